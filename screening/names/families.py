"""Families by their surname where it is an English word too: "the Roses have moved", "the smith boys", "that booth lad"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.names import cues
from screening.names.children import FAMILY_DOES
from screening.reading.lexicon import FIELD, SURNAME_WORDS, Kind, is_surname, kind
from screening.reading.sheet import Sheet, Word
from screening.types import Candidate, Circumstance, FindingType

_THE = re.compile(
    r"\b(?:all (?:two|three|four|five|six|seven|\d)|the (?:two|three|four|five|six) (?:little )?|the|those|these|all the|both|them|that|our|this|another|of the|youngest|eldest|oldest|middle|little|other) $"
)
_KIN = re.compile(
    r"^ (?:lads?|boys?|girls?|toddler|bairns?|teenager|youngsters?|twins|triplets|family|children|kids?|child|brothers?|sisters?|siblings|household|clan|lot|youngest|eldest|oldest|lass|lasses)(?!\w)"
)


def find_families(sheet: Sheet) -> Iterator[Candidate]:
    """Every family named by a surname that is a word as well."""
    for word in sheet.words:
        if word.shouted or word.key in FIELD or not _THE.search(sheet.before(word.start, 20)):
            continue
        if _of_kin(sheet, word) or _in_the_plural(sheet, word) or _counted(sheet, word):
            yield Candidate(FindingType.FAMILY_NAME, word.start, word.end, Circumstance.FAMILYS)


def _of_kin(sheet: Sheet, word: Word) -> bool:
    """ "the smith boys": in lower case only words that are surnames before all else, in capitals any surname."""
    if not _KIN.search(sheet.after(word.end)):
        return False
    if word.capital and not word.first:
        return kind(word.key) in {Kind.WORD, Kind.WORD_NAME} and is_surname(word.key)
    return word.key in SURNAME_WORDS or (kind(word.key) is Kind.UNKNOWN and is_surname(word.key))


def _in_the_plural(sheet: Sheet, word: Word) -> bool:
    """ "the Roses have moved", "since the Woods left": a capital and a verb in the plural show that no flowers are meant."""
    single = word.key.removesuffix("s")
    if not word.capital or word.first or single == word.key or kind(word.key) not in {Kind.WORD, Kind.WORD_NAME}:
        return False
    surname = is_surname(single) or is_surname(word.key.removesuffix("es")) or word.key in SURNAME_WORDS
    return (
        surname
        and bool(FAMILY_DOES.search(sheet.after(word.end)))
        and not cues.AFTER_YEAR.search(sheet.after(word.end))
    )


_COUNTED = re.compile(r"\b(?:both|all (?:the )?(?:two|three|four|five|six|seven|\d)) (?:the )?(?:little |young )?$")


def _counted(sheet: Sheet, word: Word) -> bool:
    """ "both Oakenroyds", "all five Cloughs": a surname in the plural, or a capital that is in no list."""
    single = word.key.removesuffix("s")
    if not word.capital or word.first or single == word.key or not _COUNTED.search(sheet.before(word.start, 24)):
        return False
    strange = kind(word.key) is Kind.UNKNOWN and kind(single) is Kind.UNKNOWN and len(single) > 4
    return (strange or is_surname(single)) and not _OF_WORK.search(sheet.after(word.end))


_OF_WORK = re.compile(r"^ (?:schools?|sites?|academ|forms?|offices?|teams?|trusts?|have a vacancy|are full|systems?)")
