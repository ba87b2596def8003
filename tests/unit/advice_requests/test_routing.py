"""Routing: rules, fair share, absence, deputy, team, basket; always with its reason, never with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from advice_requests.routing import Adviser, Need, Rule, choose

ATTENDANCE, EXCLUSIONS = 1, 2
NORTH, SOUTH = 10, 20
TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)
NEED = Need(ATTENDANCE, "Attendance", "primary", NORTH, urgent=False, day=TUESDAY)
AWAY = {"away_from": TUESDAY, "away_until": date(2026, 12, 4)}


def test_the_only_adviser_who_covers_the_topic_gets_it() -> None:
    chosen = choose(NEED, [Adviser(1, topics=frozenset({EXCLUSIONS})), Adviser(2, topics=frozenset({ATTENDANCE}))], [])
    assert chosen.person == 2
    assert "only adviser free" in chosen.words


def test_among_those_who_fit_the_smallest_share_wins_not_the_smallest_number() -> None:
    half_time = Adviser(1, capacity=4, open_requests=2)
    full_time = Adviser(2, capacity=12, open_requests=3)
    assert choose(NEED, [half_time, full_time], []).person == 2


def test_an_equal_share_goes_the_same_way_each_time() -> None:
    two = [Adviser(7), Adviser(3)]
    assert choose(NEED, two, []).person == choose(NEED, two[::-1], []).person == 3


def test_a_full_desk_gets_nothing_more() -> None:
    chosen = choose(NEED, [Adviser(1, capacity=3, open_requests=3, team=5)], [])
    assert (chosen.person, chosen.team) == (None, 5)
    assert "full desk" in chosen.words


def test_nobody_covers_it_so_the_duty_adviser_decides() -> None:
    chosen = choose(NEED, [Adviser(1, areas=frozenset({SOUTH}))], [])
    assert (chosen.person, chosen.team) == (None, None)
    assert "No adviser covers attendance" in chosen.words


def test_no_adviser_at_all_is_a_basket_too() -> None:
    assert choose(NEED, [], []).person is None


def test_a_question_over_several_phases_fits_every_phase() -> None:
    assert choose(replace(NEED, phase="all"), [Adviser(1, phases=frozenset({"secondary"}))], []).person == 1


def test_the_first_rule_that_fits_decides() -> None:
    rules = [Rule(1, topic=EXCLUSIONS, adviser=1), Rule(2, area=NORTH, adviser=2), Rule(3, adviser=3)]
    chosen = choose(NEED, [Adviser(1), Adviser(2, open_requests=11), Adviser(3)], rules)
    assert chosen.person == 2
    assert "Rule 2" in chosen.words


def test_a_rule_for_somebody_who_left_is_passed_over() -> None:
    assert choose(NEED, [Adviser(2)], [Rule(1, adviser=99)]).person == 2


def test_an_absent_advisers_work_goes_to_the_deputy() -> None:
    chosen = choose(
        NEED, [Adviser(1, deputy=2, **AWAY), Adviser(2, topics=frozenset({EXCLUSIONS}))], [Rule(1, adviser=1)]
    )
    assert chosen.person == 2
    assert "deputy" in chosen.words


def test_with_the_deputy_away_it_goes_to_the_team_then_to_its_basket() -> None:
    absent, deputy = Adviser(1, team=5, deputy=2, **AWAY), Adviser(2, team=6, **AWAY)
    mate = Adviser(3, team=5)
    assert choose(NEED, [absent, deputy, mate], [Rule(1, adviser=1)]).person == 3
    chosen = choose(NEED, [absent, deputy], [Rule(1, adviser=1)])
    assert (chosen.person, chosen.team) == (None, 5)
    assert "basket" in chosen.words


def test_everybody_who_fits_is_away_and_nobody_stands_in() -> None:
    chosen = choose(NEED, [Adviser(1, **AWAY)], [])
    assert chosen.person is None
    assert "duty adviser decides" in chosen.words


def test_absence_ends_the_day_after_its_last_day() -> None:
    one = Adviser(1, away_from=date(2026, 11, 16), away_until=date(2026, 11, 23))
    assert choose(NEED, [one], []).person == 1
    assert choose(replace(NEED, day=date(2026, 11, 23)), [one], []).person is None


def test_an_urgent_question_waits_for_nobodys_day_off() -> None:
    off_on_tuesdays = Adviser(1, working_days=frozenset({0, 2, 3, 4}))
    there = Adviser(2, open_requests=9)
    assert choose(replace(NEED, urgent=True), [off_on_tuesdays, there], []).person == 2
    assert choose(NEED, [off_on_tuesdays, there], []).person == 1


def test_a_rule_for_a_team_shares_within_it_and_prefers_those_who_fit() -> None:
    rules = [Rule(1, topic=ATTENDANCE, team=5)]
    team = [Adviser(1, team=5, topics=frozenset({EXCLUSIONS})), Adviser(2, team=5, open_requests=4), Adviser(3, team=6)]
    assert choose(NEED, team, rules).person == 2


_ids = st.frozensets(st.integers(1, 3), max_size=2)
_advisers = st.lists(
    st.builds(
        Adviser,
        person=st.integers(1, 6),
        topics=_ids,
        areas=_ids,
        capacity=st.integers(1, 4),
        open_requests=st.integers(0, 5),
        team=st.none() | st.integers(1, 2),
        deputy=st.none() | st.integers(1, 6),
        away_from=st.sampled_from([None, TUESDAY]),
        away_until=st.sampled_from([None, TUESDAY]),
    ),
    max_size=5,
    unique_by=lambda one: one.person,
)


@given(_advisers, st.lists(st.builds(Rule, position=st.integers(1, 9), adviser=st.integers(1, 7)), max_size=2))
def test_whoever_is_chosen_is_there_and_the_reason_is_given(advisers: list[Adviser], rules: list[Rule]) -> None:
    chosen = choose(NEED, advisers, rules)
    assert chosen.words.endswith(".")
    if chosen.person is not None:
        one = next(adviser for adviser in advisers if adviser.person == chosen.person)
        assert one.is_there(NEED)


@given(_advisers)
def test_fair_share_never_passes_over_an_emptier_desk(advisers: list[Adviser]) -> None:
    """The slow way round: nobody who fits, is there and has room carries a smaller share than the one chosen."""
    chosen = choose(NEED, advisers, [])
    free = [one for one in advisers if one.fits(NEED) and one.is_there(NEED) and one.has_room()]
    if not free:
        return
    one = next(adviser for adviser in advisers if adviser.person == chosen.person)
    assert all(one.open_requests / one.capacity <= other.open_requests / other.capacity for other in free)
