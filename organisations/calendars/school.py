"""School days: days on which that school has a session.

A day has two sessions, morning and afternoon; it is a school day if it has either. Sessions fall on Monday to Friday
within a term, and not on a bank holiday, in a half-term, on an INSET day or in any other closure.

What is known: a year counts as known from 1 September if its first term starts in September, and to 31 August if its
last term ends in July or August. A year half entered is known to the end of its last term and no further, and
a hole of more than five weeks inside a year is a term that nobody entered, so nothing is counted across it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

from organisations.calendars.academic import year_span
from organisations.calendars.bank_holidays import BankHolidays
from organisations.calendars.days import DayCalendar, Span, as_day
from organisations.calendars.working import SATURDAY

LONGEST_HOLIDAY_IN_A_YEAR = timedelta(weeks=5)
SEPTEMBER, JULY = 9, 7
ONE_DAY = timedelta(days=1)
HALF = Decimal("0.5")


class Part(StrEnum):
    """Which part of a day a closure takes."""

    WHOLE = "whole"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True)
class TermSpan:
    """A run of days with sessions, both ends in, in the academic year it was entered for."""

    academic_year: str
    start: date
    end: date


@dataclass(frozen=True)
class ClosedSpan:
    """Days without a session, both ends in."""

    start: date
    end: date
    part: Part = Part.WHOLE


@dataclass(frozen=True)
class SchoolCalendar(DayCalendar):
    """School days of one school; `halves` are those days that have one session only."""

    halves: frozenset[date] = field(default=frozenset())

    @classmethod
    def of(cls, terms: Iterable[TermSpan], closures: Iterable[ClosedSpan], holidays: BankHolidays) -> "SchoolCalendar":
        """Work out the school days from terms, closures and bank holidays."""
        spans = sorted(terms, key=lambda term: term.start)
        lost: dict[date, set[Part]] = {}
        for closure in closures:
            for day in _days(closure.start, closure.end):
                lost.setdefault(day, set()).update(_parts(closure.part))
        in_term = {day for term in spans for day in _days(term.start, term.end)}
        sessions = {day for day in in_term if day.weekday() < SATURDAY and day not in holidays}
        open_days = {day for day in sessions if len(lost.get(day, ())) < 2}
        halves = frozenset(day for day in open_days if lost.get(day))
        known = tuple(_known(spans, holidays))
        reached = (day for day in open_days if any(span[0] <= day <= span[1] for span in known))
        return cls("school days", tuple(sorted(reached)), known, halves)

    def sessions(self, when: date | datetime) -> int:
        """Sessions on the day: 2, 1 or 0."""
        day = as_day(when)
        if not self.is_open(day):
            return 0
        return 1 if day in self.halves else 2

    def days_lost(self, first: date, last: date) -> Decimal:
        """School days from `first` to `last`, both in, half days as 0.5: how long a suspension over them is."""
        if last < first:
            raise ValueError("the last day lies before the first")
        self.count(first, last)  # refuses what the data does not cover
        return sum((HALF * self.sessions(day) for day in _days(first, last)), Decimal(0))


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(n) for n in range((end - start).days + 1))


def _parts(part: Part) -> set[Part]:
    return {Part.MORNING, Part.AFTERNOON} if part == Part.WHOLE else {part}


def _known(terms: list[TermSpan], holidays: BankHolidays) -> Iterable[Span]:
    """The spans in which every school day is in the data, joined where one year follows the other."""
    joined: list[Span] = []
    for code, group in groupby(terms, key=lambda term: term.academic_year):
        for start, end in _year_spans(code, list(group)):
            if joined and start <= joined[-1][1] + ONE_DAY:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
    clipped = ((max(start, holidays.first), min(end, holidays.last)) for start, end in joined)
    return [span for span in clipped if span[0] <= span[1]]


def _year_spans(code: str, terms: list[TermSpan]) -> Iterable[Span]:
    first, last = year_span(code)
    start = first if terms[0].start.month == SEPTEMBER else terms[0].start
    start = min(start, terms[0].start)
    for before, after in pairwise(terms):
        if after.start - before.end > LONGEST_HOLIDAY_IN_A_YEAR:
            yield start, before.end
            start = after.start
    yield start, last if terms[-1].end >= date(last.year, JULY, 1) else terms[-1].end
