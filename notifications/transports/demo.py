"""Demonstration: a message counts as sent once its row says so, and is read at /demo/mailbox. Nothing leaves."""

from __future__ import annotations

from typing import ClassVar

from notifications.models import OutboxMessage


class DemoTransport:
    """Keeps messages where they are. The row is the mailbox, so sending twice is not possible."""

    carries_files: ClassVar = True  # made when the mailbox is read

    def open(self) -> None:
        """Nothing to connect to."""

    def close(self) -> None:
        """Nothing to let go of."""

    def already_sent(self, reference: str) -> str | None:
        """A message whose row does not say that it was sent has not been sent."""
        return None

    def send(self, message: OutboxMessage) -> str:
        """Take the message."""
        return f"demo:{message.reference}"
