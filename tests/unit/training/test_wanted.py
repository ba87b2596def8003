"""The address of the catalogue is read whatever it says, and written in one way."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from training.wanted import MOST_CHOICES, Wanted, month_of, next_month


def wanted(query: str) -> Wanted:
    return Wanted.from_query(QueryDict(query))


def test_what_was_read_is_written_again() -> None:
    query = "q=trauma+care&topic=attendance&topic=send&mode=online&month=2026-12&page=3"
    assert wanted(query).to_query() == query


@pytest.mark.parametrize(
    "query",
    ["", "page=0", "page=x", "page=1", "topic=", "topic=%3Cb%3E", "topic=%00", f"topic={'x' * 41}", "q=+", "kind=a"],
)
def test_what_says_nothing_is_left_out(query: str) -> None:
    assert wanted(query).to_query() == ""


def test_choices_stand_once_and_are_not_endless() -> None:
    assert wanted("topic=a&topic=a").chosen("topic") == ("a",)
    many = "&".join(f"topic=t{number}" for number in range(99))
    assert len(wanted(many).chosen("topic")) == MOST_CHOICES


def test_a_choice_is_taken_away_and_the_list_starts_again() -> None:
    asked = wanted("topic=a&topic=b&mode=online&page=4")
    assert asked.without("topic", "a").to_query() == "topic=b&mode=online"
    assert asked.without("topic").to_query() == "mode=online"
    assert asked.without("topic", "a").without("topic", "b").filters == {"mode": ("online",)}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2026-12", date(2026, 12, 1)),
        ("2026-13", None),
        ("1999-01", None),
        ("2026-1", None),
        ("", None),
        ("2026-12-01", None),
        ("٢٠٢٦-12", None),
    ],
    ids=["a-month", "no-such-month", "long-ago", "one-figure", "empty", "a-day", "other-figures"],
)
def test_a_month_or_nothing(typed: str, first: date | None) -> None:
    assert month_of(typed) == first


def test_months_turn_over_the_year() -> None:
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert next_month(date(2026, 1, 1), -1) == date(2025, 12, 1)
