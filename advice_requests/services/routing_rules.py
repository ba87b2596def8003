"""The list of rules: added, changed, moved and removed by one person at a time, numbered from 1 without gaps.

Each write says which list its page showed (`seen`). Where the list is another by now nothing is written, since "move
rule 3 up" would mean a different rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction

from accounts.audit import Detail, record
from accounts.models import Person
from advice_requests.models import AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import Phase
from advice_requests.selectors.routing import may_answer
from advice_requests.selectors.routing_pages import all_rules, mark_of_rules
from advice_requests.services.routing_setup import ChangedMeanwhile, RoutingRefused, check_manages
from organisations.models import Area, CouncilTeam
from resources.models import Topic

MOST_RULES = 100
_LOCK = 0x5653_5255  # any constant that nothing else locks


@dataclass(frozen=True, slots=True)
class RuleParts:
    """What a rule says. An empty topic, phase or area fits every question; it names an adviser or a team."""

    topic: Topic | None = None
    phase: str = ""
    area: Area | None = None
    adviser: AdviserProfile | None = None
    team: CouncilTeam | None = None


@transaction.atomic
def add_rule(*, parts: RuleParts, seen: str, by: Person) -> RoutingRule:
    """Put a rule at the end of the list. Raises WrongActor, RoutingRefused or ChangedMeanwhile."""
    rules = _begin(by)
    _check(parts, others=rules)
    _check_seen(rules, seen)
    if len(rules) >= MOST_RULES:
        raise RoutingRefused(f"There are {MOST_RULES} rules already. Remove one first.")
    rule = _filled(RoutingRule(position=len(rules) + 1), parts)
    rule.save(force_insert=True)
    _finish([*rules, rule], rule, by=by, event="routing.rule_added")
    return rule


@transaction.atomic
def change_rule(*, rule: RoutingRule, parts: RuleParts, seen: str, by: Person) -> RoutingRule:
    """Change what a rule says; it keeps its place and is in use from now on."""
    rules = _begin(by)
    row = _own(rules, rule)
    if _says(row) == _key(parts) and row.is_active:
        return row
    _check(parts, others=[one for one in rules if one.pk != row.pk])
    _check_seen(rules, seen)
    _filled(row, parts).save()
    _finish(rules, row, by=by, event="routing.rule_changed")
    return row


@transaction.atomic
def move_rule(*, rule: RoutingRule, up: bool, seen: str, by: Person) -> None:
    """Let a rule change places with the one before or after it; the first cannot go up, nor the last down."""
    rules = _begin(by)
    row = _own(rules, rule)
    _check_seen(rules, seen)
    here = rules.index(row)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rules):
        raise RoutingRefused("This rule is first already." if up else "This rule is last already.")
    rules[here], rules[there] = rules[there], rules[here]
    _finish(rules, row, by=by, event="routing.rule_moved", detail={"to": there + 1})


@transaction.atomic
def remove_rule(*, rule: RoutingRule, seen: str, by: Person) -> None:
    """Take a rule out of the list."""
    rules = _begin(by)
    row = _own(rules, rule)
    _check_seen(rules, seen)
    _finish([one for one in rules if one.pk != row.pk], row, by=by, event="routing.rule_removed")
    row.delete()


def _begin(by: Person) -> list[RoutingRule]:
    """See that `by` may, and hold the list until the transaction ends: a lock on rows would let a new one in."""
    check_manages(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return all_rules()


def _own(rules: list[RoutingRule], rule: RoutingRule) -> RoutingRule:
    """The rule as it stands in the list now."""
    found = next((one for one in rules if one.pk == rule.pk), None)
    if found is None:
        raise ChangedMeanwhile
    return found


def _check_seen(rules: list[RoutingRule], seen: str) -> None:
    if mark_of_rules(rules) != seen:
        raise ChangedMeanwhile


def _check(parts: RuleParts, *, others: list[RoutingRule]) -> None:
    if (parts.adviser is None) == (parts.team is None):
        raise RoutingRefused("Select an adviser or a team", "target")
    if parts.phase and parts.phase not in Phase.values:
        raise RoutingRefused("Select a phase from the list", "phase")
    if parts.adviser is not None and not (parts.adviser.is_active and may_answer(parts.adviser.person)):
        raise RoutingRefused("Choose an adviser who gets questions", "adviser")
    twin = next((one for one in others if _says(one)[:3] == _key(parts)[:3] and one.is_active), None)
    if twin is not None:
        raise RoutingRefused(f"Rule {twin.position} is for the same questions. Change that one instead.")


def _filled(rule: RoutingRule, parts: RuleParts) -> RoutingRule:
    rule.topic, rule.phase, rule.area = parts.topic, parts.phase, parts.area
    rule.adviser, rule.team, rule.is_active = parts.adviser, parts.team, True
    return rule


def _says(rule: RoutingRule) -> tuple[object, ...]:
    return rule.topic_id, rule.phase, rule.area_id, rule.adviser_id, rule.team_id


def _key(parts: RuleParts) -> tuple[object, ...]:
    rows = (parts.topic, parts.area, parts.adviser, parts.team)
    topic, area, adviser, team = (row.pk if row is not None else None for row in rows)
    return topic, parts.phase, area, adviser, team


def _finish(
    rules: list[RoutingRule], rule: RoutingRule, *, by: Person, event: str, detail: Detail | None = None
) -> None:
    """Number the list anew and record what was done."""
    for number, one in enumerate(rules, start=1):
        if one.position != number:
            one.position = number
            one.save(update_fields=["position"])
    record(event=event, by=by, subject=rule, detail={"rule": rule.pk, **(detail or {})})
