"""Dates of birth: a date that the text calls one, or a child's date standing where nothing else explains it.

Rule: a term, a meeting, a law and the bounds of a cohort are dates too, so an unlabelled date is marked only where it
stands with one child and its year fits one. Example: "a child with birthday 27/08/2015".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from screening.names.cues import SCENARIO
from screening.numbers.ages import comes_of_age, find_days_of_age, is_anybody_born, is_work_birthday
from screening.numbers.date_shapes import (
    BIRTH_LABEL,
    COMPACT,
    DATE,
    DAY_MONTH,
    FEAST,
    MONTH,
    NEARLY,
    OTHER_CALENDAR,
    PLACEHOLDER,
    SPELT,
)
from screening.numbers.date_talk import ONE_CHILD, OTHER_DATE, Talk
from screening.numbers.dummies import CALLED_EXAMPLE
from screening.reading.lexicon import Kind, kind
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_LABEL = re.compile(
    r"(?:\bd[.-]?\s?o[.-]?\s?b\b\.?|\bdate of birth|\bbirth ?date|\bbirth|\bbirth ?day(?:'s|s)?|\bborn(?: on)?|\bb\.|\bd/o/b|\bbday(?:'s|s)?|\bb'day)(?:'s)?"
    r"(?:\s{0,2}(?:is|was|of|given as|given|down as|listed as|down|provided|states|as|on|in the (?:summer |easter |christmas )?(?:holidays?|hols|half[ -]term|summer|week),?|the|shown as|recorded as|falls|fell|comes|lands|happens|says|in|file|record|form|system|sims|register|our|her|his|\d{1,2}(?:st|nd|rd|th)? (?:or|and)|:|-|=|\(|,|\d? ?)){0,5}\s{0,2}$"
)
_LABELLED_BRACKET = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth)(?!\w)[^\n]{0,26}\($")
# A preposition before it makes a date that of an event: "took over on 01/09/2024".
_HAPPENED_ON = re.compile(
    r"\b(?:on|since|from|until|till|til|by|for|dated|after|before|back|between|and|to|w/c|starting|started|starts|due|ending|ends)(?: the)? $"
)
# "she's 17-05-2009", "him as 2010-07-31", "Child 11-05-2022", "Kian Holroyd 14/3/11"
_CHILD_RIGHT_BEFORE = re.compile(
    r"\b(?:he|she|hes|shes|he's|she's|him|her|child|pupil|student|boy|girl|lad|lass|learner|yp|twins?|triplets|both|baby|daughter|son|brother|sister|young person|aged? \d{1,2}|(?:child|twin|sibling|pupil) \d|lac|cla|cin|[mf]|male|female)"
    r"(?:'s)?(?: (?:is|was|are|were|as|both|born|down as|recorded as|of|=))?[ :,(-]{1,3}(?:both |born )?$"
)
_CHILD_RIGHT_AFTER = re.compile(r"^\s?[,-]\s(?:\w{2,8} ){0,4}(?:he|she|him|her|hes|shes|he's|she's|his)\b")
_LABEL_AFTER = re.compile(
    r"^ (?:born|birth|dob)(?! (?:to|in|with|by))\b|^ (?:is|was|are) (?:the |what |on )?(?:\w{2,6} ){0,4}birth cert|^\s{0,2}[,(-]?\s?(?:(?:which is|is|that's|thats|being|his|her|their|the|own) ){0,2}(?:\(?d\.?o\.?b\b|\(?date of birth|\(?birth ?date|birthday|is (?:his|her|the) (?:dob|birthday|date of birth))"
)
# "one says 14/9/2010", "3.11.2013 on ours", a cell of a table
_IN_A_RECORD = re.compile(
    r"(?:\b(?:down as|(?:one|it|record|register|sims|form|chronology|yours|ours|passport|certificate|visa|plan|file|ehcp|ctf|mis|arbor|bromcom|panel|team|portal|letter|census) (?:still |now |only |wrongly |also ){0,2}(?:says|said|gives|gave|has|had|shows|showed|reads|holds?|quoted?)|(?:form|letter|record|file|card|sheet|paperwork|list|book|referral|email|chronology) (?:from|by|off) (?:the |her |his |their |our |your )?(?!dfe|ofsted|department|council|trust|government|union)[\w' ]{3,24} (?:says|said|has|had|gives|gave|shows|reads)|(?:ctf|file|form|record|plan|ehcp|letter|referral) (?:came|arrived|went|has come)[a-z ]{0,20} with|listed as|(?:registered|known) (?:at|with|to) [a-z ]{2,24} as|recorded as|entered as)|\||^\s{0,3}\d{1,2}[.)]) (?:the )?$"
)
# "LAC review CS-119-4037 - 12 Jul 14"
_CODE_BEFORE = re.compile(r"\b(?!inv|po|req|sr|inc)[a-z]{1,5}[/-]?\d[\w/-]{3,14} ?[-,|:] $")
_OPENS_A_RECORD = re.compile(r"(?:^|\b(?:re|fwd?|subject): ?|[.?!\n|*:'\"(-] ?)$")
_IN_CARE_AFTER = re.compile(
    r"^ ?[,/|-]? ?(?:in care|looked after|lac\b|cla\b|came into care|on roll|y\d|year \d|male\b|female\b|boy\b|girl\b)"
)
_IN_A_RECORD_AFTER = re.compile(
    r"^,? (?:in care|looked after|lac|cla|came into care|on roll|year \d{1,2}|y\d{1,2}|male|female|boy|girl)(?!\w)|^ from the (?:police|home office|hospital|registrar|health visitor|gp)(?!\w)|^ (?:says?|according to) (?:the|our|his|her|my) |^ (?:on (?:ours|yours|sims|the (?:form|system|register|plan))|and the birth|in (?:ours|yours)|\|)"
)
_COHORT = any_of("""between before after since until cohort cohorts range pupils children those anyone students learners dobs who're
    all rule cut-off cutoff deadline inset term meeting conference training session course order regulations act
    guidance version dated published updated reviewed review effective commenced force census expires expired invoice
    panel from plan statement policy deadline week commencing ofsted inspection inspected""")
_COHORT_BORN = re.compile(
    r"\bborn (?:on or )?(?:between|before|after|from|since)\b"
    r"|\b(?:pupils|children|those|anyone|students|learners|everyone|cohort|babies)\b[^.]{0,30}$"
)
_ONE_OF = re.compile(r"\b(?:one|another) of (?:our|the|my|your|their|these|those)\b[^.]{0,60}$")
_BOUND_AFTER = re.compile(
    rf"^\s{{0,2}}(?:(?:to|until|[-\u2013])\s{{0,2}}(?:the )?(?:\d|{MONTH})|onwards?|or (?:before|after|later|earlier|younger|older))"
)
_BOUND_BEFORE = re.compile(
    r"\d\s{0,2}(?:to|until|till|through|-)\s{0,2}(?:the )?$|\b(?:between|from) [^.?!]{4,24} (?:and|to) $|\b(?:after|before|since) [^.?!]{4,24} and (?:before|after) $"
)
# Several dates of childhood beside these are the days of birth of brothers and sisters.
_SIBLINGS = any_of(
    "twins twin triplets siblings sibling brothers sisters half-siblings",
    [
        "child 1",
        "child one",
        "child 2",
        "three boys",
        "two boys",
        "two girls",
        "three girls",
        "three children",
        "two children",
        "four children",
        "all three",
        "both children",
    ],
)
_PAPERS = re.compile(
    r"\b(?:birth|adoption|baptism(?:al)?|naming) cert\w{0,9}|\b(?:which|what|right|correct|wrong|same) (?:school )?cohort|\bfrom the \w{3,12}"
)


def find_dates_of_birth(sheet: Sheet) -> Iterator[Candidate]:
    """Every date of birth in the text; ages of 0 to 25 years are a child's or a young person's."""
    talk = Talk(sheet)
    for match in DATE.finditer(sheet.text):
        circumstance = _circumstance(sheet, talk, match)
        if circumstance:
            yield Candidate(FindingType.DOB, match.start(), match.end(), circumstance)
    yield from _spelt(sheet)
    yield from find_days_of_age(sheet)
    for pattern in (COMPACT, DAY_MONTH, NEARLY):
        for match in pattern.finditer(sheet.text):
            before = sheet.before(match.start())
            called = _LABEL.search(before) and not (pattern is DAY_MONTH and is_anybody_born(before))
            if (called or (pattern is DAY_MONTH and comes_of_age(before))) and not _several(
                sheet, match.start(), match.end()
            ):
                yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.LABELLED)


def _spelt(sheet: Sheet) -> Iterator[Candidate]:
    """Days in words, days that have a name, days of other calendars."""
    for match in SPELT.finditer(sheet.text):
        low, high = sheet.sentence(match.start())
        if _LABEL.search(sheet.before(match.start(), 60)) or not OTHER_DATE.search(sheet.lower[low:high]):
            yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.FAMILYS)
    for match in FEAST.finditer(sheet.lower):
        if _born_on_a_feast(sheet, match):
            yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.LABELLED)
    for match in OTHER_CALENDAR.finditer(sheet.lower):
        if _LABEL.search(sheet.before(match.start(), 60)):
            yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.LABELLED)


def _born_on_a_feast(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "born on Boxing Day 2011", "turned five on Christmas Day 2019"; not "born to sing at Christmas"."""
    before = sheet.before(match.start(), 60)
    if _LABEL.search(before) or comes_of_age(before):
        return not _several(sheet, match.start(), match.end())
    low, high = sheet.sentence(match.start())
    return bool(match.group("year") and re.search(r"\b(?:born|birthday)\b", sheet.lower[low:high]))


