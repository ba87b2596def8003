"""When a programme is done: the team, the days, the audits, and from when on each counts."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from training.models.vocabulary import AttendeeRole, AuditMoment, EnrolmentState
from training.programme_sums import Done, Rules, Stand, counts_since, renew_by, renewal_opens, role_words, team_faults

E = EnrolmentState
RULES = Rules(least=3, most=5, roles=("dsl|deputy_dsl", "senco"), core=(1, 2))
BOTH = frozenset(AuditMoment)


def done(**changes: object) -> Done:
    values: dict[str, object] = {
        "rules": RULES,
        "members": (7, 8, 9),
        "faults": (),
        "attended": frozenset(product((7, 8, 9), (1, 2))),
        "audits": BOTH,
    }
    return Done(**(values | changes))  # type: ignore[arg-type]  # of a test


def test_all_core_courses_by_all_and_both_audits_earn_the_status() -> None:
    assert done().complete
    assert (done().part, done().whole) == (8, 8)


@pytest.mark.parametrize("missing", [(7, 1), (8, 2), (9, 1)])
def test_one_member_who_lacks_one_course_holds_it_up(missing: tuple[int, int]) -> None:
    short = done(attended=done().attended - {missing})
    assert not short.complete
    assert short.lacks(missing[1]) == [missing[0]]


@pytest.mark.parametrize("moment", AuditMoment)
def test_an_audit_that_is_missing_holds_it_up(moment: AuditMoment) -> None:
    assert not done(audits=BOTH - {moment}).complete


def test_somebody_who_left_neither_helps_nor_hinders() -> None:
    assert done(members=(7, 8, 9), attended=done().attended | {(4, 1)}).complete
    assert done(members=(7, 8)).complete, "whoever left is not among the members"


def test_a_fault_of_the_team_and_a_programme_without_courses_hold_it_up() -> None:
    assert not done(faults=("Choose at least 3 people",)).complete
    assert not done(rules=Rules(3, 5, (), ()), attended=frozenset()).complete


def test_a_team_is_told_all_that_is_wrong_with_it() -> None:
    good = (AttendeeRole.DEPUTY_DSL, AttendeeRole.SENCO, AttendeeRole.TEACHER)
    assert team_faults(RULES, good) == ()
    few = team_faults(RULES, (AttendeeRole.DSL,))
    assert few == ("Choose at least 3 people. You have chosen 1", "The team must include: SENCO")
    many = team_faults(RULES, (*good, *good))
    assert many == ("Choose at most 5 people. You have chosen 6",)
    assert "Designated safeguarding lead or Deputy" in team_faults(RULES, (AttendeeRole.SENCO,) * 3)[0]


def test_roles_are_said_in_words() -> None:
    assert role_words("senco") == "SENCO"
    assert role_words("dsl|deputy_dsl") == "Designated safeguarding lead or Deputy designated safeguarding lead"


def stand(state: EnrolmentState, achieved: date | None = None, until: date | None = None) -> Stand:
    return Stand(state, date(2026, 1, 10), achieved, until, 24)


def test_on_the_way_attendances_of_the_last_two_years_count_and_audits_since_the_start() -> None:
    since = counts_since(stand(E.ACTIVE), date(2026, 9, 1))
    assert (since.attended, since.audited) == (date(2024, 9, 1), date(2026, 1, 10))


def test_a_status_stands_on_what_earned_it_until_it_can_be_renewed() -> None:
    held = stand(E.ACHIEVED, date(2026, 6, 1), date(2028, 6, 1))
    assert not renewal_opens(held, date(2028, 3, 2))
    assert counts_since(held, date(2028, 3, 2)).attended == date(2024, 6, 1)
    assert renewal_opens(held, date(2028, 3, 3))
    anew = counts_since(held, date(2028, 3, 3))
    assert (anew.attended, anew.audited) == (date(2026, 6, 2), date(2026, 6, 2))


def test_a_status_granted_on_the_last_of_february_ends_on_one() -> None:
    assert renew_by(date(2028, 2, 29), 24) == date(2030, 2, 28)
