"""Opening times in words: a week's rows become "Monday to Thursday, 9:30am to 3pm".

Days with the same times are said together; three or more days in a row become "Monday to Wednesday". A row that cannot
be read is left out: a wrong time is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from vs_portal.ui.templatetags.ui import clock_time

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_CODES = list(DAYS)
_END_OF_DAY = ("24:00", "23:59", "00:00")
_FEWEST_IN_A_ROW = 3
Times = tuple[str, str]


def in_words(openings: Iterable[Mapping[str, Any]]) -> list[str]:
    """One line for all days that have the same times, in the order of the week."""
    by_day: dict[str, set[Times]] = {}
    for row in openings:
        times = _times(row)
        for day in row.get("days", ()) if times else ():
            if day in DAYS and times:
                by_day.setdefault(day, set()).add(times)
    together: dict[tuple[Times, ...], list[int]] = {}
    for place, code in enumerate(_CODES):
        if code in by_day:
            together.setdefault(tuple(sorted(by_day[code])), []).append(place)
    return [f"{_days(days)}, {joined([_hours(one) for one in times])}" for times, days in together.items()]


def joined(parts: list[str]) -> str:
    """ "one, two and three"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _times(row: Mapping[str, Any]) -> Times | None:
    opens, closes = str(row.get("opens", "")), str(row.get("closes", ""))
    try:
        begins = time.fromisoformat(opens)
        if closes not in _END_OF_DAY and time.fromisoformat(closes) <= begins:
            return None
    except ValueError:
        return None
    return opens[:5], closes[:5]


def _days(places: list[int]) -> str:
    if len(places) == len(DAYS):
        return "Every day"
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said: list[str] = []
    for run in runs:
        names = [DAYS[_CODES[place]] for place in run]
        said += [f"{names[0]} to {names[-1]}"] if len(run) >= _FEWEST_IN_A_ROW else names
    return joined(said)


def _hours(times: Times) -> str:
    opens, closes = times
    if opens == "00:00" and closes in _END_OF_DAY:
        return "at any time"
    end = "midnight" if closes in _END_OF_DAY else clock_time(time.fromisoformat(closes))
    return f"{clock_time(time.fromisoformat(opens))} to {end}"