def _circumstance(sheet: Sheet, talk: Talk, match: re.Match[str]) -> Circumstance | None:
    before, after = sheet.before(match.start(), 60), sheet.after(match.end(), 40)
    if _OF_A_TEXT.search(before[-30:]):
        return None
    if PLACEHOLDER.match(match.group()) and (
        SCENARIO.search(sheet.lower) or CALLED_EXAMPLE.search(sheet.around(match.start(), match.end()))
    ):
        return None  # the first of January of a scenario is nobody's
    if _LABEL.search(before) or _LABELLED_BRACKET.search(before) or _LABEL_AFTER.search(after):
        return None if _several(sheet, match.start(), match.end()) else Circumstance.LABELLED
    if comes_of_age(before):
        return Circumstance.LABELLED
    if _childs_year(match) and _CODE_BEFORE.search(before) and not OTHER_DATE.search(before[-40:]):
        return Circumstance.FAMILYS
    if _tells_an_age(talk, match, before, after) or (
        _childs_year(match) and _OPENS_A_RECORD.search(before) and _IN_CARE_AFTER.search(after)
    ):
        return Circumstance.FAMILYS
    if _is_siblings(sheet, match):
        return Circumstance.FAMILYS
    return _unlabelled(sheet, talk, match, before, after)


def _unlabelled(sheet: Sheet, talk: Talk, match: re.Match[str], before: str, after: str) -> Circumstance | None:
    """A date that nothing calls a day of birth: no bound, no event, and beside one child."""
    if _BOUND_AFTER.search(after[:14]) or _BOUND_BEFORE.search(before):
        return None
    if _childs_year(match) and (_IN_A_RECORD.search(before) or _IN_A_RECORD_AFTER.search(after)):
        if OTHER_DATE.search(_IN_A_RECORD.sub("", _PAPERS.sub("", before)[-34:])[-30:]):
            return None
        return Circumstance.FAMILYS if talk.family else Circumstance.UNCLEAR
    in_brackets = before.endswith("(") and after.startswith(")")
    clause = _NEXT_PART.split(after[:18], maxsplit=1)[0]
    if not _childs_year(match) or _is_of_many(before) or (not in_brackets and _COHORT.search(clause)):
        return None
    return _beside_a_child(sheet, talk, match, before, after)


