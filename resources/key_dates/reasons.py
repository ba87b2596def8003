"""Why a day did not count: a weekend, a bank holiday by name, a closure by its name, the time between terms.

Monday 26 October 2026 in a closure called Autumn half-term is skipped because of `Autumn half-term`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organisations.calendars import BankHolidays, Part, bank_holidays

SATURDAY = 5
WEEKEND = "Weekend"
BETWEEN_TERMS = "Holiday between terms"


def why_no_working_day(day: date) -> str:
    """For the statutory working day."""
    return bank_holidays().names.get(day) or WEEKEND


@dataclass(frozen=True)
class NamedClosure:
    name: str
    start: date
    end: date
    part: Part = Part.WHOLE


@dataclass(frozen=True)
class WhyNoSchoolDay:
    """For one school's days, with the terms and closures that its calendar was made of."""

    terms: tuple[tuple[date, date], ...]
    closures: tuple[NamedClosure, ...]
    holidays: BankHolidays

    def __call__(self, day: date) -> str:
        if not any(start <= day <= end for start, end in self.terms):
            return BETWEEN_TERMS
        covering = [closure for closure in self.closures if closure.start <= day <= closure.end]
        whole = [closure for closure in covering if closure.part == Part.WHOLE]
        if whole:
            return whole[0].name
        if day in self.holidays:
            return self.holidays.names[day]
        if day.weekday() >= SATURDAY:
            return WEEKEND
        return " and ".join(closure.name for closure in covering) or "No session"
