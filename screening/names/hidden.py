"""Names half hidden: by stars, by spaces between the letters, or behind the initial of the surname.

Example: "J*mie", "B L E S S I N G", "Florin P".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.names.authors import is_professionals
from screening.reading.lexicon import ENGLISH, FIELD, NAMES, Kind, kind
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

_NAME_INITIAL = re.compile(r"^ (?P<i>[A-Z])(?:\.(?!\w)|(?=[\s,;:)?!-]|'s|$))(?! [A-Z]\w)")
_STARRED = re.compile(
    r"(?<![\w*])[A-Za-z]{1,15}[*_#•]{1,12}[A-Za-z*_#]{1,15}(?![\w*])|(?<![\w*])[A-Z][a-z]{0,14}[*_]{2,15}(?![\w*])"
)
_SPACED = re.compile(r"(?<![\w'])(?:[A-Za-z][ .*_-]{1,2}){3,14}[A-Za-z](?![\w'])")
_SWEARS = re.compile(
    r"^(?:f\*{3}|[fscbwtdpa][*#_]{1,3}(?:k|t|ck|d|p|g|king|ks|ts|ked|ing|ers?|ck?ing)|s\*{3}|(?:bl|cr|sh|bu|bo|pr|di|fu|cu)[*#_]{1,6}[a-z]{0,4}|b\*{3,7}(?:d|ds)?)$",
    re.IGNORECASE,
)


def find_hidden_names(sheet: Sheet) -> Iterator[Candidate]:
    """Every name that is written so that a machine may not see it."""
    yield from _name_and_initial(sheet)
    yield from _hidden(sheet)


def _name_and_initial(sheet: Sheet) -> Iterator[Candidate]:
    """A first name and one letter: "Florin P", "Leyla H."."""
    for word in sheet.words:
        if not word.capital or word.possessive or (word.key in ENGLISH and word.first):
            continue
        letter = _NAME_INITIAL.match(sheet.text[word.end : word.end + 6])
        opens_a_record = letter and sheet.text[word.end + letter.end() :][:2] in {": ", " ("}
        if word.key not in NAMES and not (opens_a_record and kind(word.key) is Kind.UNKNOWN):
            continue
        if letter and letter.group("i") != "I" and not is_professionals(sheet, word.start, word.end + 2):
            yield Candidate(FindingType.CHILD_NAME, word.start, word.end + letter.end(), Circumstance.UNCLEAR)


def _hidden(sheet: Sheet) -> Iterator[Candidate]:
    for match in _STARRED.finditer(sheet.text):
        text = match.group()
        if text.endswith("**") and _opened(sheet, match.start()):
            continue
        if (
            _SWEARS.search(text)
            or ("_" in text and "*" not in text and not re.search(r"_{2,}", text))
            or text.startswith("#")
        ):
            continue
        if text[0].isupper() or "*" in text:
            yield Candidate(FindingType.CHILD_NAME, match.start(), match.end(), Circumstance.UNCLEAR)
    for match in _SPACED.finditer(sheet.text):
        if _spells_a_name(re.sub(r"[^A-Za-z]", "", match.group())):
            yield Candidate(FindingType.CHILD_NAME, match.start(), match.end(), Circumstance.UNCLEAR)


def _opened(sheet: Sheet, start: int) -> bool:
    """Whether stars that open a bold word of Markdown stand before, so that the next ones close it: "**who does what**"."""
    return sheet.text.count("**", 0, start) % 2 == 1


def _spells_a_name(letters: str) -> bool:
    """ "J a m i e", "B L E S S I N G" and an unknown "Z o r b a n"; a shouted "S T O P" is a word."""
    shown = letters.lower()
    shown = shown[:-1] if shown not in NAMES and shown[:-1] in NAMES else shown
    titlecase = letters[0].isupper() and letters[1:].islower()
    return shown not in FIELD and (shown in NAMES or (titlecase and shown not in ENGLISH))
