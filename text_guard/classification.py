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


class LookedUp(str):
    """The reason of a search box: words that are compared with what is stored and kept nowhere."""

    __slots__ = ()


def looked_up(what: str) -> LookedUp:
    """Declare a search box, and say what is looked for."""
    return LookedUp(f"looked up among {what} and kept nowhere: not in a log, a session or a table")


_CLOSED = "a closed vocabulary of the program"
_PATTERN = "one short pattern, refused where it reads as a person, a number or a contact, and seen by two people before it counts"

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
    "FalseAlarmCount.day": open_("a date"),
    "FalseAlarmCount.form": open_("the name of a form", safe=_CLOSED),
    "FalseAlarmCount.type": open_("the type of finding", safe=_CLOSED),
    "FalseAlarmCount.reason": open_("the reason reported", safe=_CLOSED),
    "FalseAlarmCount.count": open_("a count"),
    "MissCount.day": open_("a date"),
    "MissCount.form": open_("the name of a form", safe=_CLOSED),
    "MissCount.type": open_("the type of finding", safe=_CLOSED),
    "MissCount.count": open_("a count"),
    "LocalRule.public_id": open_("the id in addresses"),
    "LocalRule.kind": open_("the kind of rule", safe=_CLOSED),
    "LocalRule.pattern": confidential("a local system, place or name, for those who keep the rules", safe=_PATTERN),
    "LocalRule.key": confidential("the pattern as it is compared", safe=_PATTERN),
    "LocalRule.state": open_("where the rule stands", safe=_CLOSED),
    "LocalRule.proposed_at": open_("when"),
    "LocalRule.proposed_by": personal("who proposed it, by public id"),
    "LocalRule.activated_at": open_("when"),
    "LocalRule.activated_by": personal("who activated it, by public id"),
    "LocalRule.retired_at": open_("when"),
    "LocalRule.retired_by": personal("who retired it, by public id"),
    "LocalRule.checked_at": open_("when"),
    "LocalRule.checks_passed": open_("a count"),
    "LocalRule.checks_run": open_("a count"),
}

# What forms take without the screen, and why nothing of a child can be kept.
INPUTS: dict[str, str] = {
    "ProposeForm.pattern": "a pattern that is judged by its own tests, proposed by one person and activated by another",
}

# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    "reporting.py get_post_parameters: POST": "the names of the fields; the values are hidden",
    "views.py check: POST": "screened for marks while typing, and forgotten",
}
