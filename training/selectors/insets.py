"""Requests for whole-setting training, and how a day falls in a setting's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from organisations.calendars import bank_holidays
from organisations.calendars.days import CalendarHorizon
from organisations.models import Closure, EducationSetting
from organisations.selectors import calendar_of, closures_for, terms_for
from training.models import Course, InsetRequest
from training.models.vocabulary import CourseState, InsetState

if TYPE_CHECKING:
    from accounts.models import Person

_SATURDAY = 5
_SHOWN = 6


class Fit(StrEnum):
    """How well a day suits the whole staff of a school."""

    BEST = "best"
    SCHOOL = "school"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DayFit:
    """One day in a setting's calendar, with why it fits or not."""

    day: date
    fit: Fit
    words: str


def day_fits(setting: EducationSetting, days: Iterable[date]) -> list[DayFit]:
    """How each of the days falls in the setting's own calendar; the same few queries however many days."""
    terms = terms_for(setting)
    closures = closures_for(setting, terms)
    calendar = calendar_of(terms, closures)
    found = []
    for day in days:
        try:
            opens = calendar.is_open(day)
        except CalendarHorizon:
            opens = None
        found.append(_fit(day, opens, [row for row in closures if row.start <= day <= row.end]))
    return found


def _fit(day: date, opens: bool | None, closures: list[Closure]) -> DayFit:
    holidays = bank_holidays()
    if day in holidays:
        return DayFit(day, Fit.CLOSED, f"a bank holiday ({holidays.names[day]})")
    if day.weekday() >= _SATURDAY:
        return DayFit(day, Fit.CLOSED, "on a weekend")
    if any(row.kind == Closure.Kind.INSET for row in closures):
        return DayFit(day, Fit.BEST, "an INSET day of the setting, which fits best")
    if opens is None:
        return DayFit(day, Fit.UNKNOWN, "beyond the term dates that we know of")
    if opens:
        return DayFit(day, Fit.SCHOOL, "a school day: pupils are in, so a twilight time or cover is needed")
    if any(row.kind == Closure.Kind.HALF_TERM for row in closures):
        return DayFit(day, Fit.CLOSED, "in half-term")
    return DayFit(day, Fit.CLOSED, "a day on which the setting is closed")


def coming_inset_days(setting: EducationSetting, today: date | None = None) -> list[date]:
    """The next INSET days of the setting that we know of."""
    today = today or timezone.localdate()
    rows = [row for row in closures_for(setting, terms_for(setting)) if row.kind == Closure.Kind.INSET]
    spans = ((row.start + timedelta(n) for n in range((row.end - row.start).days + 1)) for row in rows)
    return sorted({day for span in spans for day in span if day > today})[:_SHOWN]


def courses_to_ask_for() -> list[Course]:
    """The courses of the catalogue, by title."""
    return list(Course.objects.filter(state=CourseState.PUBLISHED).order_by("title", "pk"))


def insets_of(settings: Iterable[EducationSetting]) -> QuerySet[InsetRequest]:
    """The requests of these settings, the newest first."""
    rows = InsetRequest.objects.filter(setting__in=[one.pk for one in settings])
    return rows.select_related("course", "setting", "session").order_by("-asked_at", "-pk")


def inset_for(person: Person, public_id: UUID) -> InsetRequest | None:
    """A request that the person may see."""
    rows = InsetRequest.objects.visible_to(person)
    return rows.select_related("course", "setting", "session__course", "asked_by").filter(public_id=public_id).first()


def insets_in(person: Person, state: InsetState) -> QuerySet[InsetRequest]:
    """The requests in one state, the longest waiting first; what is settled the newest first."""
    waits = state in (InsetState.ASKED, InsetState.ACCEPTED)
    rows = InsetRequest.objects.visible_to(person).filter(state=state).select_related("course", "setting")
    return rows.order_by("asked_at" if waits else "-asked_at", "pk")


def counts_by_state(person: Person) -> dict[str, int]:
    """How many requests stand in each state."""
    rows = InsetRequest.objects.visible_to(person).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))
