"""The words for the reader: why a place is marked, and what to write instead."""

from __future__ import annotations

import re

from screening.reading.sheet import Sheet
from screening.stories.particulars import RELATIVE
from screening.types import FindingType

_WHY: dict[FindingType, str] = {
    FindingType.CHILD_NAME: "This looks like a child’s name.",
    FindingType.FAMILY_NAME: "This looks like the name of a parent, carer or family.",
    FindingType.INITIALS: "These look like a child’s initials.",
    FindingType.DOB: "This looks like a date of birth.",
    FindingType.UPN: "This looks like a unique pupil number (UPN).",
    FindingType.NHS: "This looks like an NHS number.",
    FindingType.ULN: "This looks like a unique learner number (ULN).",
    FindingType.NINO: "This looks like a National Insurance number.",
    FindingType.ADDRESS: "This looks like a family’s address.",
    FindingType.POSTCODE: "This looks like a family’s postcode.",
    FindingType.PHONE: "This looks like a family’s phone number.",
    FindingType.EMAIL: "This looks like a private email address.",
    FindingType.HANDLE: "This looks like a child’s or family’s account name.",
    FindingType.CASE_REF: "This looks like a reference to one child’s record.",
    FindingType.FAMILY_REF: "This points to a relative whom a reader could recognise.",
    FindingType.NARRATIVE: "This tells the story of one child, who could be recognised without a name.",
}
_INSTEAD: dict[FindingType, str] = {
    FindingType.FAMILY_NAME: "a parent or carer",
    FindingType.DOB: "(date removed)",
    FindingType.UPN: "(number removed)",
    FindingType.NHS: "(number removed)",
    FindingType.ULN: "(number removed)",
    FindingType.NINO: "(number removed)",
    FindingType.ADDRESS: "(address removed)",
    FindingType.POSTCODE: "(postcode removed)",
    FindingType.PHONE: "(phone number removed)",
    FindingType.EMAIL: "(email address removed)",
    FindingType.HANDLE: "(account removed)",
    FindingType.CASE_REF: "(reference removed)",
    FindingType.FAMILY_REF: "there is a family connection",
}
_YEAR = re.compile(r"(?<!\w)(?:year|yr|y)\.? ?(?:group )?(1[0-4]|[1-9])(?!\d)")
_NAMES = frozenset({FindingType.CHILD_NAME, FindingType.FAMILY_NAME})
_DETERMINED = re.compile(
    r"(?<!\w)(?:the|this|that|these|those|our|my|your|their|his|her|a|an|another|both|all|youngest|eldest|oldest|older|younger|elder|middle|little|big|other|two|three|four) $"
    rf"|(?<!\w){RELATIVE},? $"
)
_STAGES = ((2, "Key Stage 1"), (6, "Key Stage 2"), (9, "Key Stage 3"), (11, "Key Stage 4"), (14, "Key Stage 5"))


def why(kind: FindingType) -> str:
    """One plain sentence for the author of the text."""
    return _WHY[kind]


def instead(kind: FindingType, sheet: Sheet, start: int, end: int) -> str:
    """What could be written in this place; for a child, "a pupil in Key Stage 3" where a year group stands near.

    A name that an article or a relation stands before ("the … lad", "nan …") is taken out, since no other words would
    fit. At the start of a sentence the words begin with a capital.
    """
    ending = "’s" if sheet.lower[start:end].endswith("'s") else ""
    if kind in _NAMES and _DETERMINED.search(sheet.before(start, 24)):
        return f"(name removed){ending}"
    words = _INSTEAD.get(kind) or _a_pupil(kind, sheet, start, end, ending)
    first = start in sheet.breaks and sheet.text[start].isupper()
    return words[0].upper() + words[1:] if first else words


def _a_pupil(kind: FindingType, sheet: Sheet, start: int, end: int, ending: str) -> str:
    told = kind is FindingType.NARRATIVE
    stage = "" if ending else _stage(sheet.lower[start:end] if told else sheet.lower[end : end + 40])
    return f"a pupil{stage}{ending}"


def _stage(after: str) -> str:
    match = _YEAR.search(after)
    if not match:
        return ""
    return " in " + next(name for last, name in _STAGES if int(match.group(1)) <= last)
