"""A date in three boxes: what is accepted, and errors that name the box."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from vs_portal.ui.forms import DateField


def parts_of(error: ValidationError) -> tuple[str, ...]:
    (only,) = error.error_list
    return tuple(only.params["parts"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("3", "9", "2026"), date(2026, 9, 3)),
        (("03", "09", "2026"), date(2026, 9, 3)),
        ((" 3 ", "sept", "2026"), date(2026, 9, 3)),
        (("3", "September", "2026"), date(2026, 9, 3)),
        (("3", "SEP.", "2026"), date(2026, 9, 3)),
        (("٣", "٩", "٢٠٢٦"), date(2026, 9, 3)),
        (("３", "９", "２０２６"), date(2026, 9, 3)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("1", "1", "2000"), date(2000, 1, 1)),
        (("31", "12", "2100"), date(2100, 12, 31)),
    ],
)
def test_dates_that_are_understood(typed: tuple[str, str, str], expected: date) -> None:
    assert DateField(label="Start date").clean(list(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (("", "", ""), "Enter the start date", ("day", "month", "year")),
        (("3", "", "2026"), "Start date must include a month", ("month",)),
        (("", "", "2026"), "Start date must include a day and a month", ("day", "month")),
        (("32", "1", "2026"), "Day must be a number between 1 and 31", ("day",)),
        (("0", "1", "2026"), "Day must be a number between 1 and 31", ("day",)),
        (("-3", "1", "2026"), "Day must be a number between 1 and 31", ("day",)),
        (("²", "1", "2026"), "Day must be a number between 1 and 31", ("day",)),
        (("3", "13", "2026"), "Month must be a number between 1 and 12, or its name", ("month",)),
        (("3", "ma", "2026"), "Month must be a number between 1 and 12, or its name", ("month",)),
        (("3", "9", "26"), "Year must include 4 numbers, such as 2026", ("year",)),
        (("3", "9", "1999"), "Year must be between 2000 and 2100", ("year",)),
        (("3", "9", "9999"), "Year must be between 2000 and 2100", ("year",)),
        (("3", "9", "9" * 5000), "Year must include 4 numbers, such as 2026", ("year",)),
        (("31", "2", "2026"), "Start date must be a real date", ("day", "month", "year")),
        (("29", "2", "2100"), "Start date must be a real date", ("day", "month", "year")),
    ],
)
def test_dates_that_are_refused(typed: tuple[str, str, str], message: str, parts: tuple[str, ...]) -> None:
    field = DateField(label="Start date", error_messages={"required": "Enter the start date"})
    with pytest.raises(ValidationError) as caught:
        field.clean(list(typed))
    assert caught.value.messages == [message]
    assert parts_of(caught.value) == parts


def test_limits_are_inclusive() -> None:
    field = DateField(label="Start date", earliest=date(2026, 9, 1), latest=date(2026, 9, 30))
    assert field.clean(["1", "9", "2026"]) == date(2026, 9, 1)
    assert field.clean(["30", "9", "2026"]) == date(2026, 9, 30)
    with pytest.raises(ValidationError, match="must be on or after 1 September 2026"):
        field.clean(["31", "8", "2026"])
    with pytest.raises(ValidationError, match="must be on or before 30 September 2026"):
        field.clean(["1", "10", "2026"])


def test_an_optional_date_may_be_left_out_but_not_half() -> None:
    field = DateField(label="End date", required=False)
    assert field.clean(["", " ", None]) is None
    with pytest.raises(ValidationError, match="must include a year"):
        field.clean(["1", "9", ""])


def test_a_label_that_asks_is_not_repeated() -> None:
    with pytest.raises(ValidationError, match="The date must include a year"):
        DateField(label="When does it start?").clean(["1", "9", ""])


def test_a_label_with_a_percent_sign_does_no_harm() -> None:
    with pytest.raises(ValidationError) as caught:
        DateField(label="100% (done) on").clean(["1", "9", ""])
    assert caught.value.messages == ["100% (done) on must include a year"]


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_any_three_texts_are_a_date_or_an_error(typed: list[str]) -> None:
    """Promise: no 500 for any input."""
    try:
        result = DateField(label="Start date", required=False).clean(typed)
    except ValidationError as error:
        assert parts_of(error)
    else:
        assert result is None or 2000 <= result.year <= 2100


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_what_is_shown_reads_back(day: date) -> None:
    field = DateField(label="Start date")
    assert field.clean(field.widget.decompress(day)) == day
    assert not field.has_changed(day, [f" {day.day}", str(day.month), str(day.year)])
