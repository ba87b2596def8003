"""What the outbox keeps of a calendar entry that goes with a mail: keys of rows, from which it is made when it is sent.

`training_entry:17:4:place` is the place 17 of attendee 4, as long as it is theirs; `…:gone` takes it out of their calendar.
Sittings that a move left over follow with their number, start and end in seconds, so that they can be taken out too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.models import Booking

MAKER = "training_entry"


class Says(StrEnum):
    """What the entry says of the place."""

    PLACE = "place"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A sitting that there is no more since the session was moved."""

    number: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class EntryKey:
    """Whose place, and what is said of it."""

    booking: int
    attendee: int
    says: Says
    left_over: tuple[LeftOver, ...] = ()

    def __str__(self) -> str:
        over = (f"{one.number}-{one.starts_at.timestamp():.0f}-{one.ends_at.timestamp():.0f}" for one in self.left_over)
        return ":".join([str(self.booking), str(self.attendee), self.says.value, *over])

    @classmethod
    def read(cls, text: str) -> EntryKey:
        """The key of its text. Raises ValueError for any other text."""
        booking, attendee, says, *over = text.split(":")
        return cls(int(booking), int(attendee), Says(says), tuple(_left_over(one) for one in over))


def _left_over(text: str) -> LeftOver:
    number, starts, ends = (int(part) for part in text.split("-"))
    return LeftOver(number, datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC))


def placed(row: Booking, left_over: Iterable[LeftOver] = ()) -> str:
    """The entry of a place, for whoever has it."""
    return _named(row, row.attendee_id, Says.PLACE, tuple(left_over))


def gone(row: Booking, attendee_id: int | None) -> str:
    """What takes the entry out of the calendar of an attendee who has the place no more."""
    return _named(row, attendee_id, Says.GONE, ())


def _named(row: Booking, attendee_id: int | None, says: Says, left_over: tuple[LeftOver, ...]) -> str:
    """Empty where nobody is named for the place."""
    return f"{MAKER}:{EntryKey(row.pk, attendee_id, says, left_over)}" if attendee_id is not None else ""
