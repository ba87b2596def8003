"""Fold a text into plain characters and keep, for each of them, where it stood.

Rule: what a reader sees is what is screened. Full-width digits, look-alike letters of other alphabets, characters
without width and typographic quotes must not hide a name; and every finding must point into the text as it was typed.
Example: "J\u0430mie\u200b" (Cyrillic a, zero width space) folds to "Jamie", its span is the six characters typed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονι",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXaovi",
)
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "＇": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "－": "-",
        "·": ".", "․": ".", "•": "\n", "\t": " ", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
        "\u2028": "\n", "\u2029": "\n", "⁄": "/", "∕": "/",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text and, for each of its characters, the start and end of what it stood for in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span `[start, end)` of the folded text as a span of the original."""
        return self.starts[start], self.ends[end - 1]

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The span of folded characters that stand for `[start, end)` of the original."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character as plain ones; empty for those that nobody sees."""
    if char < "\x7f" and char >= " ":
        return "'" if char == "`" else char
    if char == "\n":
        return char
    mapped = char.translate(_PLAIN)
    if mapped != char:
        return mapped
    category = unicodedata.category(char)
    if category in {"Cf", "Cc", "Cs", "Cn", "Co", "Mn", "Me"} or char in "\u115f\u1160\u3164\uffa0":
        return ""
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    return unicodedata.normalize("NFKC", char).translate(_PLAIN)


def fold(text: str) -> Folded:
    """Fold the text; combining marks are composed with their letter, so that "é" is one letter however it was typed."""
    if text.isascii() and text.isprintable() and "`" not in text:
        positions = tuple(range(len(text) + 1))
        return Folded(text, positions[:-1], positions[1:])
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, char in enumerate(text):
        if out and unicodedata.combining(char):
            _compose(out, ends, char, position)
            continue
        for plain in _plain(char):
            out.append(plain)
            starts.append(position)
            ends.append(position + 1)
    return Folded(_latin("".join(out)), tuple(starts), tuple(ends))


def _compose(out: list[str], ends: list[int], mark: str, position: int) -> None:
    composed = unicodedata.normalize("NFC", out[-1] + mark)
    if len(composed) == 1:
        out[-1] = composed
    ends[-1] = position + 1


def _latin(text: str) -> str:
    """Read look-alike letters of other alphabets as Latin ones; the length stays the same."""
    return text if text.isascii() else text.translate(_LOOK_ALIKES)


_LETTERS = str.maketrans("łŁøØđĐðÐıŧħßŋ", "lLoOdDdDithsn")


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word in lower case without accents, for looking it up: "Pawłowska" is "pawlowska"."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
