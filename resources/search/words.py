"""What somebody typed into the search box, read once and made comparable. Nothing typed is an error.

Rule: words must all be there; "words in quotes" must follow each other; -word must not be there; `OR` (in capitals)
between two words asks for either. Other signs separate words. Example: `pex -"managed move"` is the word "pex" without
the phrase "managed move".

Folding makes the stored text and the typed words alike: lower case, no accents, no apostrophes ("children's" is
"childrens"), hyphens and strokes as spaces, so that "part-time" finds "part time".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from organisations.models.search import ACCENTED, APOSTROPHES, PLAIN

LONGEST = 100  # characters that are searched for; more are cut, and the page says so
MOST_TERMS = 12
JOINERS = "-/_\u2010\u2011\u2013\u2014"
# PostgreSQL's TRANSLATE takes these two: characters beyond the end of the second are dropped.
FOLD_FROM = ACCENTED + JOINERS + APOSTROPHES
FOLD_TO = PLAIN + " " * len(JOINERS)
_FOLD = {ord(a): b for a, b in zip(FOLD_FROM, FOLD_TO, strict=False)} | {ord(a): None for a in APOSTROPHES}
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_SIGNS = re.compile(r"[^\w.@+ ]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together: one word, or several in quotes or joined by hyphens, which must follow each other."""

    text: str
    quoted: bool = False
    excluded: bool = False
    either: bool = False  # joined to the one before by OR

    @property
    def in_order(self) -> bool:
        """Whether its words must follow each other."""
        return self.quoted or " " in self.text

    def saying(self, text: str) -> Term:
        """The same with another word."""
        return replace(self, text=text)


def tidy(typed: str) -> str:
    """What was typed without control and other unseen characters, in single spaces, cut to what is searched for."""
    seen = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zs", "Zl", "Zp") else sign
        for sign in typed[: LONGEST * 4]
        if unicodedata.category(sign) not in ("Cs", "Cn", "Co")
    )
    return " ".join(seen.split())[:LONGEST].strip()


def fold(text: str) -> str:
    """The text made comparable, as the database does with what is stored."""
    return " ".join(unicodedata.normalize("NFC", text).lower().translate(_FOLD).split())


def terms(typed: str) -> list[Term]:
    """The terms of a tidied text, at most twelve. Signs without a word are no term."""
    found: list[Term] = []
    either = False
    for minus, phrase, word in _TERM.findall(typed):
        if word == "OR" and not minus:
            either = bool(found)
            continue
        text = _plain(phrase or word)
        if text:
            found.append(Term(text, bool(phrase), excluded=bool(minus), either=either and not minus))
            either = False
    return found[:MOST_TERMS]


def _plain(text: str) -> str:
    words = _SIGNS.sub(" ", fold(text)).split()
    return " ".join(word for word in (one.strip(".@+_") for one in words) if word)


def as_typed(found: list[Term]) -> str:
    """The terms written as somebody would type them."""
    return " ".join(_written(term) for term in found)


def _written(term: Term) -> str:
    text = f'"{term.text}"' if term.quoted else term.text
    return f"{'OR ' if term.either else ''}{'-' if term.excluded else ''}{text}"


def single_words(found: list[Term]) -> Iterator[str]:
    """The words that a spelling can be looked up for."""
    return (term.text for term in found if not term.in_order and not term.excluded)
