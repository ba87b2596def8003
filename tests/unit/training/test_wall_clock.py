"""Hours as a clock in London shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from training.wall_clock import NoSuchTime, moment, read_time


@pytest.mark.parametrize(
    ("typed", "means"),
    [("9:30", time(9, 30)), ("14.00", time(14)), ("2:30pm", time(14, 30)), ("12am", time(0)), (" 9 AM ", time(9))],
)
def test_times_are_read_as_people_write_them(typed: str, means: time) -> None:
    assert read_time(typed) == means


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "9:75", "13pm", "9", "noon", "9:30:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(NoSuchTime):
        read_time(typed)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 28), 10),
        (date(2026, 3, 29), 9),
        (date(2026, 10, 24), 9),
        (date(2026, 10, 25), 10),
    ],
    ids=["before_spring", "spring", "before_autumn", "autumn"],
)
def test_ten_is_ten_on_both_sides_of_a_change_of_the_clocks(day: date, utc: int) -> None:
    assert moment(day, time(10)) == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)


def test_an_hour_that_is_not_there_and_one_that_comes_twice_are_refused() -> None:
    with pytest.raises(NoSuchTime, match="there is no 01:30"):
        moment(date(2026, 3, 29), time(1, 30))
    with pytest.raises(NoSuchTime, match="01:30 comes twice"):
        moment(date(2026, 10, 25), time(1, 30))
    assert moment(date(2026, 10, 25), time(2)) == datetime(2026, 10, 25, 2, tzinfo=UTC)
