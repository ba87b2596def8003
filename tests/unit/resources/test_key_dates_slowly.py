"""Promise 6: the calculator against a slow count that looks at one day after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organisations.calendars import bank_holidays
from resources.key_dates.facts import Facts
from tests.unit.resources.key_dates_law import CLOSURES, LAW, TERMS, dates

ONE = timedelta(days=1)
starts = st.dates(date(2026, 9, 1), date(2028, 3, 1))
amounts = st.integers(1, 60)


def has_a_session(day: date) -> bool:
    in_term = any(term.start <= day <= term.end for term in TERMS)
    closed = any(closure.start <= day <= closure.end for closure in CLOSURES)
    return in_term and not closed and day.weekday() < 5 and day not in bank_holidays().names


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays().names


@given(start=starts, amount=amounts)
def test_school_days(start: date, amount: int) -> None:
    rules = LAW | {"board-meets": replace(LAW["board-meets"], value=str(amount))}
    found = dates("permanent-exclusion", Facts(received=start), rules)["board-meets"]
    day, left, skipped = start, amount, 0
    while left:
        day += ONE
        if has_a_session(day):
            left -= 1
        else:
            skipped += 1
    assert found.day == day
    assert sum((run.last - run.first).days + 1 for run in found.skipped) == skipped
    assert all(run.reason for run in found.skipped)


@given(start=starts.filter(has_a_session), amount=amounts.filter(lambda n: n > 1))
def test_school_days_from_a_given_first_day(start: date, amount: int) -> None:
    key = "full-time-education-from"
    rules = LAW | {key: replace(LAW[key], value=str(amount))}
    found = dates("permanent-exclusion", Facts(received=start - ONE, first_day=start), rules)
    day, left = start, amount - 1
    while left:
        day += ONE
        left -= has_a_session(day)
    assert found["full-time-education"].day == day
    assert found["work-set"].day is not None
    assert found["work-set"].day < day


@given(start=starts, amount=amounts)
def test_working_days(start: date, amount: int) -> None:
    key = "cp-initial-conference"
    found = dates("strategy-discussion", Facts(received=start), LAW | {key: replace(LAW[key], value=str(amount))})
    day, left = start, amount
    while left:
        day += ONE
        left -= is_working(day)
    assert found["initial-conference"].day == day


@given(start=starts, weeks=st.integers(1, 30))
def test_calendar_weeks(start: date, weeks: int) -> None:
    key = "ehc-final-plan"
    found = dates("ehc-request", Facts(received=start), LAW | {key: replace(LAW[key], value=str(weeks))})
    day = start
    for _ in range(weeks * 7):
        day += ONE
    assert found["ehc-final"].day == day
