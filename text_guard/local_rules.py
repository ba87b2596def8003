"""The local rules that are in force, as the screen takes them: one query a process and half minute, whatever is screened.

A rule that is activated or retired counts at once in the process that did it, in the others within `FRESH_FOR` seconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from django.apps import apps
from django.db import transaction

from screening import Context

FRESH_FOR = 30.0  # seconds
MOST_ACTIVE = 200  # so that neither the query nor the screen grows without bound


class Pattern(Protocol):
    """What is needed of a rule."""

    @property
    def kind(self) -> str: ...

    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LocalRules:
    """Keys of patterns by kind; `add_to` makes them part of what a text is read with."""

    phrases: frozenset[str] = frozenset()
    references: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rules: Iterable[Pattern]) -> LocalRules:
        """The patterns of these rules."""
        found: dict[str, list[str]] = {"phrase": [], "reference": [], "name": []}
        for rule in rules:
            found[rule.kind].append(rule.key)
        return cls(frozenset(found["phrase"]), tuple(sorted(found["reference"])), frozenset(found["name"]))

    def add_to(self, context: Context) -> Context:
        """The context with the patterns beside what it allowed already."""
        return replace(
            context,
            places=context.places | self.phrases,
            references=(*context.references, *self.references),
            names=context.names | self.names,
        )


_kept: tuple[float, LocalRules] | None = None


def in_force() -> LocalRules:
    """The active rules. Raises DatabaseError where the database cannot be asked: no text passes without the rules."""
    global _kept
    kept = _kept
    if kept is None or time.monotonic() - kept[0] > FRESH_FOR:
        active = apps.get_model("text_guard", "LocalRule").objects.filter(state="active").order_by("pk")[:MOST_ACTIVE]
        kept = _kept = (time.monotonic(), LocalRules.of(active.only("kind", "key")))
    return kept[1]


def with_local_rules(context: Context) -> Context:
    """What a text is read with here: its own context and the rules of this council."""
    return in_force().add_to(context)


def remember(rules: LocalRules) -> None:
    """Take these as read just now."""
    global _kept
    _kept = (time.monotonic(), rules)


def forget() -> None:
    """Ask the database next time."""
    global _kept
    _kept = None


def forget_on_commit() -> None:
    """After this transaction the next text is read with the rules as they are then."""
    transaction.on_commit(forget)
