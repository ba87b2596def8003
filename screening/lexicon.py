"""The word lists, read once at import: English words, first names, places, the field's own words. Origins: data/ORIGIN.md.

A word of two lists is what makes screening hard: "joy" is a word and a name, "paris" a place and a name. `kind` says
which lists a word stands in; the contexts decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from screening.borrowed import borrowed_names
from screening.normalise import bare
from screening.wordsets import words_of

_DATA = Path(__file__).parent / "data"
_LEET = str.maketrans("013457@$", "oieastas")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in bare(line).split())


ENGLISH = _read("english_words.txt")
FIELD = _read("field_words.txt")
PLACES = _read("places.txt")
FAMILY_WORDS = words_of(
    "mum mummy mom mam ma dad daddy da nan nana nanny nanna gran granny grandma grandad granddad grandpa auntie aunty aunt "
    "uncle bro sis foster mr mrs miss ms"
)
_OWN_NAMES = _read("first_names.txt") - FAMILY_WORDS
TITLES = words_of(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend cllr councillor judge pc dc ds sgt father"
)
WORK_TITLES = words_of("dr prof professor sir dame lord lady rev reverend cllr councillor judge pc dc ds sgt father")
PARTICLES = words_of(
    "al el bin bint binti ibn abu umm de da do dos das di del della van von der den la le ul ur o mac mc st ap"
)


NAMES = _OWN_NAMES  # completed below, once it is known which borrowed names are words as well
SURNAMES: frozenset[str] = frozenset()


class Kind(StrEnum):
    """Which lists a word stands in."""

    NAME = "name"  # a first name and nothing else
    WORD_NAME = "word-name"  # a first name that is also a word
    PLACE_NAME = "place-name"  # a first name that is also a place, a month or a word of the field
    WORD = "word"
    PLACE = "place"
    UNKNOWN = "unknown"


# Names that a context adds for the text being read. Every detector asks `kind`, so they stand here and not in a parameter
# of each; one thread or task reads one text at a time, and none sees another's.
_LOCAL_NAMES: ContextVar[frozenset[str]] = ContextVar("local_names", default=frozenset())


@contextmanager
def local_names(names: frozenset[str]) -> Iterator[None]:
    """While this is open, `kind` takes these words for names too."""
    token = _LOCAL_NAMES.set(_keys(names))
    try:
        yield
    finally:
        _LOCAL_NAMES.reset(token)


@lru_cache(maxsize=32)
def _keys(names: frozenset[str]) -> frozenset[str]:
    return frozenset(bare(name.replace("’", "'")) for name in names)


def kind(key: str) -> Kind:
    """The kind of a word, given in lower case without accents and without possessive ending."""
    found = _kind(key)
    return _AS_NAME[found] if key in _LOCAL_NAMES.get() else found


_AS_NAME = {
    Kind.NAME: Kind.NAME,
    Kind.WORD_NAME: Kind.WORD_NAME,
    Kind.PLACE_NAME: Kind.PLACE_NAME,
    Kind.WORD: Kind.WORD_NAME,
    Kind.PLACE: Kind.PLACE_NAME,
    Kind.UNKNOWN: Kind.NAME,
}


@lru_cache(maxsize=16384)
def _kind(key: str) -> Kind:
    found = _plain_kind(key)
    if found is not Kind.UNKNOWN:
        return found
    if "-" in key:
        return _hyphenated(key)
    if "'" in key:
        return _apostrophe(key)
    if any(char.isdigit() for char in key):
        return Kind.NAME if key[0].isalpha() and len(key) > 3 and key.translate(_LEET) in NAMES else Kind.WORD
    if len(key) > 4 and key[-1] == "s" and key[:-1] in NAMES and key[:-1] not in ENGLISH and key[:-1] not in PLACES:
        return Kind.NAME
    return Kind.WORD if _inflected(key) else Kind.UNKNOWN


def _plain_kind(key: str) -> Kind:
    name = key in NAMES
    if key in PLACES or key in FIELD:
        if name:
            return Kind.PLACE_NAME
        return Kind.PLACE if key in PLACES else Kind.WORD
    if key in ENGLISH or key in FAMILY_WORDS or len(key) == 1:
        return Kind.WORD_NAME if name else Kind.WORD
    return Kind.NAME if name else Kind.UNKNOWN


def _hyphenated(key: str) -> Kind:
    kinds = {_plain_kind(part) for part in key.split("-") if part}
    if Kind.NAME in kinds and Kind.WORD not in kinds:
        return Kind.NAME
    if kinds <= {Kind.WORD_NAME, Kind.NAME, Kind.PLACE_NAME}:
        return Kind.WORD_NAME
    return Kind.UNKNOWN if kinds == {Kind.UNKNOWN} else Kind.WORD


def _apostrophe(key: str) -> Kind:
    """ "I'm", "they've", "don't" are words; "o'connor" and "n'golo" are not known."""
    head, _, tail = key.partition("'")
    if tail in {"m", "ve", "re", "ll", "d", "t", "s", ""}:
        return _plain_kind(head) if tail in {"s", "d", "ll", ""} else Kind.WORD
    return Kind.UNKNOWN


_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ly",
    "ness",
    "less",
    "able",
    "ment",
    "ful",
    "ish",
    "y",
    "ist",
    "ists",
    "isation",
)
_PREFIXES = (
    "un",
    "re",
    "non",
    "over",
    "under",
    "pre",
    "mis",
    "co",
    "multi",
    "inter",
    "anti",
    "sub",
    "post",
    "de",
    "out",
    "self",
)


def _inflected(key: str) -> bool:
    """Whether the word is built from a known English word, so that a small list serves for many forms."""
    for ending in _ENDINGS:
        stem = key[: -len(ending)]
        if len(stem) > 3 and key.endswith(ending) and (stem in ENGLISH or stem in FIELD or stem + "e" in ENGLISH):
            return True
    return any(
        key.startswith(prefix) and len(key) > len(prefix) + 3 and key[len(prefix) :] in ENGLISH for prefix in _PREFIXES
    )


def _complete() -> tuple[frozenset[str], frozenset[str]]:
    """Borrowed names count only where English, the places and the field have no such word."""
    first, last = borrowed_names()
    return (
        _OWN_NAMES | {name for name in first - _OWN_NAMES if _kind(name) is Kind.UNKNOWN},
        frozenset(name for name in last if _kind(name) is Kind.UNKNOWN),
    )


NAMES, SURNAMES = _complete()
_kind.cache_clear()
