"""What the screen says: types of finding, the circumstances they stand in, verdicts and the result.

Example: in "Amira's tutor left" the screen finds CHILD_NAME in [0, 7) and says block.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What may be done with the text: store it, ask its author, or hand it back."""

    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class FindingType(StrEnum):
    """What kind of thing could tie the text to one real child or family."""

    CHILD_NAME = "CHILD_NAME"
    FAMILY_NAME = "FAMILY_NAME"
    INITIALS = "INITIALS"
    DOB = "DOB"
    UPN = "UPN"
    NHS = "NHS"
    ULN = "ULN"
    NINO = "NINO"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    CASE_REF = "CASE_REF"
    FAMILY_REF = "FAMILY_REF"
    NARRATIVE = "NARRATIVE"


class Circumstance(StrEnum):
    """How the thing stands in the text; with the type it decides the verdict (see `decision`)."""

    LABELLED = "labelled"  # the text says what it is: "UPN …", "dob …"
    PROVED = "proved"  # its check digit holds, or its form admits nothing else
    FAMILYS = "family's"  # the words around it give it to a child, parent or carer
    UNCLEAR = "unclear"  # nothing around it says whose or what it is
    DOUBTFUL = "doubtful"  # probably harmless, but its author should look again
    WORK = "work"  # it belongs to a professional, an office, a published matter
    SCENARIO = "scenario"  # the text says that the child is made up
    IMPROBABLE = "improbable"  # the judge holds it for no child's name (see `judge`)


@dataclass(frozen=True, slots=True)
class Context:
    """Names that are allowed in this text: its author, the setting, its staff, the portal's staff, places, courses."""

    author: str = ""
    setting: str = ""
    staff: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    courses: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # single words that are names here and in no list: read as a child's
    references: tuple[str, ...] = ()  # shapes of references of local systems (see `local`)

    def phrases(self) -> frozenset[str]:
        """Every allowed phrase that is not empty."""
        single = {self.author, self.setting}
        return frozenset(p for p in single | self.staff | self.places | self.courses | self.declared if p.strip())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a detector saw, before the table decides; offsets are in the text the detector was given."""

    type: FindingType
    start: int
    end: int
    circumstance: Circumstance


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A marked place: `[start, end)` in characters of the original text, why it matters, and what to write instead."""

    start: int
    end: int
    type: FindingType
    verdict: Verdict = field(compare=False)
    words: str = field(compare=False)
    replacement: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Screening:
    """The verdict on one text and the places that led to it, in the order of the text."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
