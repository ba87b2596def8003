"""How hard a text is to read, as a hint to its writer: the age at which most people read it with ease.

Rule: Flesch-Kincaid grade + 5, from the words of a sentence and the syllables of a word, counted for English. A guide,
never a gate: "multi-agency child protection conference" is long, and is what it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONG_SENTENCE = 25  # words: the advice of plain English
AIM = 14  # reading age: what a busy reader takes in at once
_FEWEST_WORDS = 30  # of fewer nothing can be said
_YOUNGEST, _OLDEST = 6, 22
_SENTENCE = re.compile(r"[^.!?:;\n]+(?:[.!?:;]+|\n|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """`age` is None for a text too short to judge; `long_sentences` are those of more than 25 words."""

    words: int
    age: int | None
    long_sentences: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Whether the writer should look again."""
        return (self.age or 0) > AIM or bool(self.long_sentences)


def reading_level(text: str) -> ReadingLevel:
    """Judge plain text (for Markdown take `markdown.plain` first)."""
    sentences = [found.strip() for found in _SENTENCE.findall(text)]
    counted = [(sentence, _WORD.findall(sentence)) for sentence in sentences]
    counted = [(sentence, words) for sentence, words in counted if words]
    total = sum(len(words) for _, words in counted)
    long_ones = tuple(sentence for sentence, words in counted if len(words) > LONG_SENTENCE)
    if total < _FEWEST_WORDS:
        return ReadingLevel(total, None, long_ones)
    syllables = sum(syllables_of(word) for _, words in counted for word in words)
    grade = 0.39 * total / len(counted) + 11.8 * syllables / total - 15.59
    return ReadingLevel(total, max(_YOUNGEST, min(_OLDEST, round(grade + 5))), long_ones)


def syllables_of(word: str) -> int:
    """Groups of vowels, without a silent ending: "suspension" 3, "made" 1, "table" 2."""
    letters = word.lower().strip("'’-")
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT.search(letters):
        count -= 1
    return max(1, count)
