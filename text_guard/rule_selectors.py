"""Local rules, read: for the pages that keep them, for the public page (counts alone) and for the developers (patterns)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count

from text_guard.models import LocalRule
from text_guard.rule_checks import Trial, try_rule

LISTED = 500


def find_rules(*, kind: str = "", state: str = "") -> list[LocalRule]:
    """The rules of a kind and state, or all; at most `LISTED`."""
    rows = LocalRule.objects.all()
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    return list(rows[:LISTED])


def find_rule(public_id: UUID) -> LocalRule | None:
    """One rule, or None."""
    return LocalRule.objects.filter(public_id=public_id).first()


def tested_now(rule: LocalRule) -> Trial:
    """The rule's test as it goes now, beside the active rules."""
    return try_rule(rule, list(LocalRule.objects.filter(state=LocalRule.State.ACTIVE)))


def active_counts() -> dict[LocalRule.Kind, int]:
    """How many rules of each kind are in force."""
    rows = LocalRule.objects.filter(state=LocalRule.State.ACTIVE).order_by().values("kind").annotate(total=Count("pk"))
    found = {row["kind"]: int(row["total"]) for row in rows}
    return {kind: found.get(kind.value, 0) for kind in LocalRule.Kind}


def pattern_lines() -> Iterator[str]:
    """The active rules as JSON lines of kind and pattern: what a local rule says, for everybody's screen."""
    for rule in LocalRule.objects.filter(state=LocalRule.State.ACTIVE):
        yield json.dumps({"kind": rule.kind, "pattern": rule.pattern}, ensure_ascii=False) + "\n"
