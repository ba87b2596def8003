"""What the page "How we check text" shows: kinds with invented examples, measured figures, roles and local rules."""

from __future__ import annotations

from typing import Any

from accounts.permissions import Permission as P
from accounts.roles import ROLES
from text_guard.figures import Corpus, Measured, Share
from text_guard.kinds import KINDS
from text_guard.models import LocalRule

_ABSENT = "not measured"
_FIGURES = {
    "caught": "Texts that identify a child or family: stopped, or their author asked",
    "blocked": "Texts with a name, a number or a contact: stopped",
    "identifier_spans": "Numbers, addresses and contacts: marked",
    "name_spans": "Names and initials: marked",
    "story_spans": "Stories and relatives: marked",
    "clean_stopped": "Harmless texts: stopped, or their author asked, by mistake",
    "clean_blocked": "Harmless texts: stopped by mistake",
}
_COSTS = (
    ("cpu_ms_p95", "Time to read a text, for 95 of 100 texts", "{:.1f} milliseconds or less"),
    ("worst_ms_4000", "Longest time for 4,000 characters made to slow it down", "{:.0f} milliseconds"),
    ("memory_mb", "Memory that the check takes", "{:.0f} MB"),
)


def screening_page(measured: Measured, rules: dict[LocalRule.Kind, int]) -> dict[str, Any]:
    """What `public/screening.html` takes."""
    return {
        "kind_columns": [{"text": "What"}, {"text": "Example (made up)"}],
        "stopped": [[kind.label, kind.example] for kind in KINDS.values() if kind.stops],
        "asked": [[kind.label, kind.example] for kind in KINDS.values() if not kind.stops],
        "measured": measured,
        "figure_columns": [
            {"text": "What was measured"},
            {"text": "Texts held aside"},
            {"text": "Texts used to build it"},
        ],
        "figures": [
            [words, _share(measured.held_aside, name), _share(measured.dev, name)] for name, words in _FIGURES.items()
        ],
        "cost_columns": [{"text": "Cost"}, {"text": "Measured"}],
        "costs": [[words, _cost(getattr(measured, name), form)] for name, words, form in _COSTS],
        "rule_columns": [{"text": "Kind of rule"}, {"text": "In force", "number": True}],
        "rules": [[kind.label, number] for kind, number in rules.items()],
        "rule_keepers": _holders(P.SCREENING_RULES_MANAGE),
        "count_readers": _holders(P.SCREENING_COUNTS_VIEW),
    }


def _share(corpus: Corpus | None, name: str) -> str:
    share: Share | None = corpus.shares[name] if corpus else None
    return f"{share.per_cent:.1f}% ({share.hits} of {share.of})" if share else _ABSENT


def _cost(value: float | None, form: str) -> str:
    return _ABSENT if value is None else form.format(value)


def _holders(permission: P) -> str:
    labels = [role.label for role in ROLES.values() if permission in role.permissions]
    words = [f"the {label[0].lower() + label[1:] if not label.startswith('Virtual') else label}" for label in labels]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
