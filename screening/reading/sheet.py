"""One text laid out for the detectors: its folded characters, its words, its sentences, and what stands near a span."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from screening.reading.normalise import Folded, bare, fold

# A word: letters joined by single apostrophes or hyphens. Every part is bounded, so that no text can hold it up.
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['-](?=[^\W_])){0,60}")
_SENTENCE_END = re.compile(r"[.!?…]{1,10}(?=[\s\"')\]]|$)|\n")
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|st|prof|yr|e\.g|i\.e|etc|no|ref|tel|ext|approx|cllr|rev|[a-z])$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the folded text; `key` is what to look it up by: lower case, no accents, no possessive ending."""

    text: str
    key: str
    start: int
    end: int
    first: bool  # first word of its sentence

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.upper() == self.text

    @property
    def possessive(self) -> bool:
        """Whether it ends in an apostrophe and s."""
        return self.text[-2:].lower() == "'s"


class Sheet:
    """The folded text with its words and sentences, made once for all detectors."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = fold(text)
        self.text = self.folded.text
        self.lower = self.text.lower() if len(self.text.lower()) == len(self.text) else _lower(self.text)
        self.breaks = _sentence_starts(self.text)
        self.words = self._words()
        self._starts = [word.start for word in self.words]
        self.all_lower = not any(word.capital for word in self.words if not word.shouted)
        letters = [c for c in self.text if c.isalpha()]
        self.all_upper = len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)

    def _words(self) -> list[Word]:
        words: list[Word] = []
        last_break = -1
        for match in _WORD.finditer(self.text):
            text = match.group()
            sentence = bisect_right(self.breaks, match.start())
            plain = text[:-2] if text[-2:].lower() == "'s" else text
            words.append(Word(text, bare(plain), match.start(), match.end(), sentence != last_break))
            last_break = sentence
        return words

    def word_at(self, position: int) -> int:
        """The index of the first word that starts at or after the position."""
        low = bisect_right(self._starts, position - 1)
        return low

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a position."""
        index = bisect_right(self.breaks, position)
        start = self.breaks[index - 1] if index else 0
        return start, self.breaks[index] if index < len(self.breaks) else len(self.text)

    def before(self, start: int, width: int = 50) -> str:
        """What stands before a place, in lower case, not beyond the line."""
        return self.lower[max(0, start - width) : start].rpartition("\n")[2]

    def after(self, end: int, width: int = 40) -> str:
        """What stands after a place, in lower case, not beyond the line."""
        return self.lower[end : end + width].partition("\n")[0]

    def around(self, start: int, end: int, before: int = 80, after: int = 60) -> str:
        """Both, with a gap where the place itself is, cut to the sentence and the one before it."""
        return f"{self.lower[max(0, start - before) : start]} \x1f {self.lower[end : end + after]}"


def _lower(text: str) -> str:
    """Lower case, one character for one (a dotted capital I would become two)."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        starts.append(match.end())
    return starts
