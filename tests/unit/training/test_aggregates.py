"""What people said is shown for five answers or more, and no step of it can be taken apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from training.aggregates import FEWEST, LONGEST_LIST, SETTLES, Answer, shown, shown_together, summary, texts

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
EVER = datetime(2000, 1, 1, tzinfo=UTC)


def answer(number: int, session: int = 1, **said: int) -> Answer:
    return Answer(
        session, START, START + timedelta(minutes=number), **({"before": 2, "after": 4, "usefulness": 5} | said)
    )


@pytest.mark.parametrize(("said", "counted"), [(0, 0), (4, 0), (5, 5), (6, 5), (9, 5), (10, 10), (12, 10)])
def test_answers_count_in_steps_of_five(said: int, counted: int) -> None:
    rows = [answer(number) for number in range(said)]
    assert shown(reversed(rows)) == rows[:counted], "the earliest, whatever the order in which they are read"


def together(answers: list[Answer], now: datetime, since: datetime = EVER) -> list[Answer]:
    return shown_together([one for one in answers if one.at <= now], now=now, since=since)


def test_what_a_session_has_left_over_counts_with_that_of_others_once_it_stays_so() -> None:
    answers = [answer(number, session) for session, size in enumerate((6, 8, 3)) for number in range(size)]
    soon, later = START + timedelta(days=7), START + SETTLES
    assert len(together(answers, soon)) == 10
    assert len(together(answers, later)) == 15
    assert together(answers, later, since=later) == []


said = st.tuples(st.integers(0, 4), st.integers(0, 40))  # of which session, and in which week


@given(st.lists(said, max_size=60), st.lists(st.integers(0, 20), min_size=5, max_size=5))
@example([(0, 0)] * 6 + [(1, 0)] * 9 + [(0, 3)] * 4 + [(2, 3)] * 6, [0] * 5)  # the sixth of one would stand alone
@example([(0, 0)] * 7 + [(1, 20)] * 8, [0] * 5)
def test_whoever_keeps_the_figures_of_every_week_has_nothing_of_fewer_than_five(
    weeks: list[tuple[int, int]], opened: list[int]
) -> None:
    """Every session and the course, looked at every week, as figures leave the last two years too: whatever is taken from
    whatever else, no answers but whole groups of five or more can be told apart."""
    rows = [
        Answer(
            session, START + timedelta(weeks=opened[session]), START + timedelta(weeks=opened[session] + week), 2, 4, 5
        )
        for session, week in weeks
    ]
    numbered = {number: row for number, row in enumerate(replace(row, best=str(n)) for n, row in enumerate(rows))}
    seen: dict[str, list[bool]] = {row.best: [] for row in numbered.values()}
    for week in range(0, 170, 3):
        now = START + timedelta(weeks=week)
        said_by_now = [row for row in numbered.values() if row.at <= now]
        pages = [shown([row for row in said_by_now if row.session == session]) for session in range(5)]
        pages.append(together(said_by_now, now, since=now - timedelta(weeks=104)))
        for page in pages:
            shows = {row.best for row in page}
            for name, marks in seen.items():
                marks.append(name in shows)
    told_apart = Counter(tuple(marks) for marks in seen.values() if any(marks))
    assert all(number >= FEWEST for number in told_apart.values())


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
