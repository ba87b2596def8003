"""Addresses with the number behind: "Hazel Grove, number 27", "GIBBET ST, 301", "Cinder Hill 9".

Rule: a street with a number right after it is a home where a word of living or of an address stands before it, and the
number counts nothing. Example: "his aunt lives at Cinder Hill 9" is marked, "Park Lane 12 places" and "Meadow Bank 14
March" are not, nor is a street where people meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owners import speaks_of_a_child
from screening.contacts.street_words import MAYBE, SURE
from screening.contacts.venues import LIVING
from screening.reading.lexicon import ENGLISH
from screening.reading.sheet import Sheet

_TURNED = re.compile(
    rf"(?<![\w'])(?:[A-Z][\w'-]{{1,20}},? ){{1,3}}(?i:{SURE}|{MAYBE})(?:(?:,| at)? (?i:no\.?|number|num|house(?: no\.?| number)?|flat|nr)\.? ?|,? )\d{{1,4}}[a-zA-Z]?(?:,? (?i:flat|apt|apartment|unit|room) ?\w{{1,4}})?(?![\w/:%'-]|[.,]\d)"
)
# What may follow a number of a house; anything else is what the number counts.
_STOPS = re.compile(
    r"[.,;?!)\]\"\n|]|$| ?[-(/]| (?:and|but|so|or|is|was|which|who|where|since|until|till|now|from|near|with|in|on|by|for|to|as|he|she|they|we|has|have|most|every|again|last|if|because|while|when|at|after|before|not|then)\b"
)
_LABEL = re.compile(
    r"\b(?:address|addr|addy|home|residence|pick[- ]?up|drop[- ]?off|placement|house|lives)[^.?!\n]{0,40}$"
)


_HOUSE_AT = re.compile(r"\b(?:house|flat|home|bungalow|caravan|property|tenancy|doorstep) (?:at|on|in|is) $")


def find_turned(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Every street with its number behind, where somebody lives."""
    for match in _TURNED.finditer(sheet.text):
        before = sheet.before(match.start(), 80)
        if not _STOPS.match(sheet.lower, match.end()):
            continue
        if (
            LIVING.search(before)
            or _HOUSE_AT.search(before)
            or (_LABEL.search(before) and speaks_of_a_child(sheet, match.start(), match.end()))
        ):
            yield match.span()


# "is 23 Windermere within the limit", "23 Windermere is in our area"
_WITHIN = re.compile(
    r"(?<![\w/.£-])\d{1,4}[a-z]? (?P<word>[A-Z][a-z'-]{3,20})(?: [A-Z][a-z'-]{1,20}){0,2}(?= (?:is |still |now )?(?:within|in (?:our|your|the) (?:area|catchment|patch|borough)|out of (?:area|catchment|borough)))"
)


def find_within(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """A house without a street that is asked about: "is 23 Windermere within the limit"."""
    for match in _WITHIN.finditer(sheet.text):
        if match.group("word").lower() not in ENGLISH and speaks_of_a_child(sheet, match.start(), match.end()):
            yield match.span()
