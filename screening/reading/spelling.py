"""Whether a word of no list is a slip of the keyboard: "meetign", "advsie", "tranport" are one step from a word."""

from __future__ import annotations

from functools import lru_cache

from screening.reading.lexicon import ENGLISH, FIELD, RARE, Kind, kind

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 16


def _is_word(key: str) -> bool:
    return key in ENGLISH or key in FIELD or key in RARE or (len(key) > 5 and kind(key) is Kind.WORD)


@lru_cache(maxsize=4096)
def looks_misspelt(key: str) -> bool:
    """Whether one letter left out, doubled, changed or swapped gives an English word, or two words run together."""
    if len(key) > _LONGEST or not key.isascii():
        return False
    for at in range(len(key) + 1):
        left, right = key[:at], key[at:]
        if len(left) > 2 and len(right) > 2 and left in ENGLISH and right in ENGLISH:
            return True
        if right and (left + right[1:]) in ENGLISH:
            return True
        if len(right) > 1 and _is_word(left + right[1] + right[0] + right[2:]):
            return True
        if any(
            left + letter + right in ENGLISH or (right and left + letter + right[1:] in ENGLISH) for letter in _LETTERS
        ):
            return True
    return False
