"""What an author declared of a text that stands: where the marked name is, and why it may stay.

Kept beside the text for those who read it as staff. It holds places, never words: `{"field": "body", "start": 4,
"end": 9, "reason": "colleague"}` says nothing without the text, so a text that is taken out takes its names along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from text_guard.models import DeclarationReason


class Stand(TypedDict):
    """A marked name that stands: its field, its place in characters, its reason as a code."""

    field: str
    start: int
    end: int
    reason: str


def declared_words(stands: Iterable[Stand], texts: Mapping[str, str]) -> str:
    """In words for staff, with each name once; `texts` are the fields as stored. Empty where nothing was declared."""
    found = {_one(stand, texts): None for stand in stands}
    return f"Marked names that the author let stand: {'; '.join(found)}." if found else ""


def reason_words(stands: Iterable[Stand]) -> str:
    """The reasons alone, each once."""
    return "; ".join(dict.fromkeys(_reason(stand) for stand in stands))


def _one(stand: Stand, texts: Mapping[str, str]) -> str:
    name = texts.get(stand["field"], "")[stand["start"] : stand["end"]]
    return f"“{name}” ({_reason(stand)})" if name else f"a name elsewhere in the form ({_reason(stand)})"


def _reason(stand: Stand) -> str:
    return str(DeclarationReason(stand["reason"]).label).lower()
