"""Two local rules for the demonstration: a shape in force, and a phrase that waits for its second person."""

from __future__ import annotations

from text_guard.models import LocalRule
from text_guard.rule_services import Actor, activate_rule, propose_rule


def create_demo_rules(*, first: Actor, second: Actor) -> int:
    """Make what is missing through the real services; returns how many rules were added."""
    if LocalRule.objects.exists():
        return 0
    shape = propose_rule(kind=LocalRule.Kind.REFERENCE, pattern="FH.999.A", by=second)
    activate_rule(rule=shape, by=first)
    propose_rule(kind=LocalRule.Kind.PHRASE, pattern="Kidz Zone Fairmere", by=first)
    return LocalRule.objects.count()
