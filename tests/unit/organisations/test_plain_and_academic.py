"""Promise 6: calendar weeks and months, the academic year, Easter and the three exclusion terms."""

from datetime import date

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from organisations.calendars import (
    academic_year,
    add_months,
    add_weeks,
    bank_holidays,
    confirmation_term,
    count_weeks,
    easter_sunday,
    exclusion_term,
    term_label,
    year_label,
    year_span,
)


def test_ehc_clock_in_calendar_weeks() -> None:
    """20 weeks from a request of Tuesday 1 September 2026, over Christmas, neither longer nor shorter."""
    assert add_weeks(date(2026, 9, 1), 20) == date(2027, 1, 19)
    assert count_weeks(date(2026, 9, 1), date(2027, 1, 19)) == 20
    assert count_weeks(date(2026, 9, 1), date(2027, 1, 18)) == 19
    assert count_weeks(date(2026, 9, 8), date(2026, 9, 2)) == 0
    assert add_weeks(date(2026, 9, 8), -1) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2026, 5, 15), 6, date(2026, 11, 15)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, result: date) -> None:
    """Reviews of child protection plans count in months."""
    assert add_months(day, months) == result


@given(st.integers(1583, 4099))
def test_easter_agrees_with_a_library(year: int) -> None:
    """Our Easter is dateutil's Easter."""
    assert easter_sunday(year) == easter(year)


def test_easter_monday_is_the_bank_holiday() -> None:
    """The bundled bank holidays agree with our Easter in every year they cover."""
    ours = {easter_sunday(year).toordinal() + 1 for year in range(2013, 2029)}
    theirs = {day.toordinal() for day, name in bank_holidays().names.items() if name == "Easter Monday"}
    assert ours <= theirs


@pytest.mark.parametrize(
    ("day", "name", "end"),
    [
        (date(2026, 8, 1), "autumn", date(2026, 12, 31)),
        (date(2026, 12, 31), "autumn", date(2026, 12, 31)),
        (date(2027, 1, 1), "spring", date(2027, 3, 29)),
        (date(2027, 3, 29), "spring", date(2027, 3, 29)),
        (date(2027, 3, 30), "summer", date(2027, 7, 31)),
        (date(2027, 7, 31), "summer", date(2027, 7, 31)),
    ],
)
def test_exclusion_terms_end_on_the_reference_dates(day: date, name: str, end: date) -> None:
    """31 December, Easter Monday and 31 July are each the last day of their term."""
    assert (exclusion_term(day).name, exclusion_term(day).end) == (name, end)
    assert exclusion_term(day).start <= day


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 8, 31), "202526-summer"),
        (date(2026, 9, 1), "202627-autumn"),
        (date(2027, 1, 4), "202627-spring"),
        (date(2027, 5, 1), "202627-summer"),
    ],
)
def test_confirmation_terms(day: date, code: str) -> None:
    """Contacts are confirmed once in each of three terms; August belongs to summer."""
    assert confirmation_term(day) == code


def test_academic_year_in_codes_and_words() -> None:
    """202627 runs from 1 September 2026 to 31 August 2027, also over a turn of the century."""
    assert academic_year(date(2026, 8, 31)) == "202526"
    assert year_span("202627") == (date(2026, 9, 1), date(2027, 8, 31))
    assert year_label("202627") == "2026 to 2027"
    assert term_label("202627-autumn") == "autumn term 2026 to 2027"
    assert academic_year(date(2099, 9, 1)) == "209900"
    assert year_span("209900")[1] == date(2100, 8, 31)


@pytest.mark.parametrize("code", ["202628", "2026", "2026-7", "²02627", "", "999900"])
def test_what_is_no_academic_year(code: str) -> None:
    """A code whose halves do not follow each other is refused."""
    with pytest.raises(ValueError, match="academic year"):
        year_span(code)
