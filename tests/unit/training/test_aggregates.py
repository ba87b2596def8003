"""What people said is shown for five answers or more, and no step of it can be taken apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.aggregates import FEWEST, LONGEST_LIST, Answer, shown, shown_together, summary, texts

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def answer(number: int, session: int = 1, **said: int) -> Answer:
    return Answer(session, START + timedelta(minutes=number), **({"before": 2, "after": 4, "usefulness": 5} | said))


@pytest.mark.parametrize(("said", "counted"), [(0, 0), (4, 0), (5, 5), (6, 5), (9, 5), (10, 10), (12, 10)])
def test_answers_count_in_steps_of_five(said: int, counted: int) -> None:
    rows = [answer(number) for number in range(said)]
    assert shown(reversed(rows)) == rows[:counted], "the earliest, whatever the order in which they are read"


@given(st.lists(st.integers(0, 30), max_size=6))
def test_a_course_less_its_sessions_is_never_fewer_than_five(sizes: list[int]) -> None:
    by_session = {
        session: [answer(100 * session + number, session) for number in range(size)]
        for session, size in enumerate(sizes)
    }
    together = shown_together(by_session)
    apart = [one for rows in by_session.values() for one in shown(rows)]
    assert set(apart) <= set(together)
    rest = len(together) - len(apart)
    assert rest == 0 or rest >= FEWEST
    assert len(together) == 0 or len(together) >= FEWEST
    assert sum(sizes) - len(together) < FEWEST, "no more is held back than need be"


def test_figures_of_five_answers() -> None:
    rows = [answer(1, after=2), answer(2), answer(3), answer(4, usefulness=1), answer(5, before=3)]
    found = summary(rows)
    assert found is not None
    assert (found.answers, found.before, found.after, found.usefulness) == (5, 2.2, 3.6, 4.2)
    assert found.more_confident == 4
    assert found.marks == {1: 1, 2: 0, 3: 0, 4: 0, 5: 4}
    assert summary(rows[:4]) is None


def test_texts_of_fewer_than_five_are_not_shown() -> None:
    assert texts(["one", "", "two", "", "three", "four", ""]) == []
    assert sorted(texts(["e", "d", "", "c", "b", "a"])) == ["a", "b", "c", "d", "e"]


def test_texts_stand_in_random_order_and_are_not_too_many() -> None:
    words = [f"{number:03d}" for number in range(300)]
    found = texts(words)
    assert len(found) == LONGEST_LIST
    assert found != words[:LONGEST_LIST]
    assert found != sorted(found)
