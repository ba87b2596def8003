"""Calendars built from the rows: the council's, and one school's."""

from datetime import date, timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import Q

from organisations.calendars import (
    ClosedSpan,
    DayCalendar,
    Part,
    SchoolCalendar,
    TermSpan,
    WorkingHours,
    bank_holidays,
    council_working_days,
    working_days,
)
from organisations.calendars.opening_words import opening_hours
from organisations.models import Closure, EducationSetting, Term, Trust

_RANK = {"council": 0, "trust": 1, "setting": 2}


def statutory_working_days() -> DayCalendar:
    """Monday to Friday less bank holidays: the clock of conferences, whatever the council's own closures."""
    return working_days()


def council_calendar() -> DayCalendar:
    """The days on which the council's offices are open."""
    closed: set[date] = set()
    for start, end in Closure.objects.filter(kind=Closure.Kind.OFFICE).values_list("start", "end"):
        closed.update(start + timedelta(n) for n in range((end - start).days + 1))
    return council_working_days(closed)


def council_hours() -> WorkingHours:
    """The council's open hours, as its configuration states them in words."""
    return WorkingHours(council_calendar(), opening_hours(settings.COUNCIL.opening_hours))


def _owners(setting: EducationSetting | None, trust: Trust | int | None) -> Q:
    owners = Q(level="council")
    if trust is not None:
        owners |= Q(level="trust", trust=trust)
    if setting is not None:
        owners |= Q(level="setting", setting=setting)
    return owners


def terms_for(setting: EducationSetting | None = None, trust: Trust | None = None) -> list[Term]:
    """The terms that hold for a setting (or a trust, or the council): each year from the most particular level."""
    owner_trust = setting.trust_id if setting is not None else trust
    rows = Term.objects.filter(_owners(setting, owner_trust)).order_by("academic_year", "start")
    chosen: list[Term] = []
    for _year, group in groupby(rows, key=lambda term: term.academic_year):
        terms = list(group)
        level = max((term.level for term in terms), key=_RANK.__getitem__)
        chosen += [term for term in terms if term.level == level]
    return chosen


def closures_for(setting: EducationSetting | None, terms: list[Term]) -> list[Closure]:
    """The half-terms, INSET days and closures that touch the terms of a setting (or of the council), from their own
    level downwards."""
    trust = setting.trust_id if setting is not None else None
    rows = Closure.objects.filter(_owners(setting, trust)).exclude(kind=Closure.Kind.OFFICE)
    return [row for row in rows.order_by("start", "pk") if any(_touches(row, term) for term in terms)]


def _touches(row: Closure, term: Term) -> bool:
    return row.start <= term.end and row.end >= term.start and _RANK[row.level] >= _RANK[term.level]


def school_calendar(setting: EducationSetting) -> SchoolCalendar:
    """The school days of a setting. Days of a year without terms are not known, and counting to them is refused.

    Closures count from the level whose terms the year uses downwards, so that a setting with terms of its own is not
    touched by the council's half-terms, and one without them adds its INSET days to the council's calendar.
    """
    terms = terms_for(setting)
    return calendar_of(terms, closures_for(setting, terms))


def calendar_of(terms: list[Term], closures: list[Closure]) -> SchoolCalendar:
    """The school days that rows of terms and closures make, as `terms_for` and `closures_for` give them."""
    spans = [TermSpan(term.academic_year, term.start, term.end) for term in terms]
    closed = [
        ClosedSpan(max(row.start, term.start), min(row.end, term.end), Part(row.part))
        for row in closures
        for term in terms
        if _touches(row, term)
    ]
    return SchoolCalendar.of(spans, closed, bank_holidays())
