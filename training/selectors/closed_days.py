"""Days on which few can come: weekends, bank holidays, days without the council's offices, and school holidays.

Whoever plans a session on one is told so and may go on: twilight and summer training exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organisations.calendars import bank_holidays
from organisations.models import Closure, Term
from organisations.selectors import closures_for, terms_for

SATURDAY = 5


def closed_days(days: Iterable[date]) -> list[str]:
    """A sentence for each of the days that is closed, in order; three queries, however many days."""
    wanted = sorted(set(days))
    if not wanted:
        return []
    offices = list(Closure.objects.filter(kind=Closure.Kind.OFFICE, start__lte=wanted[-1], end__gte=wanted[0]))
    terms = terms_for()
    closures = closures_for(None, terms)
    found = [(day, _why(day, offices, terms, closures)) for day in wanted]
    return [f"{day:%A %-d %B %Y} is {why}" for day, why in found if why]


def _why(day: date, offices: list[Closure], terms: list[Term], closures: list[Closure]) -> str:
    holidays = bank_holidays()
    if day in holidays:
        return f"a bank holiday ({holidays.names[day]})"
    if day.weekday() >= SATURDAY:
        return "on a weekend"
    if any(row.start <= day <= row.end for row in offices):
        return "a day on which the council’s offices are closed"
    if any(row.start <= day <= row.end and row.part == Closure.Part.WHOLE for row in closures):
        return "a day on which the council’s schools are closed"
    return "in the school holidays" if _between_terms(day, terms) else ""


def _between_terms(day: date, terms: list[Term]) -> bool:
    """Before one term and after another; a day beyond all the terms we know is not judged."""
    if any(term.start <= day <= term.end for term in terms):
        return False
    return any(term.end < day for term in terms) and any(day < term.start for term in terms)
