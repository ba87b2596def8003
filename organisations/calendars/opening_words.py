"""Opening hours as the council's configuration states them, so that what people read is what the clock counts.

"Monday to Thursday, 8:30am to 5pm; Friday, 9am to 4:30pm" gives hours for five days. Words that cannot be read are
refused when the portal starts, never when a question comes in.
"""

import re
from collections.abc import Iterator
from datetime import time
from functools import lru_cache

from organisations.calendars.hours import OpeningHours

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = "|".join(DAYS)
_TIME = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?|(midday|noon)"
_PERIOD = re.compile(rf"({_DAYS})s?(?: to ({_DAYS})s?)?,? (?:from )?({_TIME}) to ({_TIME})\Z")
HALF_DAY = 12


class UnreadableHours(ValueError):
    """The words do not say when the council is open."""


@lru_cache(maxsize=8)
def opening_hours(words: str) -> OpeningHours:
    """Read the hours. Raises UnreadableHours with an example of how to write them."""
    times: dict[int, tuple[time, time]] = {}
    for period in words.casefold().split(";"):
        match = _PERIOD.match(" ".join(period.split()))
        if not match:
            raise _unreadable(words)
        hours = (_time(match[3], words), _time(match[8], words))
        for day in _days(match[1], match[2]):
            if day in times:
                raise _unreadable(words)
            times[day] = hours
    try:
        return OpeningHours(times)
    except ValueError as error:
        raise _unreadable(words) from error


def _days(first: str, last: str | None) -> Iterator[int]:
    start, end = DAYS.index(first), DAYS.index(last or first)
    return iter(range(start, end + 1)) if end >= start else iter([*range(start, 7), *range(end + 1)])


def _time(words: str, whole: str) -> time:
    if words in ("midday", "noon"):
        return time(HALF_DAY)
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?", words)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]  # type: ignore[index]  # matched as a part before
    if half and not 1 <= hour <= HALF_DAY:
        raise _unreadable(whole)
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise _unreadable(whole) from error


def _unreadable(words: str) -> UnreadableHours:
    return UnreadableHours(
        f"opening_hours: {words!r} cannot be read. Write it as: Monday to Thursday, 8:30am to 5pm; Friday, 9am to 4pm"
    )
