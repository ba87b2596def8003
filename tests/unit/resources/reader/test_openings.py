"""Issue 4 point 5: opening times as people say them."""

from __future__ import annotations

import pytest

from resources.reader.languages import name_of
from resources.reader.openings import in_words


def row(days: str, opens: str, closes: str) -> dict[str, object]:
    return {"days": days.split(), "opens": opens, "closes": closes}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row("MO TU WE TH", "09:30", "15:00")], ["Monday to Thursday, 9:30am to 3pm"]),
        (
            [row("FR", "09:00", "12:00"), row("MO TU WE TH", "09:00", "17:00")],
            ["Monday to Thursday, 9am to 5pm", "Friday, 9am to midday"],
        ),
        ([row("MO TU", "10:00", "16:00")], ["Monday and Tuesday, 10am to 4pm"]),
        ([row("MO WE FR", "10:00", "16:00")], ["Monday, Wednesday and Friday, 10am to 4pm"]),
        ([row("MO TU WE SA", "10:00", "16:00")], ["Monday to Wednesday and Saturday, 10am to 4pm"]),
        (
            [row("MO", "09:00", "12:00"), row("MO", "13:00", "17:00")],
            ["Monday, 9am to midday and 1pm to 5pm"],
        ),
        ([row("MO TU WE TH FR SA SU", "00:00", "24:00")], ["Every day, at any time"]),
        ([row("SA SU", "18:00", "23:59")], ["Saturday and Sunday, 6pm to midnight"]),
        ([row("MO", "09:00", "17:00"), row("MO", "09:00", "17:00")], ["Monday, 9am to 5pm"]),
        ([], []),
    ],
)
def test_days_with_the_same_times_are_said_together(rows: list[dict[str, object]], words: list[str]) -> None:
    assert in_words(rows) == words


@pytest.mark.parametrize(
    "odd", [row("MO", "17:00", "09:00"), row("MO", "nine", "17:00"), row("XX", "09:00", "17:00"), {"days": ["MO"]}, {}]
)
def test_what_cannot_be_read_is_left_out(odd: dict[str, object]) -> None:
    """A wrong time is worse than none; the rest is kept."""
    assert in_words([odd, row("TU", "09:00", "17:00")]) == ["Tuesday, 9am to 5pm"]


def test_languages_have_names() -> None:
    assert [name_of(code) for code in ("en", "pl", "bfi", "so", "en-GB", "xx")] == [
        "English", "Polish", "British Sign Language", "Somali", "British English", "xx",
    ]  # fmt: skip
