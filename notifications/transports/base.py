"""What every transport answers: it took the message, or one of three faults.

`Refused`       the provider will never take this message (an address that does not exist): do not try again
`TryLater`      the provider did not take it now (greylisting): try again, waiting longer each time
`TransportDown` the provider cannot be reached, or went away: nothing is wrong with the message. If the hand-over
                had begun, nobody knows whether it was taken; the reference settles that later.
A fault carries a short code for the log and for staff, never the provider's own words: they may quote an address.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from notifications.models import OutboxMessage


class TransportFault(Exception):
    """A hand-over that did not end well."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code[:40]


class Refused(TransportFault):
    """Never try this message again."""


class TryLater(TransportFault):
    """Try this message again later."""


class TransportDown(TransportFault):
    """Nothing can be sent at present."""


class Transport(Protocol):
    """Hands messages to a provider. Opened once for a run of the relay."""

    carries_files: ClassVar[bool]  # whether the files of a message leave with it

    def open(self) -> None:
        """Connect unless connected; raises TransportDown."""

    def close(self) -> None:
        """Let go of the connection; never raises."""

    def already_sent(self, reference: str) -> str | None:
        """Return the provider's own reference if it took the message named so, "" if it has none, None if not known."""

    def send(self, message: OutboxMessage) -> str:
        """Hand over; return the provider's reference. Raises Refused, TryLater or TransportDown."""
