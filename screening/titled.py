"""Titled adults: "Mrs Patel, DSL" is staff, "Mrs Oduya, whose son …" is a family; a bare title is left to its author."""

from __future__ import annotations

from dataclasses import dataclass

from screening import cues, people
from screening.lexicon import TITLES, WORK_TITLES
from screening.runs import Run
from screening.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import any_of

_WORK_NEAR = any_of("""teacher teaches taught class lesson lessons dsl ddsl senco head headteacher deputy governor governors assembly department form tutor staff office
    colleague adviser inspector training course session timetable cover invoice minutes meeting tabled chaired policy subject year-group team maternity
    inset council virtual trust principal bursar council's led leads runs ran reception teach attend attends plan plans sign signs policy return data agenda network visit toolkit resources guidance briefing review reviews""")
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
    start = title.start
    lead = sheet.before(start, 60)
    if cues.FAMILY_AFTER.search(after) or cues.FAMILY_ROLE_BEFORE.search(lead) or cues.RELATION_BEFORE.search(lead):
        return Titled((Candidate(FindingType.FAMILY_NAME, start, run.end, Circumstance.FAMILYS),))
    if title.key in WORK_TITLES or _is_staff(sheet, run, lead, after):
        return Titled(())
    low, high = sheet.sentence(run.start)
    sentence = sheet.lower[max(low, run.start - 120) : min(high, run.end + 120)]
    if _FAMILY_NEAR.search(sentence):
        return Titled((Candidate(FindingType.FAMILY_NAME, start, run.end, Circumstance.UNCLEAR),))
    if _WORK_NEAR.search(sentence) or people.TRAINING.search(sentence):
        return Titled(())
    return Titled((Candidate(FindingType.FAMILY_NAME, start, run.end, Circumstance.DOUBTFUL),))


def _is_staff(sheet: Sheet, run: Run, lead: str, after: str) -> bool:
    if people.ROLE_AFTER.search(after) or people.ROLE_BEFORE.search(lead) or people.SALUTATION.search(lead):
        return True
    if people.PLACE_OF_WORK.search(after) or people.DOES_WORK.search(after) or people.WORK_DONE_BY.search(lead):
        return True
    return bool(
        people.CLOSING.search(lead)
        or people.SELF.search(lead)
        or not sheet.text[run.end :].strip(" .!,\n")
        and lead.strip() == ""
    )
