"""Names of children and families: which runs of words are one, which belong to professionals, the public or places.

Rule: a first name, and an unknown word in capitals in mid-sentence, is a child's unless the words around it show a
professional, a published matter, an organisation or a place; a word that is also a name ("joy", "paris") needs a cue that
a child stands there. What is once read as a name of staff or of a child is so throughout the text.
Example: "Nobody will tell me whether Joy can sit" is marked, "It would be a joy" and "Hi Farah," are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.allowed import Allowed
from screening.names import cues
from screening.names.at_work import is_at_work
from screening.names.capital import judge_capital
from screening.names.children import family_surname
from screening.names.families import find_families
from screening.names.lower_case import judge_lower
from screening.names.named_things import is_organisation
from screening.names.nicknames import find_nicknames
from screening.names.professionals import is_professional, is_public
from screening.names.runs import Run, joined, runs
from screening.names.surnames import find_surnames
from screening.names.titled import find_titled
from screening.reading.lexicon import FIELD, Kind, is_surname, kind
from screening.reading.sheet import Sheet
from screening.reading.wordsets import words_of
from screening.types import Candidate, Circumstance, FindingType

_WIDE, _NEAR = 90, 70
_NOBODY = words_of(
    "child pupil student learner today tomorrow yesterday everyone everybody nobody someone somebody anyone anybody one other another teacher school "
    "girl boy mum dad carer parent person who it that what there here let family sibling headteacher social worker council"
)
_WORK_PARTNER = re.compile(
    r"\b(?:finance|hr|business|trust|school|civil|legal|strategic|delivery|training|network|job|it) (?:partner|guardian|sister|brother) \(?$"
)


# "Child: …", "Pupil name - …" in a form: whatever stands in the next box is said of somebody else.
_FORM_OF_CHILD = re.compile(
    r"(?:^|[\n|;,.>*(-] ?)(?:name of )?(?:child|pupil|student|learner|young person|yp)(?:'s)?(?: name| full name)? ?[:=] ?$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run was read as: candidates, or a name of staff, or neither."""

    run: Run
    candidates: tuple[Candidate, ...] = ()
    staff: bool = False


def find_names(sheet: Sheet, allowed: Allowed) -> Iterator[Candidate]:
    """Every name that could be a child's or a family member's."""
    for candidate in [
        *_in_forms(sheet),
        *_owners_of_relatives(sheet),
        *find_nicknames(sheet),
        *find_families(sheet),
        *find_surnames(sheet),
    ]:
        if not allowed.covers(candidate.start, candidate.end):
            yield candidate
    readings = [_read(sheet, run) for run in runs(sheet) if not allowed.covers(run.start, run.end)]
    yield from _throughout(sheet, readings)


def _in_forms(sheet: Sheet) -> Iterator[Candidate]:
    """Two or three capitalised words in the box for a child's name are one, also where a place is called so.

    Example: "Pupil: Leighton Crabtree"; not "Pupil: Year 9" or "Child: Looked After".
    """
    for at, word in enumerate(sheet.words[:-1]):
        if not word.capital or not _FORM_OF_CHILD.search(sheet.before(word.start, _WIDE)):
            continue
        last = at
        while last + 1 < len(sheet.words) and last - at < 2 and joined(sheet, last, last + 1):
            if not sheet.words[last + 1].capital:
                break
            last += 1
        named = sheet.words[at : last + 1]
        could_be = kind(named[-1].key) in {Kind.NAME, Kind.UNKNOWN} or is_surname(named[-1].key)
        if last > at and could_be and not any(one.key in FIELD or one.shouted for one in named):
            yield Candidate(FindingType.CHILD_NAME, word.start, named[-1].end, Circumstance.LABELLED)


def _owners_of_relatives(sheet: Sheet) -> Iterator[Candidate]:
    """Whatever capitalised word has a mother, a grandmother or a tutor is a child's name: "Harmony's nan"."""
    for word in sheet.words:
        if not word.capital or not word.possessive or word.shouted or word.key in _NOBODY or word.key in FIELD:
            continue
        if kind(word.key) is Kind.WORD and cues.AFTER_RELATIVE_OR_TUTOR.search(sheet.after(word.end)):
            yield Candidate(FindingType.CHILD_NAME, word.start, word.end, Circumstance.FAMILYS)


