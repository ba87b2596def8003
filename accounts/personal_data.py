"""A person's rights over their own data: each app says what it holds about a person, and how to blank it.

`accounts.personal_data.register(app="advice_requests", exporter=…, eraser=…)` at app-ready. An exporter returns plain
data for JSON. An eraser blanks the person and keeps the rows: a question asked for a setting is the setting's too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.models import Person

Exporter = Callable[[Person], Any]
Eraser = Callable[[Person], int]
_exporters: dict[str, Exporter] = {}
_erasers: dict[str, Eraser] = {}


def register(*, app: str, exporter: Exporter, eraser: Eraser) -> None:
    """Add an app; registering it again replaces what it gave before."""
    _exporters[app] = exporter
    _erasers[app] = eraser


def export(person: Person) -> dict[str, Any]:
    """Everything the portal holds about the person, by app."""
    return {app: exporter(person) for app, exporter in sorted(_exporters.items())}


def erase(person: Person) -> dict[str, int]:
    """Run every eraser; returns how many rows each blanked.

    The account comes last: apps find some of what is a person's by the address that they proved to be theirs.
    """
    order = sorted(_erasers, key=lambda app: (app == "accounts", app))
    return {app: _erasers[app](person) for app in order}
