"""Who is asked next: the ladder of owner, second owner, owner of the topic, head."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.upkeep.ladder import WAITS, Asked, Rung, next_rungs

OWNER, SECOND, TOPIC, HEAD = 1, 2, 3, 4
STANDS = {Rung.OWNER: OWNER, Rung.SECOND_OWNER: SECOND, Rung.TOPIC_OWNER: TOPIC, Rung.HEAD: HEAD}
ALL = {OWNER, SECOND, TOPIC, HEAD}
DAY = date(2027, 3, 1)


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def ask(asked: list[Asked], today: date, able: set[int] = ALL, stands: dict[Rung, int | None] = STANDS) -> list:
    return next_rungs(asked, stands, able, today, after)


def test_the_owner_is_asked_at_once() -> None:
    assert ask([], DAY) == [(Rung.OWNER, OWNER)]


@pytest.mark.parametrize(
    ("rung", "who", "next_rung", "next_who", "wait"),
    [
        (Rung.OWNER, OWNER, Rung.SECOND_OWNER, SECOND, 10),
        (Rung.SECOND_OWNER, SECOND, Rung.TOPIC_OWNER, TOPIC, 5),
        (Rung.TOPIC_OWNER, TOPIC, Rung.HEAD, HEAD, 5),
    ],
)
def test_each_next_rung_waits_its_working_days(rung: Rung, who: int, next_rung: Rung, next_who: int, wait: int) -> None:
    asked = [Asked(rung, who, DAY)]
    assert ask(asked, DAY + timedelta(days=wait - 1)) == []
    assert ask(asked, DAY + timedelta(days=wait)) == [(next_rung, next_who)]


def test_after_the_head_there_is_nobody() -> None:
    assert ask([Asked(Rung.HEAD, HEAD, DAY)], DAY + timedelta(days=400)) == []


def test_somebody_who_has_left_is_passed_over_at_once() -> None:
    assert ask([], DAY, ALL - {OWNER}) == [(Rung.OWNER, None), (Rung.SECOND_OWNER, SECOND)]
    assert ask([], DAY, {HEAD}) == [
        (Rung.OWNER, None), (Rung.SECOND_OWNER, None), (Rung.TOPIC_OWNER, None), (Rung.HEAD, HEAD)
    ]  # fmt: skip


def test_nobody_waits_for_somebody_who_left_after_being_asked() -> None:
    asked = [Asked(Rung.OWNER, OWNER, DAY)]
    assert ask(asked, DAY, ALL - {OWNER}) == [(Rung.SECOND_OWNER, SECOND)]


def test_a_rung_that_is_passed_over_does_not_shorten_the_wait_of_those_who_were_asked() -> None:
    asked = [Asked(Rung.OWNER, OWNER, DAY)]
    stands = STANDS | {Rung.SECOND_OWNER: None}
    assert ask(asked, DAY + timedelta(days=9), stands=stands) == []
    assert ask(asked, DAY + timedelta(days=10), stands=stands) == [(Rung.SECOND_OWNER, None), (Rung.TOPIC_OWNER, TOPIC)]


def test_nobody_is_asked_twice_in_a_round() -> None:
    stands = dict.fromkeys(Rung, OWNER)
    assert ask([], DAY, stands=stands) == [(Rung.OWNER, OWNER)]
    later = DAY + timedelta(days=30)
    assert ask([Asked(Rung.OWNER, OWNER, DAY)], later, stands=stands) == [
        (Rung.SECOND_OWNER, None), (Rung.TOPIC_OWNER, None), (Rung.HEAD, None)
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(Rung)), st.integers(1, 4)), st.sets(st.integers(1, 4)))
def test_every_round_ends(stands: dict[Rung, int], able: set[int]) -> None:
    """Day by day: each rung is written once, in order, each person asked at most once, and it comes to an end."""
    asked: list[Asked] = []
    for days in range(sum(WAITS.values()) + 1):
        today = DAY + timedelta(days=days)
        asked += [Asked(rung, person, today) for rung, person in ask(asked, today, able, stands)]
    assert [one.rung for one in asked] == list(Rung)
    people = [one.person for one in asked if one.person is not None]
    assert len(people) == len(set(people))
    assert set(people) == set(stands.values()) & able
