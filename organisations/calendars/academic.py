"""The school year, and the three terms in which suspensions add up.

The academic year runs from 1 September to 31 August and is written 202627. Exclusion terms end on the reference
dates of the 2012 Regulations (31 December, Easter Monday, 31 July), whatever short terms a school uses.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from organisations.calendars.days import as_day

SEPTEMBER, AUGUST = 9, 8
CODE_LENGTH = 6


def academic_year(when: date | datetime) -> str:
    """The code of the academic year that holds the day: 202627 from 1 September 2026 to 31 August 2027."""
    day = as_day(when)
    first = day.year if day.month >= SEPTEMBER else day.year - 1
    return f"{first}{(first + 1) % 100:02d}"


def year_span(code: str) -> tuple[date, date]:
    """First and last day of an academic year. Raises ValueError for a code that is not one, as 202628."""
    if len(code) != CODE_LENGTH or not code.isascii() or not code.isdigit():
        raise ValueError(f"{code!r} is not an academic year: write 202627 for 2026 to 2027")
    first = int(code[:4])
    if not 1 <= first < date.max.year or int(code[4:]) != (first + 1) % 100:
        raise ValueError(f"{code!r} is not an academic year: write 202627 for 2026 to 2027")
    return date(first, SEPTEMBER, 1), date(first + 1, AUGUST, 31)


def year_label(code: str) -> str:
    """202627 in words: 2026 to 2027."""
    start, end = year_span(code)
    return f"{start.year} to {end.year}"


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True)
class ExclusionTerm:
    """A term for adding up suspensions, both ends in."""

    name: str
    start: date
    end: date


def exclusion_term(when: date | datetime) -> ExclusionTerm:
    """The exclusion term that holds the day: each reference date is the last day of its term."""
    day = as_day(when)
    easter_monday = easter_sunday(day.year) + timedelta(days=1)
    if day <= easter_monday:
        return ExclusionTerm("spring", date(day.year, 1, 1), easter_monday)
    if day <= date(day.year, 7, 31):
        return ExclusionTerm("summer", easter_monday + timedelta(days=1), date(day.year, 7, 31))
    return ExclusionTerm("autumn", date(day.year, 8, 1), date(day.year, 12, 31))


def confirmation_term(when: date | datetime) -> str:
    """The term in which a setting confirms its contacts, as 202627-autumn. August still belongs to summer."""
    day = as_day(when)
    name = "summer" if day.month == AUGUST else exclusion_term(day).name
    return f"{academic_year(day)}-{name}"


def term_label(code: str) -> str:
    """202627-autumn in words: autumn term 2026 to 2027."""
    year, _, name = code.partition("-")
    return f"{name} term {year_label(year)}"
