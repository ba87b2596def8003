"""Which names in a text belong to a school, a street, a charity, an act, a storm or a place.

Example: "William Wilberforce Academy", "St Mary's", "Florence Road", "in Chelsea", "Beckett Park and Grace Darling academies".
"""

from __future__ import annotations

import re

from screening.names import cues, things
from screening.names.children import is_child, pronoun_near
from screening.names.runs import Run
from screening.reading.lexicon import PARTICLES, Kind, kind
from screening.reading.sheet import Sheet

_LIST_LEFT = re.compile(r"(?:, | and | & | or |, and | / )$")
_LIST_RIGHT = re.compile(r"^(?:, and |, | and | & | or | / )(?:the |The )?(?=[A-Z])")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}s?$|^[A-Z]{2,}'s$")
_SCOTS = re.compile(r"^(?:Mc|Mac|De|Du|La|Le|Van|O'|D'|Fitz|Al-|El-|Ni|Mhic)[A-Z]|-")
_SOFT = re.compile(r"(?:^|\s)(?:to|of|the|for|and|in|on|with|&)\s$")


def is_organisation(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the words around or in a run make it the name of a thing and not of a person."""
    if _holds_a_thing(run, before) or (things.PLACE_BEFORE.search(before) and not run.lower):
        return True
    carried = _is_carried(sheet, run, after)
    if carried is not None:
        return carried
    if (
        _is_the_thing(run, before, after)
        or (not run.lower and not run.possessive and bool(things.AT_A_SCHOOL.search(before)))
        or is_numbered(run, after)
        or _is_storm(sheet, run, before)
        or (not run.lower and _is_listed_with_schools(sheet, run, before, after))
    ):
        return True
    if run.lower:
        return run.kinds[0] is Kind.PLACE
    if set(run.kinds) <= {Kind.PLACE_NAME, Kind.PLACE}:
        return bool(things.PLACE_CONTEXT.search(before)) or not is_child(run, before, after)
    return run.kinds[0] is Kind.PLACE or all(word.key in PARTICLES for word in run.words)


def _holds_a_thing(run: Run, before: str) -> bool:
    """Things in the run itself: "Albert Dock" has one; "Jayden Ward" does not, unless one is at or in it."""
    held = {word.key for word in run.words[1:]} & things.ORG_NOUN
    if held <= things.SURNAME_TOO and run.kinds[0] is Kind.NAME and not things.AT_BEFORE.search(before):
        return run.words[0].key in {"st", "saint"}
    return bool(held) or run.words[0].key in {"st", "saint", "ss", "sts"}


def _is_carried(sheet: Sheet, run: Run, after: str) -> bool | None:
    """Whether the next word is a thing that carries the name: "the Munro review"; None where it is none."""
    following = after.lstrip(" ").split(" ", 1)[0].strip(".,;:?!()")
    if following.removesuffix("'s") not in things.ORG_NOUN or not after.startswith(" "):
        return None
    index = run.index + len(run.words)
    capital_next = index < len(sheet.words) and sheet.words[index].capital
    if capital_next or run.lower or following in things.CARRY:
        return not run.possessive or capital_next
    return None


def _is_storm(sheet: Sheet, run: Run, before: str) -> bool:
    """ "Storm Babet closed us for two days", with the storm's own word inside or before the run."""
    named = run.words[0].key in {"storm", "hurricane"} and len(run.words) == 2
    if not named and not things.STORM_BEFORE.search(before):
        return False
    during = re.search(r"\b(?:for|during|after|since|by|of|with|due to|before) (?:storm )?$", before)
    return bool(during or things.WEATHER.search(sheet.lower[max(0, run.start - 60) : run.end + 60]))


def _is_the_thing(run: Run, before: str, after: str) -> bool:
    """ "the Herbert one", "the Percy Hedley people": an article makes a thing of a name, unless a child's noun follows."""
    if run.lower or run.possessive or not before.endswith(("the ", "our nearest ")):
        return False
    surname = len(run.words) == 1 and run.words[0].text.endswith("s")
    return not surname and not things.CHILDS_AFTER.search(after) and not cues.AFTER_YEAR.search(after)


def _is_listed_with_schools(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """ "Beckett Park, Wilf Stoker and Grace Darling academies", "King's and Prince Edward's", "Bishop Bewick, St Cuthbert's and Nicholas Postgate"."""
    royal = run.words[0].key in things.ROYAL and len(run.words) > 1
    if (
        (royal or things.ROYAL_BEFORE.search(before))
        and run.possessive
        and not re.match(r"^ (?:mum|mam|dad|nan|ehcp|pep)\b", after)
    ):
        return True
    if len(run.words) < 2 and not run.possessive and run.kinds[0] is not Kind.UNKNOWN:
        return False
    if not (_LIST_LEFT.search(before) or _LIST_RIGHT.search(sheet.text[run.end : run.end + 12])):
        return False
    if is_child(run, before, after) and not run.possessive:
        return False
    left, right = sheet.text[max(0, run.start - 60) : run.start], sheet.text[run.end : run.end + 60]
    return any(_SCHOOL_NEAR.search(side) for side in (left.rpartition("\n")[2], right.partition("\n")[0]))


_SCHOOL_NEAR = re.compile(
    r"(?:^|[\s(])(?:St\.? [A-Z][a-z]{2,12}|King'?s|Queen'?s|(?:Bishop|Cardinal|Archbishop|Canon|Blessed|Our Lady|Holy|Sacred) [A-Z][a-z]{2,14}|[A-Z][a-z]{2,14} (?:Park|Hill|Road|Lane|Green|Grange|Manor|House|Primary|Academy|School|High|Project|Centre|Training|College|Hall|Bank|Street))"
    r"|\b(?:academies|schools|primaries|secondaries|colleges|nurseries|PRUs|trusts|federations|houses|teams|wards|estates|providers)\b"
)


def is_numbered(run: Run, after: str) -> bool:
    """ "Reg 24", "Art 6": a shortened word before its number."""
    return run.words[-1].key in things.NUMBERED and after[:2].strip().isdigit()


def opens(sheet: Sheet, run: Run) -> bool:
    """Whether a capital is owed to the place and says nothing: at the start of a sentence, after a colon, dash or quote."""
    if run.words[0].first:
        return True
    lead = sheet.text[max(0, run.start - 3) : run.start].rstrip(" ")
    return lead[-1:] in {":", ";", "-", '"', "(", "/", "|", ">", "*", ")"} and lead[-2:] != "&"


def could_be_thing(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether an unknown capitalised word may be a place, a programme, an acronym or a word of another language."""
    text = sheet.text[run.start : run.end]
    previous = sheet.text[run.start - 1 : run.start]
    following = sheet.text[run.end : run.end + 1]
    if (
        previous in {"@", "#", "/", "_", ".", "&"}
        or following in {"@", "_", "/", "#", "&"}
        or len(run.words[0].key) < 3
    ):
        return True
    if _INNER_CAPITAL.search(text) and not _SCOTS.search(text):
        return True
    if previous in {'"', "'"} and following in {'"', "'"}:
        return True
    if things.THING_BEFORE.search(before) and not (
        pronoun_near(sheet, run) and before.endswith((" to ", " from ", " by "))
    ):
        return True
    if not run.possessive and things.THING_AFTER.search(after):
        return True
    return _beside_place(sheet, run, before, after) or in_a_title(sheet, run)


def _beside_place(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """In a list with a place: "Egremont, Frizington and as far as Millom"."""
    index, last = run.index, run.index + len(run.words)
    if _LIST_LEFT.search(before) and index:
        word = sheet.words[index - 1]
        if word.capital and (kind(word.key) is Kind.PLACE or things.PLACE_CONTEXT.search(sheet.before(word.start, 40))):
            return True
    if _LIST_RIGHT.search(sheet.text[run.end : run.end + 12]) and last < len(sheet.words):
        return sheet.words[last].capital and kind(sheet.words[last].key) is Kind.PLACE
    return False


def in_a_title(sheet: Sheet, run: Run) -> bool:
    """Among capitalised words, small ones between them aside: "Chance to Shine North", "A Kestrel for a Knave"."""
    index, last = run.index, run.index + len(run.words)
    left = _capital_neighbour(sheet, index - 1, -1)
    right = _capital_neighbour(sheet, last, 1)
    return (
        left and right or (left and index > 0 and sheet.words[index - 1].capital and not sheet.words[index - 1].first)
    )


def _capital_neighbour(sheet: Sheet, at: int, step: int) -> bool:
    for _ in range(3):
        if not 0 <= at < len(sheet.words):
            return False
        word = sheet.words[at]
        if word.capital and len(word.text) > 1:
            return not word.first and word.key not in {"i'm", "i've", "i'd", "i'll"}
        if word.key not in {"to", "of", "the", "for", "and", "a", "in", "on", "with"}:
            return False
        at += step
    return False
