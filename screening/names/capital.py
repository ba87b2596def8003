"""Names in capitals that nothing has shown to be staff, the public's or a thing's: are they a child's?

Example: "They'll have McAllister but only from February", "Summer smashed the window", "Bagshaw. PEX. Tomorrow."
"""

from __future__ import annotations

import re

from screening.names import cues
from screening.names.children import in_title_case, is_child, pronoun_near
from screening.names.named_things import could_be_thing, in_a_title, opens
from screening.names.runs import Run
from screening.names.word_names import is_person_by_grammar, is_time, keeps_usual_company
from screening.reading.lexicon import Kind, is_surname
from screening.reading.sheet import Sheet
from screening.reading.spelling import looks_misspelt
from screening.types import Circumstance, FindingType

Found = tuple[FindingType, Circumstance] | None
# A surname alone at the start: "Bagshaw. PEX. Tomorrow.", "Hepworth - 3rd suspension", "O'Shaughnessy, our Yr 11".
_RECORD_AFTER = re.compile(
    r"^[.,:;!?]? ?[-(]? ?(?:pex|px|pep|ehcp|suspended|suspension|excluded|exclusion|permanently|fixed term|ft|fte|\d(?:st|nd|rd|th)? (?:day|suspension|exclusion|warning|strike|pex)|again|attendance|att|still|off roll|on roll|pt tt|rt\b|day 6|year|yr|y\d|"
    r"s\.?47|cin|cp\b|cpp|lac\b|cla\b|looked after|he\b|she\b|back|refusing|awol|missing|absconded|arrested|no show|not (?:in|engaging|attending)|our (?:yr|year|y\d))(?!\w)"
)


def _is_called_child(before: str, after: str) -> bool:
    return bool(cues.AFTER_YEAR.search(after) or cues.CHILD_BEFORE.search(before))


def judge_capital(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """What a run in capitals comes to."""
    if is_time(run) and len(run.words) == 1 and not (_is_called_child(before, after) or pronoun_near(sheet, run)):
        return None
    cued = is_child(run, before, after) and not (keeps_usual_company(run, after) and run.words[0].first)
    sure = FindingType.CHILD_NAME, Circumstance.FAMILYS
    unclear = FindingType.CHILD_NAME, Circumstance.UNCLEAR
    kinds = set(run.kinds)
    if Kind.NAME in kinds:
        return sure if cued else unclear
    if cued and kinds & {Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN}:
        return sure
    if Kind.WORD_NAME in kinds and is_person_by_grammar(sheet, run, before, after):
        return sure
    if len(run.words) > 1:
        return _several(sheet, run, before, after)
    if Kind.WORD_NAME in kinds:
        fit = not opens(sheet, run) and not in_a_title(sheet, run) and not in_title_case(sheet, run)
        return unclear if fit else None
    if Kind.UNKNOWN in kinds:
        return _unknown(sheet, run, before, after)
    return _odd_capital(sheet, run, before, after)


def _several(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """Two words or more of which none is a plain first name: "Smudge Hepworth", "Elian Moreira", "Grace Obuya"."""
    names = sum(k in {Kind.WORD_NAME, Kind.PLACE_NAME} for k in run.kinds)
    unknown = sum(k is Kind.UNKNOWN for k in run.kinds)
    surname = is_surname(run.keys[-1])
    if Kind.PLACE in run.kinds[:-1] or could_be_thing(sheet, run, "", after):
        return None
    if (names and (unknown or surname)) or unknown > 1 or (unknown and surname):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if names > 1 and not run.words[0].first and not in_title_case(sheet, run):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    return None


def _odd_capital(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """An English word that no list has as a name, with a capital that only a name explains: "has taken Dervish out"."""
    if opens(sheet, run) or could_be_thing(sheet, run, before, after) or is_time(run):
        return None
    return (FindingType.CHILD_NAME, Circumstance.UNCLEAR) if is_person_by_grammar(sheet, run, before, after) else None


def _stands_alone(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """A word of no list that opens a sentence and is no slip, no short form and no thing: "Tornike finishes on 2nd March"."""
    word = run.words[0]
    if len(word.key) < 4 or looks_misspelt(word.key) or could_be_thing(sheet, run, before, after):
        return False
    return not re.match(
        r"^ ?[:&/+]|^ (?:and|&|or) [A-Za-z]|^, [\w ]{3,24},|^ in (?:january|february|march|april|may|june|july|august|september|october|november|december)",
        after,
    )


def _unknown(sheet: Sheet, run: Run, before: str, after: str) -> Found:
    """One word of no list: in mid-sentence a name unless it may be a thing; at the start only with a record after it."""
    if run.words[0].shouted:
        return None
    if opens(sheet, run):
        known = is_surname(run.words[0].key)
        owns = run.possessive and cues.AFTER_THING.search(after)
        recorded = (
            owns or _RECORD_AFTER.search(after) or (known and after.strip(" .?!,") == "" and not before.strip(" -*>"))
        )
        if recorded:
            return FindingType.CHILD_NAME, Circumstance.UNCLEAR if known else Circumstance.DOUBTFUL
        return (FindingType.CHILD_NAME, Circumstance.UNCLEAR) if _stands_alone(sheet, run, before, after) else None
    if could_be_thing(sheet, run, before, after) or cues.QUANTITY_BEFORE.search(before):
        return None
    return FindingType.CHILD_NAME, Circumstance.UNCLEAR
