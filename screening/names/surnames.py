"""Surnames alone and names that no list holds, where a record, an owner or a pronoun shows that a child is meant.

Example: "Re the Pickersgill PEX", "for young Savage", "Finally got Moody's file", "Sharp and his mate", "the duxbury kid",
"what happens to solomiya hrytsenko's lessons", "Gemma (mum) wants a copy", "Master Peregrine Ashcombe".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.names import cues, things
from screening.names.word_names import AFTER_PERSON_VERB, is_time_word
from screening.reading.lexicon import ENGLISH, FIELD, FUNCTION_WORDS, TITLES, Kind, is_surname, kind
from screening.reading.sheet import Sheet, Word
from screening.reading.spelling import looks_misspelt
from screening.types import Candidate, Circumstance, FindingType

_RECORD = r"(?:pex|px|pep|ehcp|ehcna|exclusions?|suspensions?|case|file|lac review|annual review|placement|referral|complaint|appeal|hearing|managed move|s47|strategy meeting|conference|situation|incident|allegations?|panel papers|bundle)"
_OWN_FILE = re.compile(
    r"^ (?:old |new |last |whole |paper )?(?:files?|pep|ehcp|attendance|records?|timetable|placement|sponsor|solicitor|escort|transport|taxi|laptop|chronology|carers?|mum|mam|dad|nan|social worker|sw|keyworker|tutor|exclusion|suspension|pex)(?!\w)"
)
_YOUNG = re.compile(r"\b(?:young|little|our|poor|wee) $")
_AND_HIS = re.compile(
    r"^ and (?:his|her) (?!(?:own )?(?:team|colleagues?|staff|research|book|theory|work|deputy|line manager))"
)
_RELATIVE_IN_BRACKETS = re.compile(
    r"^ \((?:his |her |the |their |child's |maternal |paternal )?(?:step-?|grand|great-?|foster |birth )?(?:mum|mam|mother|dad|father|nan|gran|granny|grandma|grandmother|grandad|grandfather|aunt\w{0,2}|uncle|carer|guardian|sister|brother|cousin|parent)\b[^)\n]{0,20}\)"
)
_FORM_FIELD = re.compile(
    r"\b(?:surname|forenames?|first names?|given names?|family name|known as|preferred name|legal name|pupil(?:'s)? name|child(?:'s)? name|name of (?:pupil|child|student))\s?[:=]\s?$"
)
_LOOKS_BACK = re.compile(r"(?<!\w)(?:he|she|hes|shes|he's|she's|him|her|his)(?!\w)")
_TOWARDS = re.compile(
    r"\b(?:re|about|regarding|for|to|with|told|from|close|closed|is|has|does|did|will|can|of|mum of|dad of|mam of|nan of|what happens to|week \d for|news on|update on|have|keep|sent|send|got) $"
)
_ENDS = re.compile(
    r"^(?:[.,;:!?)]|$| (?:and|as|for|in|on|at|from|back|again|is|has|was|ok|no|wants?|needs?|still|cos|because|when|without|to|does|will)\b)"
)
_SHORTEST = 4


def find_surnames(sheet: Sheet) -> Iterator[Candidate]:
    """Every surname alone, and every unknown name in lower case that its surroundings give away."""
    for at, word in enumerate(sheet.words):
        found = _of_capital(sheet, word) if word.capital and not word.shouted else _of_lower(sheet, at, word)
        if found:
            yield Candidate(found[0], word.start, found[1], Circumstance.FAMILYS)


def _of_capital(sheet: Sheet, word: Word) -> tuple[FindingType, int] | None:
    if word.key in TITLES or word.key in FIELD or word.key in FUNCTION_WORDS or is_time_word(word.key):
        return None
    before, after = sheet.before(word.start, 30), sheet.after(word.end, 60)
    if _FORM_FIELD.search(before):
        return FindingType.CHILD_NAME, word.end
    if _RELATIVE_IN_BRACKETS.search(after):
        return FindingType.FAMILY_NAME, word.end
    what = kind(word.key)
    if before.endswith("master ") and sheet.text[word.start - 7] == "M":
        return FindingType.CHILD_NAME, word.end
    person = what is Kind.UNKNOWN or is_surname(word.key)
    if person and (word.first or re.search(r"\b(?:re:?|the) $", before)) and re.match(rf"^ {_RECORD}(?!\w)", after):
        return (FindingType.CHILD_NAME, word.end) if not _is_law(sheet, word) else None
    if what is Kind.PLACE or word.first and what is Kind.WORD and not is_surname(word.key):
        return None
    if word.possessive and not word.first and _OWN_FILE.search(after):
        return FindingType.CHILD_NAME, word.end
    if _YOUNG.search(before) and before.endswith("young "):
        return FindingType.CHILD_NAME, word.end
    if person and word.first and not word.possessive:
        return _opening(sheet, word, after)
    return None


def _opening(sheet: Sheet, word: Word, after: str) -> tuple[FindingType, int] | None:
    """At the start of a sentence, where a capital says nothing: "Price is still at home because his dad …"."""
    does = AFTER_PERSON_VERB.search(after) or re.match(r"^ (?:is|was|has|had) ", after)
    rest = sheet.lower[word.end : word.end + 90]
    if _AND_HIS.search(after) or (is_surname(word.key) and does and _LOOKS_BACK.search(rest)):
        return FindingType.CHILD_NAME, word.end
    return None


def _is_law(sheet: Sheet, word: Word) -> bool:
    near = sheet.lower[max(0, word.start - 120) : word.end + 80]
    return bool(
        re.search(r"\b(?:section|act|judg\w{1,5}|court of appeal|tribunal ruled|v|law|ruling|regulations)\b", near)
    )


def _of_lower(sheet: Sheet, at: int, word: Word) -> tuple[FindingType, int] | None:
    if word.capital or not _is_strange(word):
        return None
    before, after = sheet.before(word.start, 30), sheet.after(word.end, 70)
    following = sheet.words[at + 1] if at + 1 < len(sheet.words) else None
    if following and _is_strange(following) and sheet.text[word.end : following.start] == " ":
        return FindingType.CHILD_NAME, following.end
    if things.CHILDS_AFTER.search(after) and re.search(r"\b(?:the|that|re|this) $", before):
        return FindingType.FAMILY_NAME, word.end
    if cues.DETERMINED.search(before[-14:]) and not re.search(r"\b(?:to|of|is|does|will|can) $", before):
        return None
    if word.possessive and not following_is_odd(after):
        return FindingType.CHILD_NAME, word.end
    if _TOWARDS.search(before) and _ENDS.search(after) and _LOOKS_BACK.search(after):
        return FindingType.CHILD_NAME, word.end
    return None


def following_is_odd(after: str) -> bool:
    """Whether nothing is owned after a possessive: "cafcass's", at the end of a clause."""
    return not re.match(r"^ [a-z]{3,}", after)


def _is_strange(word: Word) -> bool:
    """A word of letters that no list has and no slip of the keyboard explains."""
    plain = word.key.replace("-", "").replace("'", "")
    return (
        kind(word.key) is Kind.UNKNOWN
        and len(word.key) >= _SHORTEST
        and plain.isalpha()
        and word.key not in ENGLISH
        and not word.capital
        and not looks_misspelt(word.key)
    )
