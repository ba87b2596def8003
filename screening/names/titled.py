"""Titled adults: "Mrs Patel, DSL" is staff, "Mrs Oduya, whose son …" is a family; a bare title is left to its author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening.names import cues, people
from screening.names.runs import Run
from screening.names.signatures import is_listed_as_staff
from screening.reading.lexicon import TITLES, WORK_TITLES
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_WORK_NEAR = any_of("""teacher teaches taught class lesson lessons dsl ddsl senco head headteacher deputy governor governors assembly department form tutor staff office
    colleague adviser inspector training course session sessions swap shared slides timetable cover invoice minutes meeting tabled chaired policy subject year-group team maternity
    inset council virtual trust principal bursar council's led leads runs ran reception teach attend attends plan plans sign signs policy return data agenda network visit toolkit resources guidance briefing review reviews""")
_COUPLE_BEFORE = re.compile(r"\b(?:mr|mrs|ms|dr) (?:and|&) $")
_COUPLE_AFTER = re.compile(r"^(?: (?:and|&) (?:mr|mrs|ms|miss)\b)")
# What parents do and colleagues do not.
_FAMILY_DOES = re.compile(
    r"^(?:'s (?:complaint|complaints|appeal|solicitor|grandson|lad|lads|boy|girl|kids|lot|children|house|flat|partner|ex|landlord|tag|bail|visa|benefits|two|three|eldest|youngest|baby|behaviour towards|permission|consent|objections?|letter of complaint|subject access|sar|allegations?)\b"
    r"|,? (?:who )?(?:has|have|had|is|was|are|keeps|will|says|now|still|just|again|also|never|won't|is now|has now|has just|and|to)? ?(?:withdrawn|withdrew|withdraw|pulled|pulling|pulls|taken|took|takes|removed|keeping|kept|keeps|refus\w{1,3}|deregister\w{0,3}|home[- ]educat\w{1,3}|"
    r"complain\w{0,3}|appeal\w{0,3}|threaten\w{0,3}|banned|barred|abusive|shout\w{0,3}|sw(?:ore|earing)|won't (?:sign|send|engage|let|answer|come|agree|open|attend|accept|have)|not (?:sign|send|engage|let|answer|agree|accept|engaging|answering)|unhappy|wants? (?:him|her|them|both|all|it in writing|a managed move|the school moved)|"
    r"rang in tears|in tears|at the gate|in court|being prosecuted|been fined|fined|on nights|working nights|demand\w{0,3}|disput\w{1,3}|going to (?:tribunal|court|the press|ofsted|the papers)|took us to|taking us to)(?!\w))"
)
_OF_HERS = re.compile(
    r"(?<!\w)(?:all|both|two|three|four|five|some|one|none|each) of (?:hers|his|theirs)(?!\w)|(?<!\w)(?:her|his) (?:lot|brood|four|three|five|two|eldest|youngest|lad|lads|boy|boys|girl|girls|son|sons|daughter|daughters|kids|twins|grandson|granddaughter|grandchildren|children|own child)(?!\w)"
)
_COMPLAINT_BEFORE = re.compile(
    r"\b(?:complaints?|appeal|letter|sar|subject access request|emails?|allegations?|call|visit|objections?) (?:from|by|about) $|\bmaster $"
)
_ARE_STAFF = re.compile(
    r"^(?:,? (?:and )?(?:mr|mrs|ms|miss|dr)\.? [a-z'-]{2,18}){0,4} (?:are|is|were) (?:both |all )?(?:our|the|my|your) (?:[\w-]{1,12} ){0,3}(?:teachers?|governors?|staff|tas|heads?|tutors?|trainers?|leads?|advisers?|officers?|workers?|volunteers?|trustees?)(?!\w)|^ run (?:our|the|an?) "
)
_AT_A_PLACE = re.compile(r" (?:at|from|of|over at) (?:the )?[A-Z][a-z]{2,}")
_FAMILY_NEAR = any_of("""son daughter sons daughters grandson granddaughter mum mother dad father carer nan parent parents child's boy's girl's foster kinship
    home-educate home whose nephew niece twins""")


