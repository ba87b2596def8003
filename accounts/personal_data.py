"""A person's rights over their own data: each app says what it holds about a person, and how to blank it.

`accounts.personal_data.register(app="advice_requests", exporter=…, eraser=…)` at app-ready. An exporter returns plain
data for JSON. An eraser blanks the person and keeps the rows: a question asked for a setting is the setting's too.

An account that nobody used for years goes by itself, and its person may well be at their desk. An app that keeps records of
somebody else's about them, with a period of its own, gives a `leaver` for that: it lets go of the account alone.

Everybody who writes queues for the audit trail last. An app whose eraser writes rows that others lock before that gives a
`holder`, which locks them at the start of the erasure: else the two would wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.models import Person

Exporter = Callable[[Person], Any]
Eraser = Callable[[Person], int]
Holder = Callable[[Person], None]
_exporters: dict[str, Exporter] = {}
_erasers: dict[str, Eraser] = {}
_leavers: dict[str, Eraser] = {}
_holders: dict[str, Holder] = {}


def register(
    *, app: str, exporter: Exporter, eraser: Eraser, leaver: Eraser | None = None, holder: Holder | None = None
) -> None:
    """Add an app; registering it again replaces what it gave before."""
    _exporters[app] = exporter
    _erasers[app] = eraser
    _leavers[app] = leaver or eraser
    if holder is not None:
        _holders[app] = holder


def export(person: Person) -> dict[str, Any]:
    """Everything the portal holds about the person, by app."""
    return {app: exporter(person) for app, exporter in sorted(_exporters.items())}


def hold(person: Person) -> None:
    """Lock what the erasers will write, before the audit trail is entered."""
    for app in sorted(_holders):
        _holders[app](person)


def erase(person: Person, *, unused: bool = False) -> dict[str, int]:
    """Run every eraser, or for an account that was `unused` every leaver; returns how many rows each touched.

    The account comes last: apps find some of what is a person's by the address that they proved to be theirs.
    """
    run = _leavers if unused else _erasers
    return {app: run[app](person) for app in sorted(run, key=lambda app: (app == "accounts", app))}
