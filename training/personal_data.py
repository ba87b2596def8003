"""What training holds about a person: what it gives them a copy of, and how they are taken off it."""

from __future__ import annotations

from typing import Any

from accounts.models import Person
from training.selectors import own_data
from training.services.leaving import erase_trained, hold_trained, let_go


def export(person: Person) -> dict[str, Any]:
    """Everything, as plain data; empty lists are left out."""
    return {name: held for name, held in own_data.held_about(person).items() if held}


def hold(person: Person) -> None:
    """Nobody writes them as an attendee meanwhile."""
    hold_trained(person=person)


def erase(person: Person) -> int:
    """Take their name off everything; rows and counts stay. Returns how many rows were touched."""
    return erase_trained(person=person)


def leave(person: Person) -> int:
    """Their account was not used for years: what settings keep of their training stays with its own period."""
    return let_go(person=person)
