"""Names in lower case: "obinna ekwueme (yr 6) never came back", "can river drop french", "nguyen thi lan anh".

Rule: a first name that is no English word is one, and so are two words of which both are names or surnames; a word that
is also a name, and an unknown word, need a cue.
"""

from __future__ import annotations

import re

from screening.names import cues
from screening.names.children import NEVER_BARE, is_noun_like, strong_cue
from screening.names.runs import Run
from screening.names.word_names import AFTER_PERSON_VERB, is_person_by_grammar, keeps_usual_company
from screening.reading.lexicon import SURNAME_WORDS, Kind, is_surname
from screening.reading.sheet import Sheet
from screening.reading.spelling import looks_misspelt
from screening.types import Circumstance, FindingType

Found = tuple[FindingType, Circumstance] | None


def judge_lower(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """What a run in lower case comes to."""
    strong = strong_cue(run, before, after)
    if _is_full_name(run):
        return FindingType.CHILD_NAME, Circumstance.FAMILYS if strong else Circumstance.UNCLEAR
    if run.kinds[0] is Kind.NAME:
        long_enough = len(run.words[0].key) > 3 or (sheet.all_lower and len(run.words[0].key) == 3)
        circumstance = Circumstance.FAMILYS if strong else Circumstance.UNCLEAR
        return (FindingType.CHILD_NAME, circumstance) if strong or long_enough else None
    if run.kinds[0] is Kind.UNKNOWN:
        return _judge_unknown(run, before, after, strong)
    if strong and not cues.DETERMINED.search(before[-14:]) and not keeps_usual_company(run, after):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if is_person_by_grammar(sheet, run, before, after):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if keeps_usual_company(run, after):
        return None
    if _stands_as_subject(run, before, after) or _is_asked_about(sheet, run, before, after):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    return None


def _is_full_name(run: Run) -> bool:
    """Two words that lists know as names, one at least as nothing else: "will turnbull", "nguyen thi lan anh"."""
    known = [
        kind is Kind.NAME or is_surname(key) or (kind is Kind.WORD and key in SURNAME_WORDS)
        for kind, key in zip(run.kinds, run.keys, strict=True)
    ]
    plain = sum(k is Kind.NAME for k in run.kinds) + sum(
        k is Kind.UNKNOWN and is_surname(key) for k, key in zip(run.kinds, run.keys, strict=True)
    )
    if len(run.words) < 2 or not plain:
        return False
    if run.kinds[0] is Kind.UNKNOWN and known[-1] and len(run.words) == 2:
        return not looks_misspelt(run.words[0].key)
    return sum(known) >= 2 or (run.kinds[0] in {Kind.WORD_NAME, Kind.PLACE_NAME} and known[-1])


def _judge_unknown(run: Run, before: str, after: str, strong: bool) -> Found:
    """A word of no list in lower case is mostly a slip of the keyboard; two cues make it a name, one makes it doubtful."""
    subject = bool(cues.SUBJECT_BEFORE.search(before)) or before.endswith(" rather ")
    called = bool(cues.CHILD_BEFORE.search(before))
    of_age = bool(cues.AFTER_YEAR.search(after))
    does = bool(AFTER_PERSON_VERB.search(after) or cues.AFTER_VERB.search(after))
    slip = looks_misspelt(run.words[0].key)
    sure = (subject and (of_age or bool(cues.AFTER_PRONOUN.search(after)))) or (called and (of_age or does))
    if len(run.words) > 2:
        return None
    if len(run.keys[-1]) == 1 and not slip and not cues.DETERMINED.search(before[-14:]):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if sure or (not slip and len(run.words[0].key) > 3 and _stands_as_person(before, after, subject, does, strong)):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if strong or called or cues.AFTER_RECORD.search(after):
        return FindingType.CHILD_NAME, Circumstance.DOUBTFUL
    return None


def _stands_as_person(before: str, after: str, subject: bool, does: bool, strong: bool) -> bool:
    """Where a word that no list knows and no slip explains is a name: doing what persons do, owning what children own."""
    if cues.DETERMINED.search(before[-14:]):
        return False
    return strong or (subject and does) or bool(_TO_PERSON.search(before) and re.match(r"^ ?[?.!,]|^$", after))


_TO_PERSON = re.compile(
    r"\b(?:date for|dates for|review for|pep for|plan for|place for|meeting for|worried about|concerned about|news on|update on|any update re|how is|hows|how's|excluded|suspended|pex'?d|met|restrained) $"
)


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
