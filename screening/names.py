"""Names of children and families: which runs of words are one, which belong to professionals, the public or places.

Rule: a first name in a query is a child's unless the words around it show a professional, a published matter, an
organisation or a place; a word that is also a name ("joy", "paris") and an unknown word need a cue that a child stands
there. Example: "Nobody will tell me whether Joy can sit" is marked, "It would be a joy" and "Hi Farah," are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from screening import cues
from screening.allowed import Allowed
from screening.children import family_surname, in_title_case, is_child, pronoun_near
from screening.lexicon import FIELD, Kind, kind
from screening.lower_case import judge_lower
from screening.named_things import is_organisation
from screening.professionals import is_professional, is_public
from screening.runs import Run, runs
from screening.sheet import Sheet
from screening.titled import find_titled
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import words_of

_WIDE, _NEAR = 90, 70


_NOBODY = words_of(
    "child pupil student learner today tomorrow yesterday everyone everybody nobody someone somebody anyone anybody one other another teacher school "
    "girl boy mum dad carer parent person who it that what there here let family sibling headteacher social worker council"
)


def find_names(sheet: Sheet, allowed: Allowed) -> Iterator[Candidate]:
    """Every name that could be a child's or a family member's."""
    yield from _owners_of_relatives(sheet, allowed)
    for run in runs(sheet):
        if allowed.covers(run.start, run.end):
            continue
        before, after = sheet.before(run.start, _WIDE), sheet.after(run.end, _NEAR)
        titled = find_titled(sheet, run, before, after)
        if titled:
            yield from titled.candidates
            continue
        found = _judge(sheet, run, before, after)
        if found:
            yield Candidate(found[0], run.start, run.end, found[1])


def _owners_of_relatives(sheet: Sheet, allowed: Allowed) -> Iterator[Candidate]:
    """Whatever capitalised word has a mother, a grandmother or a tutor is a child's name: "Harmony's nan"."""
    for word in sheet.words:
        if not word.capital or not word.possessive or word.shouted or word.key in _NOBODY or word.key in FIELD:
            continue
        owns = kind(word.key) is Kind.WORD and cues.AFTER_RELATIVE_OR_TUTOR.search(sheet.after(word.end))
        if owns and not allowed.covers(word.start, word.end):
            yield Candidate(FindingType.CHILD_NAME, word.start, word.end, Circumstance.FAMILYS)


def _judge(sheet: Sheet, run: Run, before: str, after: str) -> tuple[FindingType, Circumstance] | None:
    if cues.RELATION_BEFORE.search(before) and _could_be_name(sheet, run, before):
        return FindingType.FAMILY_NAME, Circumstance.FAMILYS
    if is_organisation(sheet, run, before, after) or is_public(sheet, run, before, after):
        return None
    surname = None if run.lower else family_surname(run, before, after)
    if surname:
        return surname, Circumstance.FAMILYS
    if is_professional(sheet, run, before, after):
        return None
    if run.lower:
        return judge_lower(sheet, run, before, after)
    return _judge_capital(sheet, run, before, after)


def _judge_capital(sheet: Sheet, run: Run, before: str, after: str) -> tuple[FindingType, Circumstance] | None:
    named = [k for k in run.kinds if k is Kind.NAME]
    names = [k for k in run.kinds if k in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME}]
    unknown = [k for k in run.kinds if k is Kind.UNKNOWN]
    cued = is_child(run, before, after)
    if named:
        return FindingType.CHILD_NAME, Circumstance.FAMILYS if cued else Circumstance.UNCLEAR
    if cued and (names or unknown):
        return FindingType.CHILD_NAME, Circumstance.FAMILYS
    first = run.words[0].first
    if names and unknown and len(run.words) > 1:
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if len(unknown) > 1:
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR if not first else Circumstance.DOUBTFUL
    if Kind.WORD_NAME in run.kinds and not first and not in_title_case(sheet, run):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if unknown and len(run.words) == 1 and not first and pronoun_near(sheet, run):
        return FindingType.CHILD_NAME, Circumstance.DOUBTFUL
    return None


def _could_be_name(sheet: Sheet, run: Run, before: str) -> bool:
    if run.lower:
        return run.kinds[0] is Kind.NAME
    return run.kinds[0] in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN} and not run.words[0].first
