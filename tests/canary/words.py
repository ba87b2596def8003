"""Canary words: each names one child who does not exist, and is typed into one field of one form only.

`Canaries("ab").sentence("…/answer/ body")` is a text that the screen must refuse; `found_in(data)` says which words of
this run stand in some bytes, plainly or in the ways in which this portal's programs write text down.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

MARK = "zorblimp"  # in no word list, and in no other file of the repository than this folder's
_CONSONANTS, _VOWELS = "bdfgklmnprstv", "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_CODE = 8
_PLAIN = re.compile(MARK.encode() + rb"[a-z]{%d}" % _CODE, re.IGNORECASE)
_WIDE = re.compile(
    b"".join(bytes([letter]) + b"\0" for letter in MARK.encode()) + rb"(?:[a-z]\0){%d}" % _CODE, re.IGNORECASE
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
_DEFLATED = b"eJ"  # how base64 of zlib's output begins: sessions and signed values
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _alignments(word: str) -> Iterator[bytes]:
    """What base64 makes of a word, wherever in a text it begins; without the letters that its neighbours change."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + word.encode())
        yield encoded[(0, 2, 3)[before] : len(encoded) - 4]


_SPELLINGS = (MARK, MARK.capitalize(), MARK.upper())
_BASE64_TRACES = tuple(trace for spelling in _SPELLINGS for trace in _alignments(spelling))
_HEX_TRACES = tuple(spelling.encode().hex().encode() for spelling in _SPELLINGS)


class Canaries:
    """The words of one run. `series` is two or three letters that no other run at the same time uses."""

    def __init__(self, series: str) -> None:
        self.series = series
        self.where: dict[str, str] = {}  # word -> the form and field that it was typed into
        self.passed: set[str] = set()  # words in texts that the screen let pass, which may stand in tables

    def word(self, where: str) -> str:
        """A new name, as at the start of a sentence."""
        number, code = len(self.where), ""
        while len(code) < _CODE - len(self.series):
            number, rest = divmod(number, len(_SYLLABLES))
            code += _SYLLABLES[rest]
        word = f"{MARK}{self.series}{code}"[: len(MARK) + _CODE]
        self.where[word] = where
        return word.capitalize()

    def sentence(self, where: str) -> str:
        """A text that no field may take: a name, a telephone number, a pupil number and a date of birth."""
        return (
            f"{self.word(where)}'s mum rang on 07700 900123 <b>about</b> UPN H801200001001, born 3 March 2014 & asks."
        )

    def has_passed(self, where: str) -> bool:
        """Whether the text that was typed there passed the screen in the end."""
        return any(self.where[word] == where for word in self.passed)

    def found_in(self, data: bytes | str) -> set[str]:
        """Which words of this run stand in it."""
        raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        seen = {match.decode().lower() for reading in readings(raw) for match in _PLAIN.findall(reading)}
        return seen & set(self.where)


def readings(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, and what stands in them in UTF-16, base64 (also deflated) and hexadecimal digits."""
    yield data
    yield from (match.replace(b"\0", b"") for match in _WIDE.findall(data))
    if any(trace in data for trace in _BASE64_TRACES):
        yield from _from_base64(data)
    if _DEFLATED in data:
        yield from _inflated(data)
    if any(trace in data.lower() for trace in _HEX_TRACES):
        yield from (bytes.fromhex(run.decode()) for run in _HEX.findall(data))


def _from_base64(data: bytes) -> Iterator[bytes]:
    for run in _BASE64.findall(data):
        plain = run.translate(_URL_SAFE)
        for start in range(4):
            part = plain[start:]
            yield base64.b64decode(part[: len(part) // 4 * 4])


def _inflated(data: bytes) -> Iterator[bytes]:
    for run in _BASE64.findall(data):
        if (start := run.find(_DEFLATED)) >= 0:
            part = run[start:].translate(_URL_SAFE)
            try:
                yield zlib.decompressobj().decompress(base64.b64decode(part + b"=" * (-len(part) % 4)))
            except (ValueError, zlib.error):
                continue