def _is_of_many(before: str) -> bool:
    """ "the census of", "the last review of the policy, "; not "the date on the plan is wrong, "."""
    before = _SENTENCE_END.split(before)[-1]
    near = before[-35:] if OTHER_DATE.search(before) else before[-35:].rpartition(", ")[2]
    return bool(_COHORT.search(near))


def _beside_a_child(sheet: Sheet, talk: Talk, match: re.Match[str], before: str, after: str) -> Circumstance | None:
    text = sheet.text
    if (
        _CHILD_RIGHT_BEFORE.search(before)
        or _name_right_before(sheet, match.start())
        or (not before.strip() and _CHILD_RIGHT_AFTER.search(after))
    ):
        return Circumstance.FAMILYS
    bracketed = (
        before.rstrip().endswith(("(", ",", "-", "/")) and text[max(0, match.start() - 40) : match.start()].strip()
    )
    if bracketed and (
        ONE_CHILD.search(sheet.around(match.start(), match.end(), 50, 40)) or _named(text, match.start())
    ):
        return Circumstance.FAMILYS
    happened = _HAPPENED_ON.search(before)
    if ONE_CHILD.search(before[-30:]) and not happened:
        return Circumstance.UNCLEAR
    return _of_school_age(sheet, talk, match)


def _tells_an_age(talk: Talk, match: re.Match[str], before: str, after: str) -> bool:
    """ "Age dispute: passport says 2 March 2010", "no two year old code for 14.02.23"; not "the visa expires on"."""
    this_year = datetime.now(tz=UTC).year
    if not this_year - 20 <= _year(match) <= this_year - 2 or not talk.how_old:
        return False
    if _IN_A_RECORD_AFTER.search(after) or talk.which_date:
        return True
    if _BOUND_AFTER.search(after[:14]) or _BOUND_BEFORE.search(before):
        return False
    before, after = _PAPERS.sub("", before), _CLAUSE_END.split(after[:20], maxsplit=1)[0]
    if OTHER_DATE.search(before[-30:]) or OTHER_DATE.search(after) or _COHORT.search(before[-22:]):
        return False
    return not _HAPPENED_ON.search(before) or bool(re.search(r"\b(?:for|and|by) $", before))


