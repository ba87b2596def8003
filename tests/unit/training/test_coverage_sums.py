"""What attendances add up to, against slow and obvious arithmetic; and how a setting stands on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.coverage_sums import Attendance, Sum, add_up
from training.selectors.coverage import Standing, standing_of

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
ROWS = st.lists(st.builds(Attendance, st.integers(1, 5), DAYS, st.integers(1, 60), st.booleans()), max_size=12)
TODAY = date(2026, 11, 25)


def obvious(rows: list[Attendance]) -> Sum | None:
    """One row after the other."""
    current = holder = left = trained = None
    for row in rows:
        trained = row.on if trained is None or row.on > trained else trained
        if row.left:
            left = row.until if left is None or row.until > left else left
        elif current is None or row.until > current or (row.until == current and row.attendee < holder):
            current, holder = row.until, row.attendee
    return Sum(current, holder, left, trained) if trained is not None else None


@given(ROWS)
def test_the_sum_agrees_with_the_obvious_one(rows: list[Attendance]) -> None:
    assert add_up(rows) == obvious(rows)


@given(ROWS)
def test_the_order_of_attendances_does_not_matter(rows: list[Attendance]) -> None:
    assert add_up(rows) == add_up(list(reversed(rows)))


def test_a_course_on_the_last_of_august_counts_up_to_the_last_of_february() -> None:
    assert Attendance(1, date(2026, 8, 31), 6, left=False).until == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("until", "left", "trained", "standing"),
    [
        (None, None, None, Standing.NEVER),
        (TODAY + timedelta(91), None, TODAY, Standing.CURRENT),
        (TODAY + timedelta(90), None, TODAY, Standing.LAPSES),
        (TODAY, None, TODAY, Standing.LAPSES),
        (TODAY - timedelta(1), None, TODAY, Standing.LAPSED),
        (TODAY - timedelta(1), TODAY, TODAY, Standing.LEFT),
        (None, TODAY, TODAY, Standing.LEFT),
        (None, TODAY - timedelta(1), TODAY, Standing.LAPSED),
        (TODAY + timedelta(200), TODAY + timedelta(300), TODAY, Standing.CURRENT),
    ],
    ids=["never", "current", "90-days", "last-day", "lapsed", "left", "left-alone", "left-long-ago", "both"],
)
def test_how_a_setting_stands(until: date | None, left: date | None, trained: date | None, standing: Standing) -> None:
    assert standing_of(until, left, trained, TODAY) is standing
