"""Runs: words that stand together as one person's name, with what each word could be.

Example: "Jimmy Joe Quilligan", "Agnieszka Pawłowska", "al-Hassan", and in lower case "obinna ekwueme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.reading.lexicon import FIELD, OWN_NAMES, PARTICLES, SURNAME_WORDS, TITLES, Kind, is_surname, kind
from screening.reading.sheet import Sheet, Word
from screening.reading.wordsets import words_of

_NAMELIKE = frozenset({Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN})
_LONGEST = 5
_MODALS = frozenset({"can", "will", "may"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[first, last]` of the sheet taken as one name."""

    words: tuple[Word, ...]
    kinds: tuple[Kind, ...]
    index: int
    lower: bool  # written without capitals

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.words[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words for looking up."""
        return tuple(word.key for word in self.words)

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.words[-1].possessive


def runs(sheet: Sheet) -> Iterator[Run]:
    """Every run of the text, in order, without overlap."""
    words, i = sheet.words, 0
    while i < len(words):
        word = words[i]
        capital = word.capital and not sheet.all_upper and not (word.shouted and not _shouted_name(word))
        run = _capital_run(sheet, i) if capital else _lower_run(sheet, i)
        if run:
            yield run
            i = run.index + len(run.words)
        else:
            i += 1


def _shouted_name(word: Word) -> bool:
    """ "FILMON" is a name; of three or four capitals only the best known names are, the rest are acronyms."""
    return kind(word.key) is Kind.NAME and (len(word.key) > 4 or word.key in OWN_NAMES)


def _capital_run(sheet: Sheet, i: int) -> Run | None:
    words = sheet.words
    if words[i].key in _MODALS and i + 1 < len(words) and _asks(sheet, i):
        return None
    titled = i > 0 and words[i - 1].key in TITLES and joined(sheet, i - 1, i) and words[i].key not in TITLES | _MODALS
    namelike = words[i].key not in TITLES and kind(words[i].key) in _NAMELIKE
    if not (
        titled or namelike or _surname_follows(sheet, i) or _odd_capital(sheet, i)
    ):  # whatever stands after "Mrs" is a name
        return None
    last = i
    while last + 1 < len(words) and last - i + 1 < _LONGEST and not words[last].possessive:
        step = _next_part(sheet, i, last)
        if not step:
            break
        last = step
    chosen = tuple(words[i : last + 1])
    return Run(chosen, tuple(kind(w.key) for w in chosen), i, lower=False)


_ASKED = words_of(
    "the we you it they a an any anyone anybody someone somebody everyone everybody i he she there this that these those my our your his her their its all both each every one no some most many such "
    "schools school settings parents carers children pupils students families governors heads dsls sencos staff teachers social virtual councils las academies trusts colleges foster"
)


def _asks(sheet: Sheet, i: int) -> bool:
    """ "Will Rachel be added" and "When will Alesha" ask; "Will Smith is absent" names."""
    words = sheet.words
    wh_word = i > 0 and words[i - 1].key in {"when", "why", "where", "how", "what", "who"}
    return (
        wh_word
        or (words[i].first and kind(words[i + 1].key) is Kind.NAME)
        or (words[i].first and words[i + 1].key in _ASKED and words[i].key != words[i + 1].key)
    )


def _odd_capital(sheet: Sheet, i: int) -> bool:
    """A lone English word that is no word of the field, with a capital in mid-sentence and none beside it."""
    word = sheet.words[i]
    if word.first or word.shouted or word.key in TITLES or len(word.key) < 3 or "'" in word.text:
        return False
    if word.key in FIELD or word.key.removesuffix("s") in FIELD:
        return False
    beside = [sheet.words[at] for at in (i - 1, i + 1) if 0 <= at < len(sheet.words)]
    return kind(word.key) is Kind.WORD and not any(near.capital and not near.first for near in beside)


def _surname_follows(sheet: Sheet, i: int) -> bool:
    """A capitalised English word in mid-sentence before a name or surname may be a name ("Bright Osei"); never a title."""
    words = sheet.words
    if words[i].first or words[i].key in TITLES or i + 1 >= len(words) or kind(words[i].key) is not Kind.WORD:
        return False
    if not joined(sheet, i, i + 1) or not words[i + 1].capital or words[i].shouted or words[i].key in FIELD:
        return False
    following = kind(words[i + 1].key)
    return following is Kind.NAME or (following is Kind.UNKNOWN and is_surname(words[i + 1].key))


def _next_part(sheet: Sheet, first: int, last: int) -> int | None:
    """The index of the next word of the name, which may skip particles ("bin", "van der")."""
    words = sheet.words
    if not joined(sheet, last, last + 1):
        return None
    following = words[last + 1]
    beyond = _beyond_particles(sheet, last + 1)
    if beyond and words[beyond].capital:
        return beyond
    if _PARTICLE_START.match(following.text):
        return last + 1
    if not following.capital or following.key in TITLES or following.key in {"i", "i'm", "i've", "i'd", "i'll"}:
        return None
    if following.shouted and len(following.text) > 1 and kind(following.key) is not Kind.NAME:
        return last + 1 if len(following.text) == 1 else None
    return last + 1


def _beyond_particles(sheet: Sheet, at: int) -> int | None:
    """The index of the word after one to three particles that begin at `at`; None where there is none."""
    words, here = sheet.words, at
    while here < len(words) and here - at < 3 and words[here].key in PARTICLES:
        here += 1
    reached = at < here < len(words) and all(joined(sheet, left, left + 1) for left in range(at - 1, here))
    return here if reached else None


def joined(sheet: Sheet, left: int, right: int) -> bool:
    """Whether only a space (or an initial's full stop and a space) stands between two words."""
    between = sheet.text[sheet.words[left].end : sheet.words[right].start]
    if between in {" ", "  "}:
        return True
    return between == ". " and len(sheet.words[left].text) == 1


def _lower_run(sheet: Sheet, i: int) -> Run | None:
    """A name in lower case: a first name or unknown word, and what follows it that can be a name's next part."""
    words = sheet.words
    first = kind(words[i].key)
    if (
        first not in _NAMELIKE
        or (words[i].shouted and not sheet.all_upper)
        or (first is Kind.UNKNOWN and len(words[i].key) < 3)
    ):
        return None
    last = i
    while last + 1 < len(words) and last - i < 4 and joined(sheet, last, last + 1) and not words[last].possessive:
        step = _next_lower(sheet, i, last)
        if not step:
            break
        last = step
    chosen = tuple(words[i : last + 1])
    return Run(chosen, tuple(kind(w.key) for w in chosen), i, lower=True)


def _next_lower(sheet: Sheet, first: int, last: int) -> int | None:
    """The index of the next word of a name in lower case: a name, a surname, an initial; beyond particles too."""
    words = sheet.words
    following = words[last + 1]
    if following.capital and not sheet.all_upper:
        return None
    named = kind(words[first].key) is Kind.NAME
    beyond = _beyond_particles(sheet, last + 1)
    if beyond and named and kind(words[beyond].key) is Kind.UNKNOWN and len(words[beyond].key) > 2:
        return beyond
    found = kind(following.key)
    surname = is_surname(following.key)
    if found is Kind.NAME:
        return last + 1
    if found is Kind.UNKNOWN and len(following.key) > 2:
        led = kind(words[first].key) is not Kind.UNKNOWN or is_surname(words[first].key)
        return last + 1 if led or surname else None
    if last > first and kind(words[last].key) is not Kind.NAME:
        return None
    if named and following.key in SURNAME_WORDS:
        return last + 1
    alone = (
        (named or (last == first and words[first].first))
        and len(following.key) == 1
        and following.key not in {"a", "i"}
    )
    return last + 1 if alone and sheet.text[following.end : following.end + 2].lstrip()[:1] in _AFTER_INITIAL else None


_AFTER_INITIAL = ("", "-", "(", ",", "?", ":", ";", "/")
_PARTICLE_START = re.compile(r"^(?:al|el|ul|ur|ad|as|ash|ar)-[A-Z]")
