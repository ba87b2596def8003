"""Numbers that are said: figures in words, letters by the spelling alphabet, and what they make when written.

Rule: what is read down a telephone is the same number. A run of such words is written out, and then the shape, the
check digit or the label decides as for figures. Example: "R for Romeo, K for kilo, 91 85 15, D for dog" is RK918515D.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.numbers.checksums import nhs_holds, uln_holds, upn_holds
from screening.numbers.date_shapes import BIRTH_LABEL
from screening.numbers.labels import CASE_NUMBER_LABEL, NHS_LABEL, NINO_LABEL, ULN_LABEL, UPN_LABEL
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

_UNITS = {"zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "two": "2", "three": "3"} | {
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip
_TEENS = {"ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15"} | {
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "hundred": "00", "thousand": "000",
}  # fmt: skip
_TENS = {
    "twenty": "2",
    "thirty": "3",
    "forty": "4",
    "fifty": "5",
    "sixty": "6",
    "seventy": "7",
    "eighty": "8",
    "ninety": "9",
}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_MARKS = {"slash": "/", "stroke": "/", "dash": "-", "hyphen": "-"}
_ALPHABET = [
    "alpha",
    "alfa",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "golf",
    "hotel",
    "india",
    "juliet",
    "juliett",
    "kilo",
    "lima",
    "mike",
    "november",
    "oscar",
    "papa",
    "quebec",
    "romeo",
    "sierra",
    "tango",
    "uniform",
    "victor",
    "whiskey",
    "whisky",
    "xray",
    "x-ray",
    "yankee",
    "zulu",
]
_WORDS = "|".join(sorted([*_UNITS, *_TEENS, *_MARKS], key=len, reverse=True))
# A number of a house in words: "nineteen", "forty-four", "one hundred and six"
SPELT_NUMBER = (
    rf"(?:(?:(?:one|two|three|a) hundred(?: and)?(?: |$))?(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_UNITS)[5:])}))?"
    rf"|{'|'.join([*list(_TEENS)[:10], *list(_UNITS)[5:]])})|(?:one|two) hundred)(?!\w)"
)
_TOKEN = (
    rf"(?:(?i:(?:double|treble|triple)[ -](?:{'|'.join(_UNITS)}|\d)(?!\w)|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)})(?!\w))?"
    rf"|{_WORDS}|[a-z] (?:for|as in) [a-z]{{2,12}}|{'|'.join(_ALPHABET)})|\d{{1,6}}|[A-Z]{{1,3}}\d?|(?<= )[b-hj-z])(?!\w)"
)
_RUN = re.compile(rf"(?<![\w+./£-]){_TOKEN}(?:[ ,-]{{1,3}}{_TOKEN}){{2,24}}")
_ONE = re.compile(_TOKEN)
_ANY = re.compile(
    r"\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|[a-z] (?:for|as in) [a-z]|juliett?|tango|foxtrot|sierra|romeo|bravo)\b"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are said one after another, with what each makes when written."""

    tokens: tuple[tuple[int, int, str, bool], ...]  # start, end, what it makes, whether it is a word

    def fit(self, shape: re.Pattern[str], *, words: int = 2) -> tuple[int, int, str] | None:
        """Start, end and written form of the longest part that has the shape, with so many tokens in words."""
        count = len(self.tokens)
        for first in range(min(3, count)):
            for last in range(count, first + 2, -1):
                part = self.tokens[first:last]
                if sum(token[3] for token in part) < words:
                    continue
                said = "".join(token[2] for token in part)
                for written in (said, said.replace("O", "0")):
                    if shape.fullmatch(written):
                        return part[0][0], part[-1][1], written
        return None


def runs(sheet: Sheet) -> Iterator[Run]:
    """Every run of at least three such tokens."""
    if not _ANY.search(sheet.lower):
        return
    for match in _RUN.finditer(sheet.text):
        tokens = [_read(token) for token in _ONE.finditer(sheet.text, match.start(), match.end())]
        if sum(token[3] for token in tokens) >= 2:
            yield Run(tuple(tokens))


def _read(token: re.Match[str]) -> tuple[int, int, str, bool]:
    text = token.group().lower()
    written, in_words = _written(text), not (text.isdigit() or token.group().isupper() or len(text) == 1)
    return token.start(), token.end(), written, in_words or (len(text) == 1 and text in _UNITS)


def _written(text: str) -> str:
    """ "double four" is 44, "twenty-one" 21, "k for kilo" K, "romeo" R."""
    if text.isdigit():
        return text
    head, *rest = re.split(r"[ -]", text)
    if head in _TIMES and rest:
        return _UNITS.get(rest[0], rest[0]) * _TIMES[head]
    if head in _TENS:
        return _TENS[head] + (_UNITS[rest[0]] if rest else "0")
    known = _UNITS | _TEENS | _MARKS
    if text in known and text != "o":
        return known[text]
    return text.upper() if len(text) < 4 and text not in _ALPHABET and not rest else text[0].upper()


_SHAPES = (
    (FindingType.NINO, re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]"), None),
    (FindingType.NINO, re.compile(r"[A-Z]{2}\d{6}[A-Z]?"), NINO_LABEL),
    (FindingType.UPN, re.compile(r"[A-Z]\d{11,12}[A-Z]?"), UPN_LABEL),
    (FindingType.NHS, re.compile(r"\d{9,11}"), NHS_LABEL),
    (FindingType.ULN, re.compile(r"\d{9,11}"), ULN_LABEL),
    (FindingType.CASE_REF, re.compile(r"(?=(?:\D{0,9}\d){3})[A-Z\d/-]{3,20}"), CASE_NUMBER_LABEL),
    (FindingType.DOB, re.compile(r"\d{3,8}"), BIRTH_LABEL),
)
_PROVED = (
    (FindingType.UPN, re.compile(r"[A-Z]\d{11}[A-Z\d]"), upn_holds),
    (FindingType.NHS, re.compile(r"\d{10}"), nhs_holds),
    (FindingType.ULN, re.compile(r"\d{10}"), uln_holds),
)


def find_spoken(sheet: Sheet) -> Iterator[Candidate]:
    """Every number of a child that is said in words."""
    for run in runs(sheet):
        found = _labelled(sheet, run) or _proved(run)
        if found:
            yield found


def _labelled(sheet: Sheet, run: Run) -> Candidate | None:
    start, end = run.tokens[0][0], run.tokens[-1][1]
    before, after = sheet.before(start, 60), sheet.after(end, 40)
    for kind, shape, label in _SHAPES:
        called = label is None or label.search(before) or (label is NINO_LABEL and label.search(after))
        found = run.fit(shape) if called else None
        if found:
            return Candidate(kind, found[0], found[1], Circumstance.LABELLED)
    return None


def _proved(run: Run) -> Candidate | None:
    for kind, shape, holds in _PROVED:
        found = run.fit(shape, words=3)
        if found and found[2][0] != "0" and holds(found[2]):
            return Candidate(kind, found[0], found[1], Circumstance.PROVED)
    return None
