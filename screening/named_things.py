"""Which names in a text belong to a school, a street, a charity, an act or a place.

Example: "William Wilberforce Academy", "St Mary's", "Florence Road", "in Chelsea".
"""

from __future__ import annotations

from screening import people
from screening.children import is_child
from screening.lexicon import PARTICLES, Kind
from screening.runs import Run
from screening.sheet import Sheet
from screening.wordsets import words_of

_CARRY = words_of("review inquiry report judgment act law school academy primary road street college house trust")


def is_organisation(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the words around or in a run make it the name of a thing and not of a person."""
    if _holds_a_thing(run, before) or (people.PLACE_BEFORE.search(before) and not run.lower):
        return True
    carried = _is_carried(sheet, run, after)
    if carried is not None:
        return carried
    if run.lower:
        return run.kinds[0] is Kind.PLACE
    if set(run.kinds) <= {Kind.PLACE_NAME, Kind.PLACE}:
        return bool(people.PLACE_CONTEXT.search(before)) or not is_child(run, before, after)
    return run.kinds[0] is Kind.PLACE or all(word.key in PARTICLES for word in run.words)


def _holds_a_thing(run: Run, before: str) -> bool:
    """Things in the run itself: "Albert Dock" has one; "Jayden Ward" does not, unless one is at or in it."""
    things = {word.key for word in run.words[1:]} & people.ORG_NOUN
    if things <= people.SURNAME_TOO and run.kinds[0] is Kind.NAME and not people.AT_BEFORE.search(before):
        return run.words[0].key in {"st", "saint"}
    return bool(things) or run.words[0].key in {"st", "saint"}


def _is_carried(sheet: Sheet, run: Run, after: str) -> bool | None:
    """Whether the next word is a thing that carries the name: "the Munro review"; None where it is none."""
    following = after.lstrip(" ").split(" ", 1)[0].strip(".,;:?!()")
    if following.removesuffix("'s") not in people.ORG_NOUN or not after.startswith(" "):
        return None
    index = run.index + len(run.words)
    capital_next = index < len(sheet.words) and sheet.words[index].capital
    if capital_next or run.lower or following in _CARRY:
        return not run.possessive or capital_next
    return None
