"""References of local systems, whose shape the context gives: "LCS-999999" is LCS, a hyphen and six digits.

In a shape 9 stands for any digit and A for any letter; everything else stands for itself, in capitals or not. A shape
becomes a pattern of fixed length between word boundaries, so that no text can hold it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

DIGIT, LETTER = "9", "A"
_PARTS = {DIGIT: "[0-9]", LETTER: "[a-z]"}


@lru_cache(maxsize=1024)
def pattern_of(shape: str) -> re.Pattern[str]:
    """The pattern of one shape, as it is looked for in text that is folded and in lower case."""
    parts = (_PARTS.get(char) or re.escape(char.lower()) for char in shape.upper())
    return re.compile(rf"(?<!\w){''.join(parts)}(?!\w)")


def find_local_references(sheet: Sheet, shapes: Iterable[str]) -> Iterator[Candidate]:
    """Every place that has one of the shapes; whoever knows the system knows the child."""
    for shape in shapes:
        for match in pattern_of(shape).finditer(sheet.lower):
            yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.PROVED)
