"""The catalogue as a month: a small table of weeks that leads to the days, and the days with their sessions."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from organisations.calendars.days import LONDON
from training.presenters.catalogue import address, chips, place_words, tabs
from training.presenters.places import session_href
from training.presenters.seats import seats
from training.wanted import Wanted, next_month

if TYPE_CHECKING:
    from training.models import SessionPart
    from training.selectors.catalogue import Facet

WEEKDAYS = list(calendar.day_name)


def month_page(
    wanted: Wanted, first: date, parts: Sequence[SessionPart], facets: list[Facet], now: datetime
) -> dict[str, Any]:
    """What `templates/training/calendar.html` takes. `first` is the first day of the month shown."""
    days: dict[date, list[SessionPart]] = defaultdict(list)
    for part in parts:
        days[part.starts_at.astimezone(LONDON).date()].append(part)
    before, after = next_month(first, -1), next_month(first)
    today = now.astimezone(LONDON).date()
    return {
        "wanted": wanted,
        "month": f"{first:%B %Y}",
        "month_code": f"{first:%Y-%m}",
        "weekdays": WEEKDAYS,
        "weeks": [[_cell(day, first, days, today) for day in week] for week in _weeks(first)],
        "days": [_day(day, rows, now) for day, rows in sorted(days.items())],
        "before": _turn(wanted, before, "Previous month"),
        "after": _turn(wanted, after, "Next month"),
        "facets": facets,
        "chosen": chips(facets, wanted, "calendar"),
        "clear_href": address(Wanted(words=wanted.words), "calendar") if wanted.filters else "",
        "tabs": tabs(wanted, "calendar"),
        "here": address(wanted, "calendar", month=f"{first:%Y-%m}"),
    }


def _turn(wanted: Wanted, first: date, words: str) -> dict[str, str]:
    return {
        "text": f"{words}: {first:%B %Y}",
        "href": address(wanted, "calendar", month=f"{first:%Y-%m}"),
    }


def _weeks(first: date) -> list[list[date]]:
    return calendar.Calendar().monthdatescalendar(first.year, first.month)


def _cell(day: date, first: date, days: dict[date, list[SessionPart]], today: date) -> dict[str, Any]:
    if day.month != first.month:
        return {"day": None}
    number = len(days.get(day, ()))
    return {
        "day": day.day,
        "href": f"#day-{day.day}" if number else "",
        "words": f"{number} session{'' if number == 1 else 's'}" if number else "",
        "today": day == today,
    }


def _day(day: date, parts: list[SessionPart], now: datetime) -> dict[str, Any]:
    return {"id": f"day-{day.day}", "text": f"{day:%A %-d %B %Y}", "rows": [_sitting(part, now) for part in parts]}


def _sitting(part: SessionPart, now: datetime) -> dict[str, Any]:
    session = part.session
    start, end = part.starts_at.astimezone(LONDON), part.ends_at.astimezone(LONDON)
    return {
        "time": f"{start:%H:%M} to {end:%H:%M}",
        "title": session.course.title,
        "part": f"part {part.position}" if part.position > 1 else "",
        "href": session_href(session),
        "where": place_words(session),
        "seats": seats(session, now, waits=part.waits),  # type: ignore[attr-defined]  # counted by the query
    }
