"""Names in lower case: "obinna ekwueme (yr 6) never came back", "can river drop french".

Rule: a first name that is no English word is one; a word that is also a name, and an unknown word, need a cue.
"""

from __future__ import annotations

from screening import cues
from screening.children import NEVER_BARE, is_noun_like, strong_cue
from screening.lexicon import Kind
from screening.runs import Run
from screening.sheet import Sheet
from screening.types import Circumstance, FindingType

Found = tuple[FindingType, Circumstance] | None


def judge_lower(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """What a run in lower case comes to."""
    strong = strong_cue(run, before, after)
    if run.kinds[0] is Kind.NAME:
        long_enough = len(run.words[0].key) > 3 or (sheet.all_lower and len(run.words[0].key) == 3)
        circumstance = Circumstance.FAMILYS if strong else Circumstance.UNCLEAR
        return (FindingType.CHILD_NAME, circumstance) if strong or long_enough else None
    if run.kinds[0] is Kind.UNKNOWN:
        return _judge_unknown(run, before, after, strong)
    if strong and not cues.DETERMINED.search(before[-14:]):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if _stands_as_subject(run, before, after) or _is_asked_about(sheet, run, before, after):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    return None


def _judge_unknown(run: Run, before: str, after: str, strong: bool) -> Found:
    """A word of no list in lower case is mostly a slip of the keyboard; two cues make it a name, one makes it doubtful."""
    subject = bool(cues.SUBJECT_BEFORE.search(before))
    called = bool(cues.CHILD_BEFORE.search(before))
    of_age = bool(cues.AFTER_YEAR.search(after))
    sure = (subject and (of_age or bool(cues.AFTER_PRONOUN.search(after)))) or (
        called and (of_age or bool(cues.AFTER_VERB.search(after)))
    )
    if len(run.words) > 2 or not (sure or strong or called or cues.AFTER_RECORD.search(after)):
        return None
    return FindingType.CHILD_NAME, Circumstance.UNCLEAR if sure else Circumstance.DOUBTFUL


def _is_asked_about(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Asked about: "does angel still get pp+", "can summer sit her exams"."""
    if not cues.QUESTION_BEFORE.search(before):
        return False
    spoken_of = run.kinds[0] is Kind.PLACE_NAME and cues.PRONOUN.search(sheet.lower[run.end : run.end + 80])
    does = cues.AFTER_BASE.search(after) or cues.AFTER_STATE.search(after)
    if does and (is_noun_like(run) or spoken_of):
        return True
    return _has_cue_of_subject(run, after)


def _stands_as_subject(run: Run, before: str, after: str) -> bool:
    """Stands bare: "if river can drop french": no article before, a verb or a year group after."""
    if cues.DETERMINED.search(before[-14:]) or not cues.SUBJECT_BEFORE.search(before):
        return False
    return _has_cue_of_subject(run, after)


def _has_cue_of_subject(run: Run, after: str) -> bool:
    if is_noun_like(run) and (cues.AFTER_VERB.search(after) or cues.AFTER_STATE.search(after)):
        return True
    owns = cues.AFTER_YEAR.search(after) or cues.AFTER_OWN.search(after)
    return bool(owns) and run.words[0].key not in NEVER_BARE
