"""When somebody leaves a setting, their open work can go to a colleague: other apps say here how.

`accounts.handover.register(fn)` at app-ready; `fn(leaver=…, successor=…, setting=…, by=…)` runs inside the transaction
that ends the membership and returns how many things it moved.
"""

from __future__ import annotations

from typing import Protocol

from accounts.models import Person
from organisations.models import EducationSetting


class Handover(Protocol):
    """Moves the leaver's open work in one setting to the successor."""

    def __call__(self, *, leaver: Person, successor: Person, setting: EducationSetting, by: Person) -> int: ...


_handovers: list[Handover] = []


def register(handover: Handover) -> None:
    """Add a mover; registering the same one twice is harmless."""
    if handover not in _handovers:
        _handovers.append(handover)


def hand_over(*, leaver: Person, successor: Person, setting: EducationSetting, by: Person) -> int:
    """Run every mover; returns how many things changed hands."""
    return sum(move(leaver=leaver, successor=successor, setting=setting, by=by) for move in _handovers)
