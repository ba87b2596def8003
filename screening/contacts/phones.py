"""Telephone numbers, also spoken ones and those of other countries, and whose they are.

Rule: a number that the words around it give to an office is welcome; a landline that no word near it ties to a child
is more probably an office's than a home's, a mobile is not. Example: "Nan: 0113 496 0777" is marked, "the switchboard,
0113 496 0277 option 2" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owner_words import LINE, OFFICE
from screening.contacts.owners import in_signature, owner, said_of_work, speaks_of_a_child
from screening.numbers.numbers import BRITISH_PHONE
from screening.numbers.spoken import runs
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_FOREIGN = re.compile(r"(?<![\w+./-])(?:\+|00 ?)(?!\s?44)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){7,12}(?![ -]?\d)(?!\w)")
_BARE_MOBILE = re.compile(r"(?<![\w+./-])(?<!\d )7[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\w)")
_LOCAL = re.compile(r"(?<![\w+./£-])(?<!\d )[2-9]\d{2}[ .-]?\d{3,4}(?![\w%])(?![ -]?\d)")
# "A parent asked for your complaints number. Is it …?"
_YOURS = re.compile(
    r"\b(?:your|our) (?:\w{2,14} ){0,3}(?:number|line|phone|desk|helpline|mobile)\b[^\n]{0,12}\b(?:is (?:it|that)|it's|still)(?: still)? $"
)
_NUMBERED = any_of("dbs payroll certificate account serial order invoice ref reference employee staff asset")
_LABEL = any_of("mobile mob phone tel telephone number call ring text texts whatsapp cell landline")
_SPOKEN_PHONE = re.compile(r"0[1-9]\d{8,9}")
_DIGITS_ALONE = re.compile(r"\d{7,13}")


_AFTER_LANDLINE = re.compile(
    r"0[1238][\d ]{8,12}\W{1,4}(?:m|mob|mobile|f|fax|or)?\W{0,3}$"
)  # "T 0113 496 0277 M 07700 900555"


_MOBILE = re.compile(r"(?:(?:\+|00) ?44[ .-]{0,2}(?:\(0\))?|\(?0) ?7")
_WORK_MOBILE = any_of(
    "iro sw ep psychologist nurse cafcass solicitor mentor therapist work works firm firm's agency agency's company company's taxi cab contractor coach supplier driver site duty our my office dsl senco head headteacher deputy team manager officer worker trip school's council adviser edt mash trainer venue",
    ["school mobile", "work mobile", "on call", "on-call"],
)


def find_phones(sheet: Sheet) -> Iterator[Candidate]:
    """Every telephone number in the text, with whose it is."""
    for run in runs(sheet):
        found = run.fit(_SPOKEN_PHONE) or run.fit(_DIGITS_ALONE)
        if found and _is_spoken(sheet, found):
            whose = _whose(sheet, found[0], found[1], found[2])
            yield Candidate(FindingType.PHONE, found[0], found[1], whose)
    for pattern in (BRITISH_PHONE, _FOREIGN):
        for match in pattern.finditer(sheet.text):
            if pattern is _FOREIGN and _NUMBERED.search(sheet.before(match.start(), 40)):
                continue
            yield _phone(match, _whose(sheet, match.start(), match.end(), match.group()))
    for match in _BARE_MOBILE.finditer(sheet.text):
        if _LABEL.search(sheet.before(match.start(), 40)):
            yield _phone(match, _near(sheet, match.start(), match.end()))
    for match in _LOCAL.finditer(sheet.text):
        family = _near(sheet, match.start(), match.end()) is Circumstance.FAMILYS
        if family and _LABEL.search(sheet.before(match.start(), 24)):
            yield _phone(match, Circumstance.FAMILYS)


def _is_spoken(sheet: Sheet, found: tuple[int, int, str]) -> bool:
    """ "oh seven seven double-oh nine …", "0 double seven hundred 900 682": ten or eleven digits, two of them in words."""
    start, _, digits = found
    return (digits[0] == "0" and len(digits) >= 9) or bool(_LABEL.search(sheet.before(start, 40)))


def _phone(match: re.Match[str], whose: Circumstance) -> Candidate:
    return Candidate(FindingType.PHONE, match.start(), match.end(), whose)


def _near(sheet: Sheet, start: int, end: int) -> Circumstance:
    return owner(sheet, start, end, office=(OFFICE, LINE))


def _whose(sheet: Sheet, start: int, end: int, number: str) -> Circumstance:
    near = _near(sheet, start, end)
    if near is Circumstance.WORK and said_of_work(sheet, end):
        return near
    if (
        near is Circumstance.WORK
        and _MOBILE.match(number)
        and not _WORK_MOBILE.search(sheet.around(start, end, 70, 30))
    ):
        near = Circumstance.UNCLEAR if speaks_of_a_child(sheet, start, end) else near
    if near is Circumstance.UNCLEAR and _YOURS.search(sheet.lower[max(0, start - 90) : start]):
        return Circumstance.WORK
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
