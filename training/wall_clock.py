"""Times as a clock in London shows them, made into moments.

10:00 on 26 October 2026 is an hour later in the world than 10:00 the day before. 01:30 on 29 March 2026 does not exist,
and 01:30 on 25 October 2026 comes twice: both are refused rather than guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from organisations.calendars.days import LONDON

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})\s*(am|pm)?$|(\d{1,2})\s*(am|pm)$", re.IGNORECASE)


class NoSuchTime(ValueError):
    """No moment, or more than one, answers to this time; the message says what to enter."""


def read_time(text: str) -> time:
    """`9:30`, `14.00` or `2:30pm` as a time of day. Raises NoSuchTime."""
    found = _TIME.match(text.strip())
    if found is None:
        raise NoSuchTime("Enter a time like 9:30 or 14:00")
    hour, minute = int(found[1] or found[4]), int(found[2] or 0)
    half = (found[3] or found[5] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        raise NoSuchTime("Enter a time like 9:30 or 14:00")
    if hour > 23 or minute > 59:
        raise NoSuchTime("Enter a time between 00:00 and 23:59")
    return time(hour, minute)


def moment(day: date, hour: time) -> datetime:
    """The one moment at which a clock in London shows this. Raises NoSuchTime around a change of the clocks."""
    first = datetime.combine(day, hour, tzinfo=LONDON).astimezone(UTC)
    second = datetime.combine(day, hour.replace(fold=1), tzinfo=LONDON).astimezone(UTC)
    if first == second:
        return first
    if first.astimezone(LONDON).time() != hour:
        raise NoSuchTime(f"The clocks go forward on {day:%-d %B %Y}, so there is no {hour:%H:%M}. Enter another time")
    raise NoSuchTime(f"The clocks go back on {day:%-d %B %Y}, so {hour:%H:%M} comes twice. Enter another time")