def _throughout(sheet: Sheet, readings: list[Reading]) -> Iterator[Candidate]:
    """The candidates, less those that name staff elsewhere in the text, and the children named without a cue elsewhere."""
    staff = [frozenset(reading.run.keys) for reading in readings if reading.staff and not reading.run.lower]
    surely = _surely_children(readings)
    for at, reading in enumerate(readings):
        keys = frozenset(reading.run.keys)
        if _follows_several_of_staff(sheet, readings, at):
            continue
        if any(keys <= known for known in staff) or _beside_staff(sheet, readings, at):
            yield from (c for c in reading.candidates if c.circumstance is Circumstance.FAMILYS)
        elif reading.candidates:
            yield from reading.candidates
        elif keys <= surely and not reading.run.lower and not reading.staff:
            yield _candidate(reading.run, FindingType.CHILD_NAME, Circumstance.UNCLEAR)


def _surely_children(readings: list[Reading]) -> frozenset[str]:
    return frozenset(
        key
        for reading in readings
        for candidate in reading.candidates
        if candidate.type is FindingType.CHILD_NAME
        and candidate.circumstance is Circumstance.FAMILYS
        and not reading.run.lower
        for key in reading.run.keys
        if len(key) > 2
    )


# "Our social workers Aaa and Bbb", "two advisers, Aaa and Bbb,"
_OF_STAFF = re.compile(
    r"\b(?:workers|advis[eo]rs|officers|teachers|colleagues|managers|leads|heads|tutors|mentors|trainers|governors|practitioners|assistants|tas|dsls|sencos|counsellors|psychologists|nurses|therapists|consultants|presenters|deputies),? (?:called )?$"
)


def _follows_several_of_staff(sheet: Sheet, readings: list[Reading], at: int) -> bool:
    """Whether the name is the second of two whom a job in the plural announces."""
    if not at or not readings[at - 1].staff or readings[at].run.possessive:
        return False
    first = readings[at - 1].run
    joined = sheet.lower[first.end : readings[at].run.start] in {" and ", " & "}
    return joined and bool(_OF_STAFF.search(sheet.before(first.start, 40)))


def _beside_staff(sheet: Sheet, readings: list[Reading], at: int) -> bool:
    """Whether the name is joined to one of staff: "ask Will or Summer", "Tom and Priya from the SEND team"."""
    for other, left, right in ((at - 1, at - 1, at), (at + 1, at, at + 1)):
        if 0 <= other < len(readings) and readings[other].staff and not readings[at].run.possessive:
            between = sheet.lower[readings[left].run.end : readings[right].run.start]
            if between in {" and ", " or ", " & ", "/", " / ", ", "}:
                return True
    return False


def _candidate(run: Run, found: FindingType, circumstance: Circumstance) -> Candidate:
    return Candidate(found, run.start, run.end, circumstance)


def _read(sheet: Sheet, run: Run) -> Reading:
    before, after = sheet.before(run.start, _WIDE), sheet.after(run.end, _NEAR)
    if not run.lower and _FORM_OF_CHILD.search(before) and _could_be_name(run):
        return Reading(run, (_candidate(run, FindingType.CHILD_NAME, Circumstance.FAMILYS),))
    titled = find_titled(sheet, run, before, after)
    if titled:
        return Reading(run, titled.candidates, staff=not titled.candidates)
    if is_at_work(sheet, run, before, after):
        return Reading(run, staff=True)
    if cues.RELATION_BEFORE.search(before) and not _WORK_PARTNER.search(before) and _could_be_name(run):
        return Reading(run, (_candidate(run, FindingType.FAMILY_NAME, Circumstance.FAMILYS),))
    surname = None if run.lower else family_surname(sheet, run, before, after)
    if surname is FindingType.FAMILY_NAME and not is_public(sheet, run, before, after):
        return Reading(run, (_candidate(run, surname, Circumstance.FAMILYS),))
    if is_organisation(sheet, run, before, after) or is_public(sheet, run, before, after):
        return Reading(run)
    if is_professional(sheet, run, before, sheet.lower[run.end : run.end + _NEAR]):
        return Reading(run, staff=True)
    judge = judge_lower if run.lower else judge_capital
    found = judge(sheet, run, before, after)
    if found and not run.lower and _IN_A_YEAR.match(after):
        found = found[0], Circumstance.LABELLED
    return Reading(run, (_candidate(run, *found),) if found else ())


# "Tyrell (Year 8)": a class in brackets right after a name labels a pupil; "(Year 8 tutor)" would not end here.
_IN_A_YEAR = re.compile(r"^ \((?:year|yr|y) ?\d{1,2}[a-z]?\)")


def _could_be_name(run: Run) -> bool:
    if run.lower:
        return run.kinds[0] is Kind.NAME or (run.kinds[0] is Kind.UNKNOWN and is_surname(run.words[0].key))
    return run.kinds[0] in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN} and not run.words[0].first
