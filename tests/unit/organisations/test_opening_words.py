"""Promise 6: the opening hours that people read are those that the clock counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from django.conf import settings as django_settings

from organisations.calendars.opening_words import UnreadableHours, opening_hours
from organisations.checks import opening_hours_can_be_read

NINE, FIVE = time(9), time(17)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Monday to Friday, 9am to 5pm", dict.fromkeys(range(5), (NINE, FIVE))),
        ("Monday to Friday, 8:30am to 5pm", dict.fromkeys(range(5), (time(8, 30), FIVE))),
        ("mondays to fridays from 09:00 to 17.00", dict.fromkeys(range(5), (NINE, FIVE))),
        (
            "Monday to Thursday, 9am to 5pm; Friday, 9 am to midday",
            dict.fromkeys(range(4), (NINE, FIVE)) | {4: (NINE, time(12))},
        ),
        ("Saturday to Sunday, 12am to 12pm", dict.fromkeys((5, 6), (time(0), time(12)))),
        ("Sunday to Monday, 9am to 5pm", dict.fromkeys((6, 0), (NINE, FIVE))),
    ],
)
def test_hours_in_words(words: str, times: dict[int, tuple[time, time]]) -> None:
    """As councils write them."""
    assert opening_hours(words).times == times


@pytest.mark.parametrize(
    "words",
    [
        "",
        "always",
        "Monday to Friday",
        "9am to 5pm",
        "Monday, 5pm to 9am",
        "Monday, 13pm to 5pm",
        "Monday, 25:00 to 26:00",
        "Monday to Friday, 9am to 5pm; Friday, 9am to 4pm",
        "Monday, 9:75am to 5pm",
    ],
)
def test_words_that_say_no_hours(words: str) -> None:
    """Refused with an example of how to write them."""
    with pytest.raises(UnreadableHours, match="Write it as"):
        opening_hours(words)


def test_the_start_is_refused_when_the_words_cannot_be_read(settings: object) -> None:
    """A check fails at start, not a clock when a question comes in."""
    assert opening_hours_can_be_read(None) == []
    settings.COUNCIL = replace(django_settings.COUNCIL, opening_hours="when the sun shines")
    assert [error.id for error in opening_hours_can_be_read(None)] == ["organisations.E001"]
