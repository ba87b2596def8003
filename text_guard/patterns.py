"""Which patterns may become rules. A pattern is a place, a system or a common name: never one person, never a number.

Refused before anybody else sees them: a phrase that reads as a person or holds an identifier, a shape so loose that
ordinary words, dates and sums have it, a name of more than one word or one that is an English function word.
"""

from __future__ import annotations

import re

from screening import Verdict, screen
from screening.numbers.local import DIGIT, LETTER, pattern_of
from screening.reading.lexicon import FAMILY_WORDS, FIELD, TITLES, Kind, kind
from screening.reading.normalise import bare
from screening.reading.sheet import Sheet
from screening.reading.wordsets import words_of
from text_guard.errors import RuleRefused
from text_guard.models import LocalRule
from text_guard.report import NAME_TYPES

SHORTEST_SHAPE, LONGEST_SHAPE = 4, 30
LONGEST_PHRASE, LONGEST_NAME = 60, 30
_MOST_WORDS = 8
_PHRASE = re.compile(r"[^\W_][\w &'’.,()/-]*")
_SHAPE = re.compile(r"[A-Z0-9][A-Z0-9/_.:# -]*[A-Z0-9]")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+")
_NAMES_OF_PEOPLE = frozenset({Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN})
_FUNCTION_WORDS = words_of(
    "a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs who whom whose which what when where why how and or but nor so yet if then than because although though while "
    "until unless since as at by for from in into of off on onto out over to under up with without within about above across "
    "after against along among around before behind below beneath beside between beyond down during except inside like near "
    "outside past through toward towards upon via is am are was were be been being do does did done doing have has had having "
    "can could may might must shall should will would not no yes any all both each either every few many more most much neither "
    "none one other others another own same several some such too very just only also again ever never now here there once "
    "soon today tomorrow yesterday always often still even quite rather please thanks hello dear"
)
# What a shape must not fit: everything here stands in ordinary clean text.
_ORDINARY = (
    "12/03/2026", "3/9/26", "12.03.2026", "2026-03-12", "12-03-2026", "2025-26", "2025/26", "2025-2026", "2025/2026",
    "09:30", "9:30", "Year 11", "Yr 10", "KS3", "KS 4", "Y10", "Y 10", "Week 12", "Term 5", "1,000", "10.5", "100000",
    "01865 252525", "020 7946 0000", "07700 900123", "+44 20 7946 0000", "OX1 1AA", "NW10 1AA", "SI 2024/123", "s.23",
    "SEN2", "P8", "A4", "in 2026", "of 2026", "page 100", "room 12", "2026", "100", "1000", "10000", "1000000",
    "978-0-306-40615-7", "NC/2026", "May 2026", "June 2026", "March 2026", "January 2026", "September 2026",
)  # fmt: skip


def checked_pattern(kind_: str, typed: str) -> tuple[str, str]:
    """The pattern as it is kept, and its key. Raises RuleRefused with the field `pattern` and what to change."""
    if kind_ not in LocalRule.Kind.values:
        raise RuleRefused("Select what the pattern is", field="kind")
    return _CHECKS[LocalRule.Kind(kind_)](" ".join(typed.split()))


def _refuse(words: str) -> RuleRefused:
    return RuleRefused(words, field="pattern")


def _phrase(typed: str) -> tuple[str, str]:
    if not 3 <= len(typed) <= LONGEST_PHRASE or not _PHRASE.fullmatch(typed):
        raise _refuse(f"Enter a phrase of 3 to {LONGEST_PHRASE} letters, like Rose Hill Hub")
    words = Sheet(typed).words
    if not words or len(words) > _MOST_WORDS:
        raise _refuse(f"Enter a phrase of 1 to {_MOST_WORDS} words, like Rose Hill Hub")
    held = {found.type for found in screen(typed).findings if found.verdict is Verdict.BLOCK} - NAME_TYPES
    if held or sum(char.isdigit() for char in typed) > 3:
        raise _refuse("Take out what looks like a number, an address or a contact: a phrase is a name of something")
    keys = [word.key for word in words]
    if len(keys) == 1 and kind(keys[0]) in {Kind.WORD, Kind.PLACE}:
        raise _refuse("The screen leaves this word alone already. Enter the whole name in which it is marked")
    if _reads_as_a_person(keys):
        raise _refuse(
            "This could be the name of a person. Enter it with the word that says what it is, like Centre or Hub"
        )
    return typed, " ".join(keys)


def _reads_as_a_person(words: list[str]) -> bool:
    """Whether no word says what the thing is; one unknown word alone, as a product has, is nobody's name we know."""
    if words[0] in TITLES:
        return True
    kinds = [kind(word) for word in words if word not in _FUNCTION_WORDS]
    if len(kinds) == 1:
        return kinds[0] is not Kind.UNKNOWN
    return all(found in _NAMES_OF_PEOPLE for found in kinds)


def _reference(typed: str) -> tuple[str, str]:
    shape = typed.upper()
    if not SHORTEST_SHAPE <= len(shape) <= LONGEST_SHAPE or not _SHAPE.fullmatch(shape):
        raise _refuse(
            f"Enter a shape of {SHORTEST_SHAPE} to {LONGEST_SHAPE} letters, digits and marks, like LCS-999999, "
            "with 9 for any digit and A for any letter"
        )
    fixed = sum(char.isalpha() and char != LETTER for char in shape)
    if sum(char.isdigit() for char in shape) < 3:
        raise _refuse("A shape needs at least 3 digits, or it fits ordinary words. Write 9 for any digit")
    if DIGIT not in shape and LETTER not in shape:
        raise _refuse(
            "This is one reference, not a shape. Write 9 for each digit that changes, and A for each letter that changes"
        )
    if not fixed:
        raise _refuse(
            "Numbers and dates fit this shape. Write the letters that always stand in the reference, like LCS in LCS-999999"
        )
    pattern = pattern_of(shape)
    if any(pattern.search(ordinary.lower()) for ordinary in _ORDINARY) or _begins_with_a_word(shape):
        raise _refuse("Ordinary words, dates or numbers fit this shape. Make it more exact")
    return shape, shape


def _begins_with_a_word(shape: str) -> bool:
    """ "ROOM 999": a word and a number, which any sentence may hold."""
    head, space, _ = shape.partition(" ")
    return bool(space) and head.isalpha() and kind(bare(head.lower())) in {Kind.WORD, Kind.WORD_NAME}


def _name(typed: str) -> tuple[str, str]:
    if not 2 <= len(typed) <= LONGEST_NAME or not _NAME.fullmatch(typed):
        raise _refuse("Enter one first name or surname, in letters, without a space")
    key = Sheet(typed).words[0].key
    if key in _FUNCTION_WORDS or key in TITLES or key in FAMILY_WORDS or key in FIELD:
        raise _refuse("This is an ordinary word, which stands in most texts. It cannot be read as a name")
    if kind(key) in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME}:
        raise _refuse("The screen knows this name already")
    return typed[0].upper() + typed[1:], key


_CHECKS = {LocalRule.Kind.PHRASE: _phrase, LocalRule.Kind.REFERENCE: _reference, LocalRule.Kind.NAME: _name}