# "annex 2.3.14", "tables 14.3.11 and 14.3.12", "scores 4/3/11"
_OF_A_TEXT = re.compile(
    r"\b(?:annex|para|paras|paragraphs?|sections?|tables?|figures?|clauses?|appendix|agenda|agenda item|minutes?|points?|chapters?|scores?|scored|ratios?|items?|versions?|rows?)(?: was| were| of)?(?: [\d./]{3,8},?(?: and| or| to)?)? $"
)
_SENTENCE_END = re.compile(r"[.?!] ")
_NEXT_PART = re.compile(r"[,.;:?!)]| - | and ")
_CLAUSE_END = re.compile(r"[,.;:?!)]| - ")


def _is_siblings(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "Sibling group: 4/4/13, 18/9/15", "Twins, both 14 January 2017"; not "siblings policy of 12/03/2021"."""
    if not datetime.now(tz=UTC).year - 19 <= _year(match) <= datetime.now(tz=UTC).year - 2:
        return False
    low, high = sheet.sentence(match.start())
    around = sheet.lower[max(low, match.start() - 90) : min(high, match.end() + 40)]
    return bool(_SIBLINGS.search(sheet.lower[max(0, match.start() - 90) : match.start()])) and not OTHER_DATE.search(
        around
    )


def _of_school_age(sheet: Sheet, talk: Talk, match: re.Match[str]) -> Circumstance | None:
    """A whole date years back explains itself as a law's, a form's or a training's; otherwise it is somebody's birthday."""
    year, this_year = _year(match), datetime.now(tz=UTC).year
    if not this_year - 18 <= year <= this_year - 4:
        return None
    low, high = sheet.sentence(match.start())
    after = _NEXT_PART.split(sheet.lower[match.end() : min(high, match.end() + 80)], maxsplit=1)[0]
    sentence = sheet.lower[max(low, match.start() - 120) : match.start()] + after
    if OTHER_DATE.search(sentence) or _BOUND_AFTER.search(sheet.after(match.end(), 12)):
        return None
    return Circumstance.FAMILYS if talk.one_child else Circumstance.UNCLEAR


def _name_right_before(sheet: Sheet, start: int) -> bool:
    """Whether a first name that is nothing else stands right before: "Zorbana 17.02.2016"."""
    index = sheet.word_at(start) - 1
    return index >= 0 and 0 < start - sheet.words[index].end < 3 and kind(sheet.words[index].key) is Kind.NAME


def _several(sheet: Sheet, start: int, end: int) -> bool:
    """Whether the label speaks of a cohort: "children born on or after 1 September 2015", "born between".

    "One of our pupils, dob ..." speaks of one child, whatever stands in the plural; so does any "dob" with one whole
    date, unless it is the bound of a range.
    """
    before = sheet.before(start, 70)
    if is_work_birthday(before):
        return True
    if BIRTH_LABEL.search(before) and not _BOUND_AFTER.search(sheet.after(end, 12)):
        return False
    return bool(_COHORT_BORN.search(before)) and not _ONE_OF.search(before)


def _childs_year(match: re.Match[str]) -> bool:
    this_year = datetime.now(tz=UTC).year
    return this_year - 26 <= _year(match) <= this_year - 2


def _year(match: re.Match[str]) -> int:
    digits = next(group for group in match.groups() if group)
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _named(text: str, start: int) -> bool:
    """Whether a capitalised word or initials stand right before the bracket or comma."""
    return bool(re.search(r"[A-Z][\w.'-]{0,30}\s?[(,/-]\s?$", text[max(0, start - 40) : start]))
