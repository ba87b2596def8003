"""Initials of one letter, in pairs, and after the surname: "the twins, J and M", "K's mum", "Wilkes, D.".

Rule: a single letter stands for a child only where the words say so; the labels A to D and X to Z stand for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.names import cues, people
from screening.names.acronyms import ACRONYMS
from screening.names.authors import is_professionals
from screening.reading.lexicon import ENGLISH, FIELD, TITLES
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

LABELS = frozenset("abcdxyz")
_LETTERS = r"(?:[A-Z]{1,2}(?:'[A-Z])?|[a-z]{1,2}'[a-z]|[a-z]{2})"
_PAIR = re.compile(
    rf"(?<![\w.@/'&-])(?P<i>{_LETTERS})(?:, (?P<k>{_LETTERS}))? (?:and|&|n) (?P<j>{_LETTERS})(?![\w@/&'-])"
)
_PAIR_OF = re.compile(
    r"\b(?:twins|siblings|brothers|sisters|eldest|oldest|youngest|children|boys|girls|kids|lads|pupils|students|two|both|three|them|pair)(?:,| -| \(|:| called| are)? $"
)
_BOTH = re.compile(
    r"^,? \(?(?:both|are both|who|twins|siblings|are (?:brothers|sisters|twins|siblings)|have been|in y)(?!\w)"
)
_AT_ODDS = re.compile(
    r"^,? (?:are |were |keep |kept |have been |been |still |always |again )?(?:fighting|fight|fought|arguing|argu\w{2,3}|falling out|fell out|kick(?:ing|ed)? off|scrapping|bullying|truanting|absconding|vaping|refusing|wandering|swearing)(?!\w)"
)
ABOUT = re.compile(r"\b(?:for|re|about|regarding|with) $")
_SINGLE_OWNER = re.compile(r"(?<![\w.@/'&-])[A-Z]'s(?!\w)")
_REVERSED = re.compile(
    r"(?<![\w.'@-])(?P<name>[A-Z][A-Za-z'-]{2,20}), [B-HJ-Z](?:\.(?: ?[A-Z]\.?)?|(?= [-(\u2013]| (?:[Yy]\d|[Yy](?:ea)?r|in|is|has|was|aged)\b| ?[,;:)\n]|$))"
)
_CITED = re.compile(r"^,?\.? ?(?:\(?(?:19|20)\d\d|&|and |et al|, [a-z-]+, [a-z]\.)")
# "Y11 with under 90 %: HB, OT, SJ-P"
_LIST = re.compile(r"(?<=: )[A-Z]{2}(?:-[A-Z])?(?:(?:, | and | & )[A-Z]{1,2}(?:-[A-Z]{1,2})?){1,8}(?![\w-])")
_CHILDREN_LISTED = re.compile(
    r"\b(?:y(?:ea)?r? ?\d{1,2}|pupils?|children|boys|girls|attendance|absent|suspended|excluded|peps?|lac|cla|cin|cp|on roll|list|names?|%)[^:\n]{0,40}: $"
)
# "H.O'D.", "r.o'd", "bo'c"
_IRISH = re.compile(
    r"(?<![\w.'@/])[a-z]\.(?:mc|mac)(?![\w.@])|(?<![\w.'])(?:[A-Z]\.? ?O'[A-Z]\b\.?|[a-z]\.?o'[a-z]\b\.?)(?!\w)"
)
_SINGLE = re.compile(
    r"(?<![\w.@/'&-])[E-HJ-W](?:\.?'s|\.(?=\s[a-z]|[?,;:!)])|(?= \((?:[Yy]\d|[Yy]ea?r)|, (?:[Yy]\d|[Yy]ea?r ?\d)))(?!\w)"
)


def find_listed_initials(sheet: Sheet) -> Iterator[Candidate]:
    """Every child named by one letter, in a pair, or surname first."""
    for match in _LIST.finditer(sheet.text):
        line = sheet.before(match.start(), 60)
        if _CHILDREN_LISTED.search(line):
            for one in re.finditer(r"[A-Z]{2}(?:-[A-Z])?|[A-Z]-[A-Z]{1,2}", match.group()):
                yield initials(match.start() + one.start(), match.start() + one.end(), Circumstance.FAMILYS)
    for match in _IRISH.finditer(sheet.text):
        if not is_professionals(sheet, match.start(), match.end()):
            yield initials(match.start(), match.end(), Circumstance.UNCLEAR)
    yield from _several(sheet)
    yield from _surname_first(sheet)
    yield from _single_letter(sheet)


def initials(start: int, end: int, circumstance: Circumstance) -> Candidate:
    """A candidate of this type."""
    return Candidate(FindingType.INITIALS, start, end, circumstance)


def follows_noun(before: str) -> bool:
    """Whether the word before makes a letter a code, a level or a group: "code K", "set B"."""
    return bool(
        re.search(r"\b(?:code|codes|section|level|grade|form|class|set|our|the|a|an|paper|annex|group)\s$", before)
    )


def _several(sheet: Sheet) -> Iterator[Candidate]:
    """Two or three children by their initials: "the twins, J and M", "MT and JO, both in Y10", "for hz and cc"."""
    for match in _PAIR.finditer(sheet.text):
        parts = [part for part in ("i", "j", "k") if match.group(part)]
        keys = [match.group(part).lower() for part in parts]
        before, after = sheet.before(match.start(), 60), sheet.after(match.end(), 40)
        if _are_children(match, keys, before, after):
            for part in parts:
                yield initials(match.start(part), match.end(part), Circumstance.FAMILYS)
            if len(keys[0]) == 1:
                yield from _single_again(sheet, keys)


def _are_children(match: re.Match[str], keys: list[str], before: str, after: str) -> bool:
    lower = match.group("i").islower()
    if (
        any(key in ENGLISH and key not in {"cc", "jo"} for key in keys if lower or len(key) > 2)
        or lower != match.group("j").islower()
    ):
        return False
    if len(keys[0]) == 1:
        return not lower and not set(keys) <= LABELS | {"i"} and bool(_PAIR_OF.search(before))
    unknown = [key for key in keys if key not in ACRONYMS and key not in FIELD]
    if lower:
        return bool(
            unknown
            and len(set(keys) & ACRONYMS - {"cc"}) == 0
            and (ABOUT.search(before) or _BOTH.search(after) or _AT_ODDS.search(after))
        )
    return bool(unknown) and bool(
        _PAIR_OF.search(before) or _BOTH.search(after) or (ABOUT.search(before) and len(unknown) > 1)
    )


def _single_again(sheet: Sheet, keys: list[str]) -> Iterator[Candidate]:
    """Once "J and M" are children, "M's DSL" is one of them."""
    for match in _SINGLE_OWNER.finditer(sheet.text):
        if match.group()[0].lower() in keys:
            yield initials(match.start(), match.end(), Circumstance.FAMILYS)


def _single_letter(sheet: Sheet) -> Iterator[Candidate]:
    """ "J's attendance", "K. has been excluded twice and she …"; not "code K"."""
    for match in _SINGLE.finditer(sheet.text):
        before, after = sheet.before(match.start()), sheet.after(match.end(), 70)
        owns = match.group().endswith("'s") and cues.AFTER_THING.search(after)
        acts = match.group()[-1] == "." and cues.AFTER_VERB.search(after) and " code" not in sheet.lower
        spoken_of = match.group()[-1] == "." and ABOUT.search(before) and not after.startswith(" ")
        if (
            (owns or acts or spoken_of or len(match.group()) == 1)
            and not follows_noun(before)
            and not is_professionals(sheet, match.start(), match.end())
        ):
            yield initials(match.start(), match.end(), Circumstance.FAMILYS)


def _surname_first(sheet: Sheet) -> Iterator[Candidate]:
    """ "Wilkes, D." and "HARRIS, T - Y8", as registers write it; no author of a book, no greeting."""
    for match in _REVERSED.finditer(sheet.text):
        key, after = match.group("name").lower(), sheet.after(match.end(), 40)
        if key in ENGLISH or key in FIELD or key in ACRONYMS or key in TITLES or _CITED.search(after):
            continue
        if not is_professionals(sheet, match.start(), match.end()) and not people.PUBLIC_BEFORE.search(
            sheet.before(match.start())
        ):
            yield initials(match.start(), match.end(), Circumstance.UNCLEAR)
