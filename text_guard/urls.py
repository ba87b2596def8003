"""Addresses of this app, each with the permissions that open it (any one of them).

This app knows no permissions: they belong to `accounts`, which stands above it. `vs_portal.screening_pages` reads ROUTES
and wraps each view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from text_guard import rule_views

View = Callable[..., Any]


@dataclass(frozen=True)
class Route:
    """One address. `permissions` are names of members of `accounts.permissions.Permission`."""

    pattern: str
    view: View
    name: str
    permissions: tuple[str, ...]


_KEEPS = ("SCREENING_RULES_MANAGE",)
_ALL, _ONE = "manage/screening/rules/", "manage/screening/rules/<uuid:public_id>/"

ROUTES = [
    Route(_ALL, rule_views.rules, "rules", _KEEPS),
    Route(f"{_ALL}propose/", rule_views.propose, "propose", _KEEPS),
    Route(f"{_ALL}patterns.jsonl", rule_views.patterns, "patterns", _KEEPS),
    Route(_ONE, rule_views.rule, "rule", _KEEPS),
    Route(f"{_ONE}activate/", rule_views.activate, "activate", _KEEPS),
    Route(f"{_ONE}retire/", rule_views.retire, "retire", _KEEPS),
    Route(f"{_ONE}remove/", rule_views.remove, "remove", _KEEPS),
]
