"""Local rules in the words of their pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from text_guard import rule_workflow as workflow
from text_guard.models import LocalRule
from text_guard.rule_checks import Trial

TONES = {"proposed": "new", "active": "go", "retired": "quiet"}
LIST_COLUMNS = [{"text": "Pattern"}, {"text": "Kind"}, {"text": "State"}, {"text": "Checks"}]
CHECK_COLUMNS = [{"text": "Text"}, {"text": "Must be"}, {"text": "Check"}]
_DOES = {
    "phrase": "The screen leaves this phrase alone.",
    "reference": "The screen stops whatever has this shape as a reference to one child’s record.",
    "name": "The screen reads this word as a name.",
}


def address(rule: LocalRule, page: str = "rule") -> str:
    """Where a page of the rule is."""
    return reverse(f"screening:{page}", args=[rule.public_id])


def rule_rows(rules: list[LocalRule]) -> list[list[Any]]:
    """The list."""
    return [
        [
            {"text": rule.pattern, "href": address(rule)},
            rule.get_kind_display(),
            {"text": rule.get_state_display(), "tone": TONES[rule.state]},
            _checks_cell(rule.checks_passed, rule.checks_run),
        ]
        for rule in rules
    ]


def _checks_cell(passed: int, run: int) -> Any:
    words = f"{passed} of {run} pass"
    return words if passed == run else {"text": words, "tone": "stop"}


def rule_page(rule: LocalRule, tested: Trial, reader: UUID) -> dict[str, Any]:
    """What `text_guard/rule.html` shows."""
    return {
        "rule": rule,
        "tone": TONES[rule.state],
        "does": _DOES[rule.kind],
        "facts": _facts(rule, reader),
        "check_columns": CHECK_COLUMNS,
        "check_rows": _check_rows(tested),
        "checks_words": f"{tested.passed_checks} of {len(tested.checks)} checks pass",
        "tested": tested,
        "change_words": _change_words(tested),
        "own": rule.proposed_by == reader and rule.state in workflow.ACTIVATE.sources,
        "may_activate": workflow.can(workflow.ACTIVATE, rule, reader),
        "may_retire": workflow.can(workflow.RETIRE, rule, reader),
        "may_remove": workflow.can(workflow.REMOVE, rule, reader),
    }


def _facts(rule: LocalRule, reader: UUID) -> list[dict[str, str]]:
    rows = [("Kind", rule.get_kind_display()), ("Proposed", _when(rule.proposed_at, rule.proposed_by, reader))]
    if rule.activated_at:
        rows.append(("Activated", _when(rule.activated_at, rule.activated_by, reader)))
    if rule.retired_at:
        rows.append(("Retired", _when(rule.retired_at, rule.retired_by, reader)))
    return [{"key": key, "value": value} for key, value in rows]


def _when(moment: Any, person: UUID | None, reader: UUID) -> str:
    return f"{date_format(localtime(moment), 'j F Y')}, by {'you' if person == reader else 'somebody else'}"


def _check_rows(tested: Trial) -> list[list[Any]]:
    return [
        [
            check.text,
            "Stopped" if check.stops else "Left alone",
            {"text": "Passes", "tone": "go"} if check.passed else {"text": "Fails", "tone": "stop"},
        ]
        for check in tested.checks
    ]


def _change_words(tested: Trial) -> str:
    """What the rule changes, counted against the same texts without it."""
    if not tested.changed:
        changed = "In none of these texts does the rule make a difference: the screen would do the same without it."
    else:
        changed = f"The rule makes the difference in {tested.changed} of these texts."
    newly = f"Of {tested.clean} clean texts that come with the service, it newly marks {tested.newly_marked or 'none'}."
    return f"{changed} {newly}"
