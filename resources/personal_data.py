"""What this app holds about a person: as a reader, and as somebody who writes the directory."""

from __future__ import annotations

from typing import Any

from accounts.models import Person
from resources.editing.services import keepers
from resources.reader import own_data


def export(person: Person) -> dict[str, Any]:
    """Everything, as plain data; what a member of staff wrote stands there only for those who wrote."""
    writing = {name: held for name, held in keepers.writing_of(person).items() if held}
    return own_data.export(person) | writing


def erase(person: Person) -> int:
    """Remove what was the person's own, and take their name off the rest; returns how many rows were touched."""
    return own_data.erase(person) + keepers.blank_writer(person)