@dataclass(frozen=True, slots=True)
class Titled:
    """What a titled name comes to: nothing for staff, otherwise one candidate."""

    candidates: tuple[Candidate, ...]


def find_titled(sheet: Sheet, run: Run, before: str, after: str) -> Titled | None:
    """Judge a run that follows a title; None where there is no title."""
    if run.index == 0:
        return None
    title = sheet.words[run.index - 1]
    between = sheet.text[title.end : run.start]
    if title.key not in TITLES or between.strip(". ") or "\n" in between or (run.lower and len(title.key) < 2):
        return None
    start, lead = title.start, sheet.before(title.start, 60)
    if _is_family(lead, after):
        return Titled((Candidate(FindingType.FAMILY_NAME, start, run.end, Circumstance.FAMILYS),))
    if _COUPLE_BEFORE.search(lead) and not _works(sheet, run, lead, after):
        return Titled((Candidate(FindingType.FAMILY_NAME, _couple_start(sheet, run), run.end, Circumstance.UNCLEAR),))
    if title.key in WORK_TITLES or _is_staff(sheet, run, lead, after):
        return Titled(())
    circumstance = _family_or_doubt(sheet, run, after)
    return Titled((Candidate(FindingType.FAMILY_NAME, start, run.end, circumstance),) if circumstance else ())


def _is_family(lead: str, after: str) -> bool:
    return bool(
        cues.FAMILY_AFTER.search(after) or cues.FAMILY_ROLE_BEFORE.search(lead) or cues.RELATION_BEFORE.search(lead)
    )


def _couple_start(sheet: Sheet, run: Run) -> int:
    return sheet.words[max(0, run.index - 3)].start


def _works(sheet: Sheet, run: Run, lead: str, after: str) -> bool:
    low, high = sheet.sentence(run.start)
    sentence = sheet.lower[max(low, run.start - 120) : min(high, run.end + 120)]
    return _is_staff(sheet, run, lead, after) or bool(people.TRAINING.search(sentence))


def _family_or_doubt(sheet: Sheet, run: Run, after: str) -> Circumstance | None:
    """A titled adult without a role: a family's by what is done, staff's by the talk of work, otherwise to be asked about."""
    low, high = sheet.sentence(run.start)
    sentence = sheet.lower[max(low, run.start - 120) : min(high, run.end + 120)]
    if (
        _FAMILY_DOES.search(after)
        or _OF_HERS.search(sentence)
        or _COMPLAINT_BEFORE.search(sheet.before(sheet.words[run.index - 1].start, 40))
    ):
        return Circumstance.FAMILYS
    if _FAMILY_NEAR.search(sentence):
        return Circumstance.UNCLEAR
    if _WORK_NEAR.search(sentence) or people.TRAINING.search(sentence):
        return None
    return Circumstance.DOUBTFUL


def _is_staff(sheet: Sheet, run: Run, lead: str, after: str) -> bool:
    across = sheet.lower[run.end : run.end + 90]
    if people.ROLE_AFTER.search(across) or people.ROLE_BEFORE.search(lead) or people.SALUTATION.search(lead):
        return True
    if people.PLACE_OF_WORK.search(after) or people.DOES_WORK.search(after) or people.WORK_DONE_BY.search(lead):
        return True
    if people.FROM_DEPARTMENT.search(after) or people.DEPARTMENT_BEFORE.search(lead) or people.IN_ROLE.search(after):
        return True
    if _AT_A_PLACE.match(sheet.text[run.end : run.end + 30]):
        return True
    if is_listed_as_staff(sheet, run) or _ARE_STAFF.search(across):
        return True
    return bool(
        people.CLOSING.search(lead)
        or people.SELF.search(lead)
        or (not sheet.text[run.end :].strip(" .!,\n") and lead.strip() == "")
    )
