"""Telephone numbers, also spoken ones and those of other countries, and whose they are.

Rule: a number that the words around it give to an office is welcome; a landline that no word near it ties to a child
is more probably an office's than a home's, a mobile is not. Example: "Nan: 0113 496 0777" is marked, "the switchboard,
0113 496 0277 option 2" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owners import LINE, OFFICE, in_signature, owner, speaks_of_a_child
from screening.numbers.numbers import BRITISH_PHONE
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_FOREIGN = re.compile(r"(?<![\w+./-])(?:\+|00)(?!\s?44)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){7,12}(?![ -]?\d)(?!\w)")
_BARE_MOBILE = re.compile(r"(?<![\w+./-])(?<!\d )7[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\w)")
_LOCAL = re.compile(r"(?<![\w+./£-])(?<!\d )[2-9]\d{2}[ .-]?\d{3,4}(?![\w%])(?![ -]?\d)")
_LABEL = any_of("mobile mob phone tel telephone number call ring text texts whatsapp cell landline")
_DIGIT = r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine)"
_SPOKEN = re.compile(
    rf"(?<!\w)(?:zero|oh|o|nought)(?:[ ,-]{{1,2}}(?:(?:double|treble|triple) )?{_DIGIT}){{6,11}}(?!\w)",
    re.IGNORECASE,
)


_AFTER_LANDLINE = re.compile(
    r"0[1238][\d ]{8,12}\W{1,4}(?:m|mob|mobile|f|fax|or)?\W{0,3}$"
)  # "T 0113 496 0277 M 07700 900555"


_MOBILE = re.compile(r"(?:(?:\+|00) ?44[ .-]{0,2}(?:\(0\))?|\(?0) ?7")
_WORK_MOBILE = any_of(
    "work duty our my office dsl senco head headteacher deputy team manager officer worker trip school's council adviser edt mash trainer venue",
    ["school mobile", "work mobile", "on call", "on-call"],
)


def find_phones(sheet: Sheet) -> Iterator[Candidate]:
    """Every telephone number in the text, with whose it is."""
    for pattern in (BRITISH_PHONE, _FOREIGN, _SPOKEN):
        for match in pattern.finditer(sheet.text):
            yield _phone(match, _whose(sheet, match.start(), match.end(), match.group()))
    for match in _BARE_MOBILE.finditer(sheet.text):
        if _LABEL.search(sheet.before(match.start(), 40)):
            yield _phone(match, _near(sheet, match.start(), match.end()))
    for match in _LOCAL.finditer(sheet.text):
        family = _near(sheet, match.start(), match.end()) is Circumstance.FAMILYS
        if family and _LABEL.search(sheet.before(match.start(), 24)):
            yield _phone(match, Circumstance.FAMILYS)


def _phone(match: re.Match[str], whose: Circumstance) -> Candidate:
    return Candidate(FindingType.PHONE, match.start(), match.end(), whose)


def _near(sheet: Sheet, start: int, end: int) -> Circumstance:
    return owner(sheet, start, end, office=(OFFICE, LINE))


def _whose(sheet: Sheet, start: int, end: int, number: str) -> Circumstance:
    near = _near(sheet, start, end)
    if (
        near is Circumstance.WORK
        and _MOBILE.match(number)
        and not _WORK_MOBILE.search(sheet.around(start, end, 70, 30))
    ):
        near = Circumstance.UNCLEAR if speaks_of_a_child(sheet, start, end) else near
    if near is not Circumstance.UNCLEAR:
        return near
    digits = re.sub(r"\D", "", number)
    national = digits.removeprefix("0044").removeprefix("44").removeprefix("0")
    if national[:1] in {"3", "8"} or in_signature(sheet, start):
        return Circumstance.WORK
    if _AFTER_LANDLINE.search(sheet.before(start, 30)) and not speaks_of_a_child(sheet, start, end):
        return Circumstance.WORK
    landline = national[:1] in {"1", "2"} and not number.startswith("+")
    return Circumstance.WORK if landline and not speaks_of_a_child(sheet, start, end) else Circumstance.UNCLEAR
