"""Promise 6 where the calendar's data ends: still never at night and never at a weekend, and never an endless wait."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.quiet_hours import plain_weekday
from organisations.calendars import LONDON


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("2040-06-01T10:30", "2040-06-01T10:30"),  # Friday, open
        ("2040-06-01T08:59", "2040-06-01T09:00"),
        ("2040-06-01T17:00", "2040-06-04T09:00"),  # Friday evening → Monday
        ("2040-06-02T12:00", "2040-06-04T09:00"),
        ("2040-06-03T23:59", "2040-06-04T09:00"),
    ],
)
def test_the_next_weekday_morning(wanted: str, expected: str) -> None:
    assert plain_weekday(at(wanted)) == at(expected)


@given(st.datetimes(datetime(2027, 1, 1), datetime(2099, 1, 1), timezones=st.just(LONDON)))
def test_always_open_never_earlier_and_within_three_days(wanted: datetime) -> None:
    found = plain_weekday(wanted)
    assert found.weekday() < 5 and 9 <= found.hour < 17
    assert timedelta(0) <= found - wanted < timedelta(days=3)
