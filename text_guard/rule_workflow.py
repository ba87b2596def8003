"""What may be done with a local rule, and when: a table for the services that act and the pages that offer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from text_guard.errors import RuleMoved
from text_guard.models import LocalRule

State = LocalRule.State


@dataclass(frozen=True, slots=True)
class Step:
    """`sources`: the states it may be done in; `done`: the word for it; `second`: only by another than who proposed."""

    sources: frozenset[str]
    done: str
    second: bool = False


ACTIVATE = Step(frozenset({State.PROPOSED, State.RETIRED}), "activated", second=True)
RETIRE = Step(frozenset({State.ACTIVE}), "retired")
REMOVE = Step(frozenset({State.PROPOSED, State.RETIRED}), "removed")


def check(step: Step, rule: LocalRule) -> None:
    """Raise RuleMoved where the rule does not stand where the step begins."""
    if rule.state not in step.sources:
        raise RuleMoved(f"The rule is {rule.get_state_display().lower()}, so it cannot be {step.done}.")


def can(step: Step, rule: LocalRule, person: UUID) -> bool:
    """Whether the page offers the step to this person."""
    return rule.state in step.sources and not (step.second and rule.proposed_by == person)
