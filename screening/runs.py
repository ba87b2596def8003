"""Runs: words that stand together as one person's name, with what each word could be.

Example: "Jimmy Joe Quilligan", "Agnieszka Pawłowska", "al-Hassan", and in lower case "obinna ekwueme".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screening.lexicon import PARTICLES, TITLES, Kind, kind
from screening.sheet import Sheet, Word

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
        capital = word.capital and not sheet.all_upper and not (word.shouted and kind(word.key) is not Kind.NAME)
        run = _capital_run(sheet, i) if capital else _lower_run(sheet, i)
        if run:
            yield run
            i = run.index + len(run.words)
        else:
            i += 1


def _capital_run(sheet: Sheet, i: int) -> Run | None:
    words = sheet.words
    if words[i].key in _MODALS and i + 1 < len(words) and _asks(sheet, i):
        return None
    titled = i > 0 and words[i - 1].key in TITLES and joined(sheet, i - 1, i) and words[i].key not in TITLES | _MODALS
    namelike = words[i].key not in TITLES and kind(words[i].key) in _NAMELIKE
    if not (titled or namelike or _surname_follows(sheet, i)):  # whatever stands after "Mrs" is a name
        return None
    last = i
    while last + 1 < len(words) and last - i + 1 < _LONGEST and not words[last].possessive:
        step = _next_part(sheet, i, last)
        if not step:
            break
        last = step
    chosen = tuple(words[i : last + 1])
    return Run(chosen, tuple(kind(w.key) for w in chosen), i, lower=False)


def _asks(sheet: Sheet, i: int) -> bool:
    """ "Will Rachel be added" and "When will Alesha" ask; "Will Smith is absent" names."""
    words = sheet.words
    wh_word = i > 0 and words[i - 1].key in {"when", "why", "where", "how", "what", "who"}
    return (
        wh_word
        or (words[i].first and kind(words[i + 1].key) is Kind.NAME)
        or words[i + 1].key in {"the", "we", "you", "it", "they"}
    )


def _surname_follows(sheet: Sheet, i: int) -> bool:
    """A capitalised English word in mid-sentence before an unknown one may be a name ("Bright Osei"); never a title."""
    words = sheet.words
    if words[i].first or words[i].key in TITLES or i + 1 >= len(words) or kind(words[i].key) is not Kind.WORD:
        return False
    return (
        joined(sheet, i, i + 1)
        and words[i + 1].capital
        and kind(words[i + 1].key) is Kind.NAME
        and not words[i].shouted
    )


def _next_part(sheet: Sheet, first: int, last: int) -> int | None:
    """The index of the next word of the name, which may skip a particle ("bin", "de")."""
    words = sheet.words
    if not joined(sheet, last, last + 1):
        return None
    following = words[last + 1]
    if (
        following.key in PARTICLES
        and last + 2 < len(words)
        and joined(sheet, last + 1, last + 2)
        and words[last + 2].capital
    ):
        return last + 2
    if not following.capital or following.key in TITLES or following.key in {"i", "i'm", "i've", "i'd", "i'll"}:
        return None
    if following.shouted and len(following.text) > 1 and kind(following.key) is not Kind.NAME:
        return last + 1 if len(following.text) == 1 else None
    return last + 1


def joined(sheet: Sheet, left: int, right: int) -> bool:
    """Whether only a space (or an initial's full stop and a space) stands between two words."""
    between = sheet.text[sheet.words[left].end : sheet.words[right].start]
    if between in {" ", "  "}:
        return True
    return between == ". " and len(sheet.words[left].text) == 1


def _lower_run(sheet: Sheet, i: int) -> Run | None:
    """A name in lower case: a first name that is no English word, and what follows it that is neither."""
    words = sheet.words
    first = kind(words[i].key)
    if (
        first not in _NAMELIKE
        or (words[i].shouted and not sheet.all_upper)
        or (first is Kind.UNKNOWN and len(words[i].key) < 3)
    ):
        return None
    last = i
    while last + 1 < len(words) and last - i < 3 and joined(sheet, last, last + 1) and not words[last].possessive:
        if words[last + 1].capital and not sheet.all_upper:
            break
        following = kind(words[last + 1].key)
        if following is Kind.NAME or (
            following is Kind.UNKNOWN and len(words[last + 1].key) > 2 and first is not Kind.UNKNOWN
        ):
            last += 1
        else:
            break
    chosen = tuple(words[i : last + 1])
    return Run(chosen, tuple(kind(w.key) for w in chosen), i, lower=True)
