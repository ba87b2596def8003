"""How the detectors write their word lists: words in one string, phrases of several words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words_of(text: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(text.split())


def any_of(text: str, phrases: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern that finds any of the words or phrases as whole words (a trailing * means any ending)."""
    entries = {*text.split(), *phrases}
    parts = sorted((_escaped(entry) for entry in entries), key=lambda part: (-len(part), part))
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def _escaped(entry: str) -> str:
    return re.escape(entry).replace(r"\*", r"\w{0,12}").replace(r"\ ", r"\s{1,3}")
