"""Numbers that are given in pieces: "his UPN begins K801, then 2300 1175 and ends in B", "BD16 and then 3QT".

Rule: after a word for a child's number, parts with digits that only words of order join ("then", "ends in", "the last
four are") are one number; together they have six digits or more. The two halves of a postcode need no more than each
other. Example: "the number went from 118 and then 214" is no number of a child's, since nothing calls it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.numbers.labels import NHS_LABEL, NINO_LABEL, ULN_LABEL, UPN_LABEL
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

_COUNT = r"(?:two|three|four|five|six|2|3|4|5|6)"
_ORDER = (
    rf"(?:(?:and |with |or )?(?:then|next|followed by|finally|after that|ends?|ending|finish(?:es|ing)?|the rest|rest|(?:the )?(?:last|next|first|final|middle|second|third|other)"
    rf"(?: (?:{_COUNT}|bit|part|half|digits?|numbers?|letters?|characters?|group|block|chunk|lot)){{1,2}})(?: {_COUNT})?(?: (?:is|are|was|were|in|with|by|of|a|an|the|letter)){{0,3}}:?)"
)
_GAP = rf"(?:\)?(?: ?[,.;-]{{1,3}})? (?:and )?{_ORDER},? \"?|\)?(?: ?[,;]| and| \.\.\.|\.\.\.|…) ?(?:then )?\"?)"
_PART = r"(?:[A-Za-z]{0,2}\d[\dA-Za-z]{0,9}(?: \d{2,6}){0,3})"
_PIECES = re.compile(rf"(?<![\w/.£-]){_PART}(?:{_GAP}(?:{_PART}|[A-Z](?!\w))){{1,5}}(?![\w/%])")
_SAYS_ORDER = re.compile(rf" {_ORDER}[ ,:]|\.\.\.|…")
# The two halves of a postcode: "BD16 and then 3QT"
HALVES = re.compile(
    rf"(?<!\w)(?P<area>[A-Za-z]{{1,2}})\d[\dA-Za-z]?(?:,? (?:and )?{_ORDER} |, (?:and )?)\d[A-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}(?!\w)"
)
_PHONE_LABEL = re.compile(
    r"\b(?:mob(?:ile)?|phone|tel|telephone|landline|cell|whatsapp|(?:his|her|their|mum'?s?|dad'?s?|nan'?s?|gran'?s?|carer'?s?|parent'?s?|home|contact|emergency) (?:no\.?|number|num))\b[^?!\n]{0,40}$"
)
_KINDS = (
    (FindingType.UPN, UPN_LABEL),
    (FindingType.NHS, NHS_LABEL),
    (FindingType.ULN, ULN_LABEL),
    (FindingType.NINO, NINO_LABEL),
    (FindingType.PHONE, _PHONE_LABEL),
)
_ENOUGH = 6


def find_pieces(sheet: Sheet) -> Iterator[Candidate]:
    """Every number of a child that is given in pieces; the place goes from its first piece to its last."""
    if not _SAYS_ORDER.search(sheet.lower):
        return
    for match in _PIECES.finditer(sheet.text):
        kind = _kind(sheet, match)
        if kind:
            yield Candidate(kind, match.start(), match.end(), Circumstance.LABELLED)


def _kind(sheet: Sheet, match: re.Match[str]) -> FindingType | None:
    """What the words before the first piece call the number, if the pieces are enough of one."""
    written = match.group()
    if sum(char.isdigit() for char in written) < _ENOUGH or not _SAYS_ORDER.search(written.lower()):
        return None
    before = sheet.before(match.start(), 60)
    return next((kind for kind, label in _KINDS if label.search(before)), None)
