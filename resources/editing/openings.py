"""Opening times as an editor types them: a line for each, such as `Monday to Thursday 9:30 to 15:00`.

Stored is `{"days": ["MO", "TU", "WE", "TH"], "opens": "09:30", "closes": "15:00"}`, in Europe/London.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST = 14
_NUMBER = {name[:3].lower(): place for place, name in enumerate(NAMES)}
_TIMES = re.compile(
    r"(?P<opens>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)\s*(?:to|until|-|–)\s*(?P<closes>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)\s*$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
_DAY = re.compile(r"[a-z]+", re.IGNORECASE)
_SPAN = re.compile(r"([a-z]+)\s*(?:to|-|–)\s*([a-z]+)", re.IGNORECASE)
Opening = dict[str, Any]


class OpeningsRefused(ValueError):
    """The times cannot be read; the message says which and how to write them."""


def parse_openings(text: str) -> list[Opening]:
    """The stored shape of lines as they were typed. Raises OpeningsRefused."""
    return checked_openings([_parsed(line.strip()) for line in re.split(r"[\n;]", text) if line.strip()])


def typed(openings: Iterable[Mapping[str, Any]]) -> str:
    """The lines that give these openings."""
    return "\n".join(f"{_typed_days(row['days'])} {row['opens']} to {row['closes']}" for row in openings)


def checked_openings(openings: object) -> list[Opening]:
    """The same openings where their shape and times hold. Raises OpeningsRefused."""
    if not isinstance(openings, list) or len(openings) > MOST:
        raise OpeningsRefused(f"Enter at most {MOST} lines of opening times")
    return [_checked(row) for row in openings]


def _checked(row: object) -> Opening:
    if not isinstance(row, dict) or set(row) != {"days", "opens", "closes"} or not isinstance(row["days"], list):
        raise OpeningsRefused("Opening times need days, a time to open and a time to close")
    days = sorted({day for day in row["days"] if day in CODES}, key=CODES.index)
    if not days or len(days) != len(set(row["days"])):
        raise OpeningsRefused("Opening times need days of the week")
    opens, closes = _clock(str(row["opens"])), _clock(str(row["closes"]))
    if opens >= closes:
        raise OpeningsRefused(f"{opens} to {closes}: the closing time must be after the opening time")
    return {"days": days, "opens": opens, "closes": closes}


def _clock(text: str) -> str:
    try:
        return time.fromisoformat(text).strftime("%H:%M")
    except ValueError:
        raise OpeningsRefused(f"{text[:20]} is not a time: write 09:30") from None


def _parsed(line: str) -> Opening:
    times = _TIMES.search(line)
    if times is None:
        raise OpeningsRefused(f"“{line[:60]}”: write days and times, such as Monday to Thursday 9:30 to 15:00")
    return {
        "days": [CODES[place] for place in _days(line[: times.start()], line)],
        "opens": _time(times["opens"]),
        "closes": _time(times["closes"]),
    }


def _days(text: str, line: str) -> list[int]:
    span = _SPAN.fullmatch(text.strip().rstrip(",:"))
    if span and (first := _day(span[1])) is not None and (last := _day(span[2])) is not None:
        return list(range(first, last + 1)) if first <= last else [*range(first, 7), *range(last + 1)]
    found = [_day(word) for word in _DAY.findall(text) if word.lower() != "and"]
    if not found or None in found:
        raise OpeningsRefused(f"“{line[:60]}”: write the days in full, such as Monday to Thursday, or Monday, Friday")
    return [day for day in found if day is not None]


def _day(word: str) -> int | None:
    place = _NUMBER.get(word[:3].lower())
    return place if place is not None and NAMES[place].lower().startswith(word.lower().rstrip("s")) else None


def _time(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = (found[3] or "").lower() if found else ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise OpeningsRefused(f"{text.strip()[:20]} is not a time: write 09:30 or 9:30am")
    return f"{hour:02}:{minute:02}"


def _typed_days(days: list[str]) -> str:
    places = [CODES.index(day) for day in days]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return f"{NAMES[places[0]]} to {NAMES[places[-1]]}"
    return ", ".join(NAMES[place] for place in places)
