"""The review clock and the words that readers get, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from resources.models import Resource
from resources.models.vocabulary import State
from resources.upkeep.clock import Standing, next_check, state_of
from resources.upkeep.presenters import checked, checked_words


def item(**fields: object) -> Resource:
    values = {"state": State.PUBLISHED, "checked_on": date(2026, 3, 3), "check_due_on": date(2027, 3, 3)} | fields
    return Resource(**values)


@pytest.mark.parametrize(
    ("checked_on", "months", "due"),
    [
        (date(2026, 3, 3), 12, date(2027, 3, 3)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 36, date(2029, 1, 31)),
    ],
)
def test_the_next_check(checked_on: date, months: int, due: date) -> None:
    assert next_check(checked_on, months) == due


@pytest.mark.parametrize(
    ("today", "standing", "words"),
    [
        (date(2027, 3, 2), Standing.IN_DATE, "Checked on 3 March 2026, next check due 3 March 2027"),
        (date(2027, 3, 3), Standing.DUE, "Checked on 3 March 2026; check is due on 3 March 2027"),
        (date(2027, 3, 4), Standing.DUE, "Checked on 3 March 2026; check was due on 3 March 2027"),
    ],
)
def test_what_readers_see_before_and_after_the_day(today: date, standing: Standing, words: str) -> None:
    """Also where the daily task has not run yet."""
    assert state_of(item(), today) is standing
    assert checked_words(item(), today) == words
    assert checked(item(), today).overdue is (standing is Standing.DUE)


def test_an_item_in_review_due_is_due_whatever_the_date() -> None:
    assert state_of(item(state=State.REVIEW_DUE), date(2026, 4, 1)) is Standing.DUE


def test_the_law_goes_before_the_date() -> None:
    assert state_of(item(law_review=True), date(2026, 4, 1)) is Standing.LAW_CHANGED


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
def test_what_is_not_shown_has_no_clock(state: State) -> None:
    assert state_of(item(state=state), date(2030, 1, 1)) is Standing.NOT_SHOWN


def test_an_item_without_dates_says_so() -> None:
    assert checked_words(Resource(state=State.DRAFT), date(2026, 1, 1)) == "Not checked yet"


def test_failing_links_are_a_quiet_note() -> None:
    today = date(2026, 4, 1)
    assert checked(item(), today).links == ""
    assert checked(item(links_broken=True), today).links == "A link on this page may not work. We know about it."
