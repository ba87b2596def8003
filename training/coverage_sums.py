"""What the attendances of one setting add up to: until when it has a trained safeguarding lead.

A lead who attended on 4 December 2026 a course that counts for 24 months is in date up to and including 4 December
2028. The latest such day over those who are still there counts; the same over those who left says what was lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisations.calendars.plain import add_months


@dataclass(frozen=True, slots=True)
class Attendance:
    """One lead who attended one course that trains leads: the last day of the session, and whether they have left."""

    attendee: int
    on: date
    months: int
    left: bool

    @property
    def until(self) -> date:
        return add_months(self.on, self.months)


@dataclass(frozen=True, slots=True)
class Sum:
    """As the columns of `Coverage`; `holder` is whoever `current_until` rests on."""

    current_until: date | None
    holder: int | None
    left_until: date | None
    trained_on: date


def add_up(attendances: Iterable[Attendance]) -> Sum | None:
    """The sum over one setting; None where no lead ever attended. Of two with the same day the first attendee holds it."""
    rows = list(attendances)
    if not rows:
        return None
    there = [row for row in rows if not row.left]
    best = min(there, key=lambda row: (-row.until.toordinal(), row.attendee), default=None)
    return Sum(
        current_until=best.until if best else None,
        holder=best.attendee if best else None,
        left_until=max((row.until for row in rows if row.left), default=None),
        trained_on=max(row.on for row in rows),
    )
