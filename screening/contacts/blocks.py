"""Addresses that are known by the postcode at their end: lines of a form, a house and its hamlet.

Rule: names with capitals, parted by commas or lines, that end in a postcode are an address whatever their words; it is
whose the postcode is. Example: "Bramble Cottage / Slack Top / Heptonstall / HX7 7ZB" is one home, while "SENDCo, Fell View
Primary / Fell View Road, Keighley BD22 9ZB" is a school, and so is its postcode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screening.contacts.addresses import is_lived_in, whose_place
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}(?![A-Za-z0-9])")
_CAP = r"(?:[A-Z][\w'.-]{0,20}|\d{1,4}[a-z]?)"
_PART = rf"{_CAP}(?: (?:{_CAP}|of|the|on|upon|in|at|le|cum)){{0,4}}"
_BLOCK = re.compile(rf"(?<![\w'])(?P<block>{_PART}(?:(?:, ?\n?|\n)(?:the )?{_PART}){{1,4}})[ ,\n]{{1,3}}$")
_REACH = 110
_OF_WORK = re.compile(
    r"\b(?:school|primary|academy|college|infants?|juniors?|nursery|pru|centre|center|library|offices?|council|trust|hub|"
    r"town hall|civic|university|hospital|clinic|surgery|museum|theatre|stadium|headteacher|teacher|bursar|manager|officer|principal|new build|senco|sendco|dsl|"
    r"floor|suite|reception|team|service|department|virtual|limited|ltd)\b"
)


def find_blocks(sheet: Sheet, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Every block before a postcode; where an address of a street is known already, only one that says of it more."""
    taken = [(found.start, found.end) for found in known]
    for code in _POSTCODE.finditer(sheet.text):
        block = _BLOCK.search(sheet.text, max(0, code.start() - _REACH), code.start())
        if block:
            start, end = block.span("block")
            covered = sum(min(end, high) - max(start, low) for low, high in taken if low < end and start < high)
            if 2 * covered < end - start:
                yield Candidate(FindingType.ADDRESS, start, end, _whose(sheet, start, code.end()))


def _whose(sheet: Sheet, start: int, end: int) -> Circumstance:
    """Work where a line names a school or an office, unless somebody lives there."""
    above = sheet.lower[max(0, start - 24) : start]
    if _OF_WORK.search(sheet.lower, start, end) or _OF_WORK.search(above):
        return Circumstance.FAMILYS if is_lived_in(sheet, start) else Circumstance.WORK
    return whose_place(sheet, start, end)
