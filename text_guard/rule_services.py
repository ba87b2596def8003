"""A local rule: proposed by one person, activated by another, retired by anybody who keeps the rules, tested all the while.

Rule: proposed → active → retired → active; a rule that is not active may be removed, and nothing of its pattern stays.
The audit trail says who did what to which kind of rule, never the pattern.
"""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from text_guard.audit_port import record
from text_guard.errors import RuleMoved, RuleRefused
from text_guard.local_rules import MOST_ACTIVE, forget_on_commit
from text_guard.models import LocalRule
from text_guard.patterns import checked_pattern
from text_guard.rule_checks import MOST_NEWLY_MARKED, Trial, Untried, try_rule
from text_guard.rule_workflow import ACTIVATE, REMOVE, RETIRE, Step, check

State = LocalRule.State


class Actor(Protocol):
    """Somebody who keeps the rules."""

    public_id: UUID


@transaction.atomic
def propose_rule(*, kind: str, pattern: str, by: Actor) -> LocalRule:
    """Keep a pattern for a second person to activate.

    Raises RuleRefused, with the form's field, for a pattern that may not be one or whose test fails.
    """
    pattern, key = checked_pattern(kind, pattern)
    tested = try_rule(Untried(kind, pattern, key), _active())
    _refuse_failed(tested)
    now = timezone.now()
    rule = LocalRule(kind=kind, pattern=pattern, key=key, proposed_at=now, proposed_by=by.public_id)
    _note_test(rule, tested)
    try:
        with transaction.atomic():
            rule.save(force_insert=True)
    except IntegrityError as error:
        raise RuleRefused("There is a rule with this pattern already", field="pattern") from error
    _record("proposed", rule, by)
    return rule


@transaction.atomic
def activate_rule(*, rule: LocalRule, by: Actor) -> LocalRule:
    """Let the screen follow a rule from now on. Raises RuleMoved, and RuleRefused where its test fails now."""
    locked = _locked(rule, ACTIVATE)
    if locked.proposed_by == by.public_id:
        raise RuleMoved("Somebody else must activate a rule that you proposed.")
    active = _active()
    if len(active) >= MOST_ACTIVE:
        raise RuleRefused(f"There are {MOST_ACTIVE} active rules, which is the most. Retire one first.")
    tested = try_rule(locked, active)
    _refuse_failed(tested)
    _note_test(locked, tested)
    locked.state, locked.activated_at, locked.activated_by = State.ACTIVE, timezone.now(), by.public_id
    locked.retired_at = locked.retired_by = None
    return _saved("activated", locked, by)


@transaction.atomic
def retire_rule(*, rule: LocalRule, by: Actor) -> LocalRule:
    """Let the screen follow a rule no more; it can be activated again. Raises RuleMoved."""
    locked = _locked(rule, RETIRE)
    locked.state, locked.retired_at, locked.retired_by = State.RETIRED, timezone.now(), by.public_id
    return _saved("retired", locked, by)


@transaction.atomic
def remove_rule(*, rule: LocalRule, by: Actor) -> None:
    """Delete a rule that is not active, with its pattern. Raises RuleMoved."""
    locked = _locked(rule, REMOVE)
    _record("removed", locked, by)
    locked.delete()


@transaction.atomic
def check_rules(*, by: None = None) -> list[tuple[LocalRule, Trial]]:
    """Run the tests of all active rules beside each other and note on each how many checks pass. The portal itself acts."""
    rules = list(LocalRule.objects.select_for_update().filter(state=State.ACTIVE))
    tested = [(rule, try_rule(rule, rules)) for rule in rules]
    for rule, result in tested:
        _note_test(rule, result)
        rule.save(update_fields=["checked_at", "checks_passed", "checks_run"])
    return tested


def _active() -> list[LocalRule]:
    return list(LocalRule.objects.filter(state=State.ACTIVE))


def _locked(rule: LocalRule, step: Step) -> LocalRule:
    """The rule as it stands now, kept from others until this transaction ends."""
    locked = LocalRule.objects.select_for_update().filter(pk=rule.pk).first()
    if locked is None:
        raise RuleMoved("The rule was removed meanwhile.")
    check(step, locked)
    return locked


def _refuse_failed(tested: Trial) -> None:
    failed = [check.text for check in tested.checks if not check.passed]
    if failed:
        raise RuleRefused(
            f"{len(failed)} of {len(tested.checks)} checks fail with this pattern, like “{failed[0]}”. "
            "Make the pattern more exact, or tell the developers",
            field="pattern",
        )
    if tested.newly_marked > MOST_NEWLY_MARKED:
        raise RuleRefused(
            f"With this pattern {tested.newly_marked} of {tested.clean} clean texts would be marked that are not now; "
            f"the most is {MOST_NEWLY_MARKED}. Make the pattern more exact",
            field="pattern",
        )


def _note_test(rule: LocalRule, tested: Trial) -> None:
    rule.checked_at = timezone.now()
    rule.checks_passed, rule.checks_run = tested.passed_checks, len(tested.checks)


def _saved(event: str, rule: LocalRule, by: Actor) -> LocalRule:
    rule.save()
    _record(event, rule, by)
    forget_on_commit()
    return rule


def _record(event: str, rule: LocalRule, by: Any) -> None:
    record(event=f"screening_rule.{event}", by=by, subject=rule, detail={"kind": rule.kind})
