"""Which names may stand in a text because of who writes it: always whole phrases that could not be a child's first name.

Staff are allowed by their full name alone: of "Anna Patel" neither "Anna" nor "Patel". A place is allowed as a whole:
of "Grace Academy" not "Grace". A place of one word counts only where that word is in no list of first names: a town
called Chelsea would hide a child of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from screening import Context
from screening.reading.lexicon import TITLES, Kind, kind
from screening.reading.normalise import bare
from screening.reading.sheet import Sheet

_COULD_BE_A_CHILD = frozenset({Kind.NAME, Kind.WORD_NAME})
_LONGEST = 200
_LETTERS = re.compile(r"[^\W\d_]+")


def words_of(name: str) -> list[str]:
    """The words of a name as the screen compares them: "St. Mary's (Camden)" is st, mary, camden."""
    return [word.key for word in Sheet(name[:_LONGEST]).words]


def full_names(names: Iterable[str]) -> frozenset[str]:
    """Phrases of two words or more, without titles; initials and names of one word are nobody's in particular."""
    phrases = set()
    for name in names:
        words = words_of(name)
        while words and words[0] in TITLES:
            words = words[1:]
        if sum(len(word) > 1 for word in words) > 1:
            phrases.add(" ".join(words))
    return frozenset(phrases)


def place_names(names: Iterable[str]) -> frozenset[str]:
    """Phrases that name a place or an organisation and could not be read as somebody's name."""
    phrases = set()
    for name in names:
        words = words_of(name)
        kinds = {kind(word) for word in words}
        if len(words) == 1 and (len(words[0]) < 3 or kinds & (_COULD_BE_A_CHILD | {Kind.PLACE_NAME})):
            continue
        if words and not kinds <= _COULD_BE_A_CHILD:
            phrases.add(" ".join(words))
    return frozenset(phrases)


def narrowed(context: Context, text: str) -> Context:
    """The context without the phrases of a whole council that cannot stand in this text: comparing them all takes long."""
    beginnings = set(_LETTERS.findall(bare(text)))

    def fits(phrase: str) -> bool:
        return phrase.partition(" ")[0].partition("-")[0].partition("'")[0] in beginnings

    return replace(
        context, staff=frozenset(filter(fits, context.staff)), places=frozenset(filter(fits, context.places))
    )
