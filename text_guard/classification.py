"""Every stored field of every app is open, personal or confidential, and text is screened or safe, with the reason.

An app lists its fields in its own `classification.py`: `FIELDS = {"AdviceRequest.question": confidential("the asker's
words", screened="the screen reads it before it is stored")}`. `text_guard.checks` finds what is missing or stale.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Who may see a field."""

    OPEN = "open"  # public, or of no interest to anybody
    PERSONAL = "personal"  # about an identified member of staff
    CONFIDENTIAL = "confidential"  # for those whom its record is for


@dataclass(frozen=True, slots=True)
class Field:
    """A field's level and why; for text also why nothing about a child can be in it."""

    level: Level
    why: str
    screened: str = ""
    safe: str = ""


def open_(why: str, *, screened: str = "", safe: str = "") -> Field:
    """A field that anybody may see."""
    return _field(Level.OPEN, why, screened, safe)


def personal(why: str, *, screened: str = "", safe: str = "") -> Field:
    """A field about an identified member of staff."""
    return _field(Level.PERSONAL, why, screened, safe)


def confidential(why: str, *, screened: str = "", safe: str = "") -> Field:
    """A field for those whom its record is for."""
    return _field(Level.CONFIDENTIAL, why, screened, safe)


def _field(level: Level, why: str, screened: str, safe: str) -> Field:
    if not why.strip():
        raise ValueError("Say why the field is of this level.")
    if screened and safe:
        raise ValueError("Text is screened or safe, not both.")
    return Field(level, why, screened, safe)


_CLOSED = "a closed vocabulary of the program"

FIELDS: dict[str, Field] = {
    "RefusalCount.day": open_("a date"),
    "RefusalCount.form": open_("the name of a form", safe=_CLOSED),
    "RefusalCount.type": open_("the type of finding", safe=_CLOSED),
    "RefusalCount.verdict": open_("warn or block", safe=_CLOSED),
    "RefusalCount.count": open_("a count"),
    "DeclarationCount.day": open_("a date"),
    "DeclarationCount.form": open_("the name of a form", safe=_CLOSED),
    "DeclarationCount.reason": open_("the reason declared", safe=_CLOSED),
    "DeclarationCount.count": open_("a count"),
}
