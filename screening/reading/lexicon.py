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

from screening.reading.borrowed import borrowed_names
from screening.reading.normalise import bare
from screening.reading.wordsets import words_of

_DATA = Path(__file__).parents[1] / "data"
_LEET = str.maketrans("013457@$", "oieastas")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in bare(line).split())


def read_phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a file, one a line, as words for looking up."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(bare(line).split()) for line in lines if line.strip() and not line.startswith("#"))


ENGLISH = _read("english_words.txt")
RARE = _read("rare_words.txt")
FIELD = _read("field_words.txt")
PLACES = _read("places.txt")
WORD_NAMES = _read("word_names.txt")
FAMILY_WORDS = words_of(
    "mum mummy mom mam ma dad daddy da nan nana nanny nanna gran granny grandma grandad granddad grandpa auntie aunty aunt "
    "uncle bro sis son foster mr mrs miss ms"
)
OWN_NAMES = _read("first_names.txt") - FAMILY_WORDS
TITLES = words_of(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend cllr councillor judge pc dc ds sgt father "
    "captain colonel sergeant inspector superintendent constable canon pastor imam rabbi bishop archbishop baroness baron"
)
WORK_TITLES = words_of(
    "dr prof professor sir dame lord lady rev reverend cllr councillor judge pc dc ds sgt father captain colonel sergeant "
    "inspector superintendent constable canon pastor imam rabbi bishop archbishop baroness baron"
)
FUNCTION_WORDS = words_of(
    "the a an our my your his her their its this that we you they i he she it is was are were be been to of in on at by for with and or but "
    "if when what which who how why can could should would will do does did has have had not no as so than then there here please thanks hi hello dear i'm i've i'd"
)
PARTICLES = words_of(
    "al el bin bint binti ibn abu umm de da do dos das di del della van von der den la le ul ur o mac mc st ap"
)
# English words that are met as surnames far more than they follow or describe a child: "levi booth", "the smith boys".
SURNAME_WORDS = words_of(
    "archer baker barber barker bishop booth bowler bridges brooks browning burns bush butcher butler cannon carpenter carter chambers church clay cooper cox crane cross dean downing dyer falcon farmer ferry fielding fields finch fisher flowers "
    "forester fowler fox franks freeman frost fuller gardener garland garrison gates gentry glass grant graves griffin gunning hale hall hardy harper hawkins hay hayes heath heron hicks hill holder holmes hood hooper hunt hunter hurst judge kemp kidd knight lamb law "
    "lawless leach lee lister lynch mace mallet marsh marshall mason masters mercer merchant miller mills miner moody moss mount mullen naylor nettle newton nightingale norton palmer parker parson parsons parrott payne peacock peck pepper pike piper pitt pollard pool porter potter pratt "
    "quill ramsey reed reeves ridge rivers robins roper rowe rush sadler salmon sandal sawyer saddler sellers sexton sharp shepherd shields skinner slater slaughter smith smithers snow sommers sparks sparrow spears spencer spicer spooner stokes stone stubbs sumner swan swift sykes tanner taylor "
    "thatcher thorn thorne tiller tinker townsend tucker turner tyler underwood vickers wade wagstaff walker waller walls ward ware warner warren waters watts weaver webb webster wells west wheeler whistler whitehead whitehouse winters wood woodcock woods woodward wren wright yeoman york"
)


NAMES = OWN_NAMES  # completed below, once it is known which borrowed names are words as well
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


def is_local(key: str) -> bool:
    """Whether the context of the text being read names this word."""
    return key in _LOCAL_NAMES.get()


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
    name = key in NAMES or key in WORD_NAMES
    if key in PLACES or key in FIELD:
        if name:
            return Kind.PLACE_NAME
        return Kind.PLACE if key in PLACES else Kind.WORD
    if key in ENGLISH or key in FAMILY_WORDS or len(key) == 1 or is_weak_name(key):
        return Kind.WORD_NAME if name else Kind.WORD
    if name:
        return Kind.NAME
    return Kind.WORD if key in RARE else Kind.UNKNOWN


def is_weak_name(key: str) -> bool:
    """Whether the word is far more a word than a name ("storm", "kestrel"): only grammar can tell that a child is meant."""
    return key in WORD_NAMES and key not in OWN_NAMES


# What parents put after a hyphen: "tyga-lee", "ellie-mae".
_SECOND_NAMES = words_of(
    "lee leigh mae may rose jo joe lou louise james jay jaye ray rae ann anne marie grace jade jack lynn jean paul john jai jae lea bella rose-marie beth ellen ella louie junior"
)


def _hyphenated(key: str) -> Kind:
    kinds = {_plain_kind(part) for part in key.split("-") if part}
    if Kind.NAME in kinds and Kind.WORD not in kinds:
        return Kind.NAME
    first, _, last = key.partition("-")
    if last in _SECOND_NAMES and _plain_kind(first) in {Kind.UNKNOWN, Kind.NAME, Kind.WORD_NAME}:
        return Kind.NAME
    if _plain_kind(first) is Kind.NAME and len(last) > 2 and last not in ENGLISH:
        return Kind.UNKNOWN
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
    """Borrowed first names count only where English, the places and the field have no such word; surnames always."""
    first, last = borrowed_names()
    own = _read("surnames.txt")
    return OWN_NAMES | {name for name in first - OWN_NAMES if _kind(name) is Kind.UNKNOWN}, last | own


NAMES, SURNAMES = _complete()
_kind.cache_clear()
_SURNAME_STARTS = ("mc", "mac", "o'", "fitz", "al-", "el-")


@lru_cache(maxsize=8192)
def is_surname(key: str) -> bool:
    """Whether the word is known as a surname, or is built like one: "booth", "mcallister", "okonjo-reilly"."""
    if key in SURNAMES or (key.startswith(_SURNAME_STARTS) and len(key) > 5 and _kind(key) is Kind.UNKNOWN):
        return True
    parts = key.split("-")
    return len(parts) == 2 and all(len(part) > 2 for part in parts) and any(part in SURNAMES for part in parts)
