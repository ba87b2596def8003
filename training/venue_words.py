"""What the name or street of a venue can be, where a town in it is also somebody's name: Stanley Hall, Shirley Road.

The screen takes such a word for a person. It may stand where all else are words of buildings and streets, and the word
itself, as a whole, is a town: then nobody is named. `Stanley Hope House` and `Stanley's House` are left to the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screening.reading.wordsets import words_of

_BUILDINGS = words_of(
    "academy annex annexe arena arts barn base block building business campus cathedral centre chapel church city civic clinic "
    "club college community conference council county court education enterprise exchange faculty family gallery grammar "
    "guildhall hall health high hospital hotel house hub infant institute junior learning leisure library lodge methodist mill "
    "mosque museum nursery office offices parish park pavilion police primary professional public room rooms school science "
    "secondary sixth social sports stadium station studio suite synagogue temple theatre tower town training university village "
    "visitor wing working works workshop youth"
)
_STREETS = words_of(
    "avenue bridge close crescent drive gardens gate green grove hill lane market mews parade place quay road row square street "
    "terrace walk way wharf"
)
_SMALL = words_of(
    "the a and at by for in of on to under upon new old north south east west upper lower first second third ground floor main "
    "central great little saint st"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"\d{1,4}[a-z]?")
_BETWEEN = re.compile(r"[\s.,&()-]*")


def only_a_place(text: str, is_town: Callable[[str], bool]) -> bool:
    """Whether the text is made of words of buildings and streets and of one town in each part between commas."""
    if _BETWEEN.fullmatch(_WORD.sub("", text)) is None:
        return False
    return all(_is_part(part, is_town) for part in text.split(",") if part.strip())


def _is_part(part: str, is_town: Callable[[str], bool]) -> bool:
    words = _WORD.findall(part)
    kept = [word.lower() for word in words]
    unknown = [place for place, word in enumerate(kept) if not _is_plain(word)]
    if not unknown:
        return True
    town = " ".join(words[unknown[0] : unknown[-1] + 1])
    says_what_it_is = any(word in _BUILDINGS | _STREETS for word in kept)
    return says_what_it_is and is_town(town)


def _is_plain(word: str) -> bool:
    return word in _BUILDINGS | _STREETS | _SMALL or _NUMBER.fullmatch(word) is not None
