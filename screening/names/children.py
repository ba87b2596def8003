"""Cues around a run that a child, or a child's family, stands there.

Example: "for Xxx's EHCP", "Xxx in Year 9", "the Xxx lad", "why is xxx only getting ten hours".
"""

from __future__ import annotations

import re

from screening.names import cues
from screening.names.runs import Run
from screening.reading.lexicon import FIELD, Kind, is_surname, is_weak_name
from screening.reading.sheet import Sheet
from screening.reading.wordsets import words_of
from screening.types import FindingType

_VERBS_TOO = frozenset({"will", "may", "mark", "grant", "can", "chase", "bill", "drew", "trim", "rob", "pat"})
NEVER_BARE = words_of(
    "will may hope faith honour grace joy can mark said made mate progress prosper long hung praise trim grant amen mete even tin era april june august "
    "may harsh lovely kinda greet deny earl ploy loan surer shams honour privilege temperance unity patience peace dot grant bill frank rob pat edit lee red reed "
    "said peace comfort harmony justice confidence wisdom beauty winter summer autumn spring serenity delight fortune sunshine story happy lucky bright innocent promise million case precious ken lade rich scarlet eke ore art sender mentor shade providence"
)


def is_child(run: Run, before: str, after: str) -> bool:
    """Whether the words right before or after put a child in this place."""
    if run.possessive and cues.AFTER_THING.search(after):
        return Kind.PLACE_NAME not in run.kinds or bool(cues.AFTER_OWN_THING.search(after))
    if cues.CHILD_BEFORE.search(before) or cues.AFTER_YEAR.search(after):
        return True
    if cues.WANTED_BEFORE.search(before) and cues.OWN_DEED_AFTER.search(after):
        return True
    if run.possessive or (run.words[0].first and run.words[0].key in _VERBS_TOO):
        return False
    if (
        run.words[0].first
        and len(run.words) == 1
        and (run.words[0].key in NEVER_BARE or is_weak_name(run.words[0].key))
    ):
        return bool(
            cues.AFTER_STATE.search(after)
            or (cues.AFTER_VERB.search(after) and (cues.PRONOUN.search(after) or cues.AFTER_DEED.search(after)))
        )
    if Kind.PLACE_NAME in run.kinds and cues.PRONOUN.search(after):
        asked = cues.QUESTION_BEFORE.search(before) and cues.AFTER_BASE.search(after)
        if asked or cues.OBJECT_BEFORE.search(before):
            return True
    return bool(cues.AFTER_VERB.search(after) or cues.AFTER_STATE.search(after))


def strong_cue(run: Run, before: str, after: str) -> bool:
    owns = run.possessive or run.words[-1].text.endswith("s")
    if owns and cues.AFTER_THING.search(after) and run.kinds[-1] is not Kind.PLACE_NAME and run.possessive:
        return True
    if owns and run.kinds[-1] is Kind.NAME and cues.AFTER_THING.search(after):
        return True
    return bool(
        cues.AFTER_YEAR.search(after)
        and not after.startswith(" in ")
        and run.kinds[0] is not Kind.PLACE_NAME
        and after[:2].strip() in {"(", ",", "-", "y", "yr"}
    ) or bool(cues.CHILD_BEFORE.search(before) and run.kinds[0] is not Kind.UNKNOWN and "called" in before[-12:])


def family_surname(sheet: Sheet, run: Run, before: str, after: str) -> FindingType | None:
    """Surnames: "the Maguire lad" is a child, "the youngest Chase child" and "the Maguires" a family."""
    place = Kind.PLACE in run.kinds or set(run.kinds) == {Kind.PLACE_NAME} or run.words[0].key in FIELD
    if cues.SURNAME_AFTER.search(after) and cues.SURNAME_BEFORE.search(before) and not place:
        return FindingType.FAMILY_NAME
    key = run.words[0].key
    plural = key.endswith("s") and not run.possessive and len(run.words) == 1 and len(key) > 4
    if not plural or not _THE_FAMILY.search(before) or sheet.words[run.index].shouted:
        return None
    if FAMILY_DOES.search(after):
        known = is_surname(key.removesuffix("s")) or is_surname(key.removesuffix("es"))
        return FindingType.FAMILY_NAME if known or run.kinds[0] in {Kind.UNKNOWN, Kind.NAME} else None
    return (
        FindingType.FAMILY_NAME if run.kinds[0] in {Kind.UNKNOWN, Kind.NAME} and not _NOT_FAMILY.search(after) else None
    )


_THE_FAMILY = re.compile(r"\b(?:the|both|those|these|with|all the|since the|our) $")
FAMILY_DOES = re.compile(
    r"^,? (?:have|haven't|are|aren't|were|weren't|had|don't|do|did|didn't|won't|will|want|wanted|refuse|refused|moved|flitted|left|live|lived|go|went|came|come|say|said|keep|kept|think|all|both|never|again|about|and|now|back|turned|rang|used|get|got|need|who)(?!\w)|^[.?!,]|^$|^' "
)
_NOT_FAMILY = re.compile(
    r"^'? (?:stuff|paper|work|book|research|report|review|study|school|schools|team|trust|test|scale|theory|model|approach|programme|system|portal|form|forms|group|centre|code|codes|database|site|app)(?!\w)"
)


def is_noun_like(run: Run) -> bool:
    """Countable things cannot stand bare before a verb ("if river can"), a mass noun or a verb can ("if hope is")."""
    key = run.words[0].key
    return key not in NEVER_BARE and not is_weak_name(key) and run.kinds[0] is Kind.WORD_NAME


def in_title_case(sheet: Sheet, run: Run) -> bool:
    """Whether the words on both sides are capitalised too, as in a heading or a course's title."""
    index, size = run.index, len(run.words)
    sides = [sheet.words[i].capital for i in (index - 1, index + size) if 0 <= i < len(sheet.words)]
    return sum(sides) == len(sides) > 0 or (
        index > 0 and sheet.words[index - 1].capital and not sheet.words[index - 1].first
    )


def pronoun_near(sheet: Sheet, run: Run) -> bool:
    return bool(cues.PRONOUN.search(sheet.lower[run.end : run.end + 80]))
