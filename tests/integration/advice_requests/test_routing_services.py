"""Keeping routing: who may, what is refused, what came too late, and that real questions follow at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import AuditEvent, Person
from accounts.reasons import EndReason
from accounts.services.steps import take_step
from advice_requests.models import AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import State
from advice_requests.selectors.routing import advisers, choose_for
from advice_requests.selectors.routing_pages import (
    all_rules,
    count_not_set_up,
    mark_of_absence,
    mark_of_rules,
    mark_of_setup,
    profile_of,
)
from advice_requests.services.routing_rules import RuleParts, add_rule, change_rule, move_rule, remove_rule
from advice_requests.services.routing_setup import (
    ChangedMeanwhile,
    RoutingRefused,
    Setup,
    end_absence,
    record_absence,
    set_up_adviser,
)
from advice_requests.workflow import WrongActor
from organisations.models import Area
from resources.models import Topic
from tests.cast import Cast
from tests.factories import make_team
from tests.integration.advice_requests.conftest import Ask

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)


def set_up(person: Person, cast: Cast, **parts: Any) -> AdviserProfile:
    seen = mark_of_setup(profile_of(person))
    return set_up_adviser(person=person, setup=Setup(**parts), seen=seen, by=cast.vs_head)


def away(profile: AdviserProfile, by: Person, **changes: Any) -> AdviserProfile:
    days = {"first": TODAY, "last": FRIDAY, "today": TODAY, "seen": mark_of_absence(profile)} | changes
    return record_absence(profile=profile, by=by, **days)


def topic(code: str) -> Topic:
    return Topic.objects.get(code=code)


def add(cast: Cast, **parts: Any) -> RoutingRule:
    return add_rule(parts=RuleParts(**parts), seen=mark_of_rules(all_rules()), by=cast.vs_head)


def codes() -> list[str]:
    return [rule.topic.code if rule.topic else "any" for rule in all_rules()]


def events(name: str) -> int:
    return AuditEvent.objects.filter(event=name).count()


def test_a_person_set_up_gets_questions_and_it_is_audited(ask: Ask, cast: Cast) -> None:
    assert ask().assigned_to is None
    area = Area.objects.create(name="Set-up Area")
    profile = set_up(cast.vs, cast, topics=[topic("attendance")], areas=[area], phases=["secondary"], capacity=3)
    (one,) = advisers()
    assert (one.person, one.capacity, one.areas, one.phases) == (cast.vs.pk, 3, {area.pk}, {"secondary"})
    set_up(cast.vs, cast, topics=[topic("attendance")], working_days=[4, 0, 0], deputy=cast.vs_duty)
    profile.refresh_from_db()
    assert profile.working_days == [0, 4]
    assert ask().assigned_to == cast.vs
    assert (events("routing.adviser_set_up"), events("routing.adviser_changed")) == (1, 1)


def test_the_same_form_twice_changes_nothing_more(cast: Cast) -> None:
    seen = mark_of_setup(None)
    for _ in range(2):
        set_up_adviser(person=cast.vs, setup=Setup(capacity=7), seen=seen, by=cast.vs_head)
    assert AdviserProfile.objects.get().capacity == 7
    assert events("routing.adviser_set_up") == 1
    assert events("routing.adviser_changed") == 0


def test_a_setup_over_a_newer_one_is_refused(cast: Cast) -> None:
    old = mark_of_setup(None)
    set_up(cast.vs, cast, capacity=7)
    for seen in (old, "", "nonsense"):
        with pytest.raises(ChangedMeanwhile):
            set_up_adviser(person=cast.vs, setup=Setup(capacity=9), seen=seen, by=cast.admin)
    assert AdviserProfile.objects.get().capacity == 7


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"working_days": []}, "working_days"),
        ({"working_days": [7]}, "working_days"),
        ({"capacity": 0}, "capacity"),
        ({"capacity": 201}, "capacity"),
    ],
)
def test_a_setup_that_makes_no_sense_is_refused(cast: Cast, parts: dict[str, Any], field: str) -> None:
    with pytest.raises(RoutingRefused) as refusal:
        set_up(cast.vs, cast, **parts)
    assert refusal.value.field == field
    assert not AdviserProfile.objects.exists()


def test_who_may_be_set_up_and_who_may_stand_in(cast: Cast) -> None:
    for person, deputy in ((cast.vs, cast.vs), (cast.vs, cast.dsl_a), (cast.dsl_a, None)):
        with pytest.raises(RoutingRefused):
            set_up(person, cast, deputy=deputy)
    assert not AdviserProfile.objects.exists()


def test_only_those_who_manage_routing_may_change_it(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    rule = add(cast, topic=topic("attendance"), adviser=profile)
    seen = mark_of_rules(all_rules())
    for by in (cast.vs, cast.vs_duty, cast.dsl_a, cast.editor):
        attempts: list[Callable[[], object]] = [
            lambda by=by: set_up_adviser(person=cast.vs, setup=Setup(capacity=1), seen="", by=by),
            lambda by=by: add_rule(parts=RuleParts(adviser=profile), seen=seen, by=by),
            lambda by=by: change_rule(rule=rule, parts=RuleParts(adviser=profile), seen=seen, by=by),
            lambda by=by: move_rule(rule=rule, up=True, seen=seen, by=by),
            lambda by=by: remove_rule(rule=rule, seen=seen, by=by),
        ]
        for attempt in attempts:
            with pytest.raises(WrongActor):
                attempt()
    assert RoutingRule.objects.get() == rule
    assert AdviserProfile.objects.get().capacity == 12


def test_deputies_of_each_other_both_away_leave_the_question_in_a_basket(ask: Ask, cast: Cast) -> None:
    team = make_team("Advice")
    set_up(cast.vs, cast, deputy=cast.vs_duty, team=team)
    set_up(cast.vs_duty, cast, deputy=cast.vs, topics=[topic("other")])
    first = profile_of(cast.vs)
    away(first, cast.vs)
    assert ask().assigned_to == cast.vs_duty
    away(profile_of(cast.vs_duty), cast.vs_head)
    row = ask()
    assert (row.state, row.assigned_to, row.team) == (State.TRIAGED, None, team)


def test_ones_own_absence_and_its_end(ask: Ask, cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    held = ask()
    away(profile, cast.vs)
    assert ask().assigned_to is None
    held.refresh_from_db()
    assert held.assigned_to == cast.vs, "what somebody has stays with them"
    away(profile_of(cast.vs), cast.vs)  # the same days again: nothing more
    end_absence(profile=profile, seen=mark_of_absence(profile_of(cast.vs)), by=cast.vs)
    end_absence(profile=profile, seen="an old page", by=cast.vs)  # ended already
    assert ask().assigned_to == cast.vs
    assert (events("routing.absence_recorded"), events("routing.absence_ended")) == (1, 1)
    detail = AuditEvent.objects.get(event="routing.absence_recorded").detail
    assert detail == {"person": str(cast.vs.public_id)}, "days of absence outlive no erasure"


def test_an_absence_of_somebody_else_takes_the_permission(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    for by in (cast.vs_duty, cast.dsl_a):
        with pytest.raises(WrongActor):
            away(profile, by)
        with pytest.raises(WrongActor):
            end_absence(profile=profile, seen=mark_of_absence(profile), by=by)
    assert away(profile, cast.admin).away_from == TODAY


@pytest.mark.parametrize(
    "days",
    [
        {"first": FRIDAY, "last": TODAY},
        {"first": TODAY - timedelta(days=9), "last": TODAY - timedelta(days=1)},
        {"last": TODAY + timedelta(days=731)},
    ],
)
def test_days_that_make_no_sense_are_refused(cast: Cast, days: dict[str, date]) -> None:
    profile = set_up(cast.vs, cast)
    with pytest.raises(RoutingRefused):
        away(profile, cast.vs, **days)
    assert profile_of(cast.vs).away_from is None


def test_an_absence_over_a_newer_one_is_refused_and_a_setup_is_not(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    old, seen = mark_of_absence(profile), mark_of_setup(profile)
    away(profile, cast.vs)
    with pytest.raises(ChangedMeanwhile):
        away(profile, cast.vs_head, last=TODAY, seen=old)
    with pytest.raises(ChangedMeanwhile):
        end_absence(profile=profile, seen=old, by=cast.vs_head)
    set_up_adviser(person=cast.vs, setup=Setup(capacity=5), seen=seen, by=cast.vs_head)
    profile.refresh_from_db()
    assert (profile.capacity, profile.away_until) == (5, FRIDAY)


def test_rules_are_numbered_moved_and_removed(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    rules = [add(cast, topic=topic(code), adviser=profile) for code in ("attendance", "other")]
    rules.append(add(cast, adviser=profile))
    assert codes() == ["attendance", "other", "any"]
    move_rule(rule=rules[2], up=True, seen=mark_of_rules(all_rules()), by=cast.vs_head)
    assert codes() == ["attendance", "any", "other"]
    move_rule(rule=rules[0], up=False, seen=mark_of_rules(all_rules()), by=cast.vs_head)
    assert codes() == ["any", "attendance", "other"]
    remove_rule(rule=rules[2], seen=mark_of_rules(all_rules()), by=cast.vs_head)
    assert [rule.position for rule in all_rules()] == [1, 2]
    assert events("routing.rule_moved") == 2
    assert events("routing.rule_removed") == 1


def test_a_rule_decides_at_once(ask: Ask, cast: Cast) -> None:
    set_up(cast.vs, cast)
    duty = set_up(cast.vs_duty, cast, topics=[topic("other")])
    rule = add(cast, topic=topic("attendance"), adviser=duty)
    assert ask().assigned_to == cast.vs_duty
    seen = mark_of_rules(all_rules())
    change_rule(
        rule=rule, parts=RuleParts(topic=topic("attendance"), phase="primary", adviser=duty), seen=seen, by=cast.vs_head
    )
    assert ask().assigned_to == cast.vs
    again = RuleParts(topic=topic("attendance"), phase="primary", adviser=duty)
    change_rule(rule=rule, parts=again, seen="an old page", by=cast.vs_head)
    assert events("routing.rule_changed") == 1


def test_rules_that_are_refused(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    off = set_up(cast.vs_duty, cast, is_active=False)
    team = make_team("Advice")
    add(cast, topic=topic("attendance"), adviser=profile)
    for parts in (
        {"topic": topic("other")},
        {"topic": topic("other"), "adviser": profile, "team": team},
        {"topic": topic("other"), "adviser": off},
        {"topic": topic("other"), "phase": "no-such-phase", "team": team},
        {"topic": topic("attendance"), "team": team},
    ):
        with pytest.raises(RoutingRefused):
            add(cast, **parts)
    only = RoutingRule.objects.get()
    for up in (True, False):
        with pytest.raises(RoutingRefused):
            move_rule(rule=only, up=up, seen=mark_of_rules(all_rules()), by=cast.vs_head)


def test_the_list_of_rules_has_an_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advice_requests.services.routing_rules.MOST_RULES", 1)
    profile = set_up(cast.vs, cast)
    add(cast, adviser=profile)
    with pytest.raises(RoutingRefused):
        add(cast, topic=topic("other"), adviser=profile)


def test_a_list_that_changed_meanwhile_refuses_every_write(cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    rule, gone = add(cast, topic=topic("attendance"), adviser=profile), add(cast, adviser=profile)
    old = mark_of_rules(all_rules())
    remove_rule(rule=gone, seen=old, by=cast.vs_head)
    other = RuleParts(topic=topic("other"), adviser=profile)
    for attempt in (
        lambda: add_rule(parts=other, seen=old, by=cast.admin),
        lambda: change_rule(rule=rule, parts=other, seen=old, by=cast.admin),
        lambda: move_rule(rule=rule, up=True, seen=old, by=cast.admin),
        lambda: remove_rule(rule=rule, seen=old, by=cast.admin),
        lambda: remove_rule(rule=gone, seen=mark_of_rules(all_rules()), by=cast.admin),
    ):
        with pytest.raises(ChangedMeanwhile):
            attempt()
    assert codes() == ["attendance"]


def test_whose_role_ended_drops_out_of_routing(ask: Ask, cast: Cast) -> None:
    profile = set_up(cast.vs, cast)
    add(cast, adviser=profile)
    set_up(cast.vs_duty, cast, deputy=cast.vs)
    assert ask().assigned_to == cast.vs
    membership = cast.vs.memberships.get(state="approved")
    take_step(membership=membership, target="ended", by=cast.admin, reason=EndReason.values[0])
    assert [one.person for one in advisers()] == [cast.vs_duty.pk]
    away(profile_of(cast.vs_duty), cast.vs_head)
    row = ask()
    assert row.assigned_to is None, "neither the rule nor the deputy reaches somebody who left"
    assert choose_for(row).person is None
    with pytest.raises(RoutingRefused):
        set_up(cast.vs, cast, capacity=3)


def test_who_is_missing_is_counted_without_the_head(cast: Cast) -> None:
    assert count_not_set_up() == 2
    set_up(cast.vs, cast)
    set_up(cast.vs_duty, cast, is_active=False)
    assert count_not_set_up() == 0
