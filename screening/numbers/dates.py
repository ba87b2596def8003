"""Dates of birth: a date that the text calls one, or a child's date standing where nothing else explains it.

Rule: a term, a meeting, a law and the bounds of a cohort are dates too, so an unlabelled date is marked only where it
stands with one child and its year fits one. Example: "a child with birthday 27/08/2015".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from screening.names.cues import SCENARIO
from screening.reading.lexicon import Kind, kind
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_SPELT_DAY = (
    r"(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_PLACEHOLDER = re.compile(r"0?1[/.-]0?1[/.-]|(?:19|20)\d\d-01-01")
_SPELT_YEAR = r"(?:two thousand(?: and)?|twenty)[ -](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:[ -](?:one|two|three|four|five|six))?)"
_DATE = re.compile(
    rf"(?<![\w/-])(?<!\d\.)(?:\d{{1,2}}\s?[/.\\-]\s?\d{{1,2}}\s?[/.\\-]\s?(?P<y1>\d{{4}}|\d{{2}})"
    r"|(?P<y2>(?:19|20)\d\d)[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|\d{1,2} \d{1,2} (?P<y5>(?:19|20)?\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ./-]{{0,2}}(?:of )?{_MONTH}[ ,./'-]{{0,3}}(?P<y3>(?:19|20)\d\d|\d\d)"
    rf"|(?:{_SPELT_DAY})(?: of)? {_MONTH}[ ,]{{1,2}}(?P<y6>(?:19|20)\d\d)"
    r"|\d{1,2}[ ./-]{1,2}(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[ ./-]{1,2}(?P<y7>(?:19|20)?\d\d)"
    rf"|{_MONTH}[ .]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?[ ,.']{{1,3}}(?P<y4>(?:19|20)\d\d|\d\d))(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)\d{8}(?!\d)|(?<!\d)\d{6}(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<![\w/])(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|{_SPELT_DAY})(?: of)? {_MONTH}(?: (?:last|this|next) year|,? {_SPELT_YEAR})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}/\d{{1,2}})(?![\w/])",
    re.IGNORECASE,
)
_SPELT = re.compile(rf"(?<!\w)(?:{_SPELT_DAY}) (?:of )?{_MONTH},? {_SPELT_YEAR}(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth|\bbirth ?date|\bbirth|\bbirth ?day(?:'s|s)?|\bborn(?: on)?|\bb\.|\bd/o/b|\bbday(?:'s|s)?|\bb'day)(?:'s)?"
    r"(?:\s{0,2}(?:is|was|of|given as|given|down as|listed as|down|provided|states|as|on|the|shown as|recorded as|says|in|file|record|form|system|sims|register|our|her|his|:|-|=|\(|,|\d? ?)){0,5}\s{0,2}$"
)
_LABELLED_BRACKET = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth)\b[^\n]{0,26}\($")
# "turned 5 on …", "will be 16 on …", "his 16th birthday is …", "he was 14 on the …"
_AGE = r"(?:[1-9]|1\d|2[0-5]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
_AGE_ON = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|be|is|was|been|hits?|reach(?:es|ed)?|becomes?|became|she's|he's|hes|shes) (?:just |only )?{_AGE}(?: years old)?,? (?:on|from) (?:the )?$"
    r"|\b\d{1,2}(?:st|nd|rd|th) (?:birthday|bday)(?: is| was| falls)?(?: on)?(?: the)? $"
)
_ANYONE_IS = re.compile(
    r"\b(?:(?:a|any|every|each|no|the) (?:\w{3,12} )?(?:child|pupil|student|young person|yp|learner|person|kid|teenager)|someone|anyone|everyone|children|pupils|students|they|who|you)"
    r" (?:turns?|is|are|will be|reach(?:es)?|becomes?|hits?|must be|has to be|can be)\b[^.]{0,20}$"
)
# A preposition before it makes a date that of an event: "took over on 01/09/2024".
_HAPPENED_ON = re.compile(
    r"\b(?:on|since|from|until|till|til|by|for|dated|after|before|back|between|and|to|w/c|starting|started|starts|due|ending|ends)(?: the)? $"
)
# "she's 17-05-2009", "him as 2010-07-31", "Child 11-05-2022", "Kian Holroyd 14/3/11"
_CHILD_RIGHT_BEFORE = re.compile(
    r"\b(?:he|she|hes|shes|he's|she's|him|her|child|pupil|student|boy|girl|lad|lass|learner|yp|twins?|baby|daughter|son|brother|sister|young person|aged? \d{1,2})"
    r"(?:'s)?(?: (?:is|was|as|down as|recorded as|of|=))?[ :,(-]{1,3}$"
)
_CHILD_RIGHT_AFTER = re.compile(r"^\s?[,-]\s(?:\w{2,8} ){0,4}(?:he|she|him|her|hes|shes|he's|she's|his)\b")
_LABEL_AFTER = re.compile(
    r"^ (?:is|was|are) (?:the |what |on )?(?:\w{2,6} ){0,4}birth cert|^\s{0,2}[,(]?\s?(?:\(?d\.?o\.?b\b|\(?date of birth|\(?birth ?date|birthday|is (?:his|her|the) (?:dob|birthday|date of birth))"
)
# "one says 14/9/2010", "3.11.2013 on ours", a cell of a table
_IN_A_RECORD = re.compile(
    r"(?:\b(?:down as|(?:one|it|record|register|sims|form|chronology|yours|ours|passport|certificate|visa|plan|file) (?:says|gives|has|shows)|listed as|recorded as|entered as)|\||^\s{0,3}\d{1,2}[.)]) (?:the )?$"
)
_WHICH_DATE = re.compile(
    r"(?<!\w)(?:two|both|different|conflicting|which|wrong) (?:dates?|dobs?|birthdays?)(?!\w)|(?<!\w)only (?:have|got|had|know) (?:a|his|her|the) (?:birthday|dob|date of birth)(?!\w)"
)
_OPENS_A_RECORD = re.compile(r"(?:^|[.?!\n|*'\"(-] ?)$")
_IN_CARE_AFTER = re.compile(
    r"^,? (?:in care|looked after|lac\b|cla\b|came into care|on roll|y\d|year \d|male\b|female\b|boy\b|girl\b)"
)
_IN_A_RECORD_AFTER = re.compile(
    r"^,? (?:in care|looked after|lac|cla|came into care|on roll|year \d{1,2}|y\d{1,2}|male|female|boy|girl)(?!\w)|^ from the (?:police|home office|hospital|registrar|health visitor|gp)(?!\w)|^ (?:on (?:ours|yours|sims|the (?:form|system|register|plan))|and the birth|in (?:ours|yours)|\|)"
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
_BIRTH_LABEL = re.compile(r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth|\bd/o/b)[ :=(-]{0,3}$")
_BOUND_AFTER = re.compile(
    r"^\s{0,2}(?:to|and|until|onwards?|or (?:before|after|later|earlier|younger|older)|[-\u2013])"
)
# What dates of years ago are, when they are nobody's birthday.
_OTHER_DATE = any_of(
    """act acts regulation regulations regs law legal guidance policy policies version dated published updated reviewed form forms circular statutory commenced commencement force effective
    cohort cohorts cut-off cutoff anyone everyone those children pupils students born-between between training trained refresher certificate certificates expires expired dbs ofsted inspection inspected opened founded
    built joined converted conversion academy appointed employed contract agreement minutes governors order orders ruling judgment archive retention lease mou protocol qualified registered since from until""",
    ["in force", "came in", "took effect", "rolled out", "first aid"],
)
# Where a text asks how old somebody is, a date of a child's years is when they were born.
_HOW_OLD = re.compile(
    r"(?<!\w)(?:age (?:dispute[ds]?|query|assessment|assessed|check|in doubt|is (?:disputed|wrong|not))|age[- ]disputed|(?:evidence|proof) of age|(?:two|both|different|conflicting) dates (?:on|for|of birth)|papers? (?:says?|gives?|has)|passport|birth certificate|brp|visa|home office (?:letter|says|has|gives)|id card|birthdays?|birth ?dates?|dates? of birth|dobs?|"
    r"(?:dentist|doctor|social worker|court|school) says (?:older|younger)|(?:a )?year (?:older|younger)|which (?:year|age)(?: group)?|how old|old enough|too (?:old|young)|(?:two|three|four|2|3|4)[- ]year[- ]olds? (?:offer|code|place|funding)|(?:nursery|funded|30 hours?|15 hours?) (?:code|place|offer)|starts? (?:school|reception))(?!\w)"
)
_ONE_CHILD = any_of("""he she his her him hes shes he's she's child boy girl pupil lad lass learner student son daughter twin
    toddler year yr reception y7 y8 y9 y10 y11 y6 y5 y4 y3 y2 y1""")


def find_dates_of_birth(sheet: Sheet) -> Iterator[Candidate]:
    """Every date of birth in the text; ages of 0 to 25 years are a child's or a young person's."""
    for match in _DATE.finditer(sheet.text):
        circumstance = _circumstance(sheet, match)
        if circumstance:
            yield Candidate(FindingType.DOB, match.start(), match.end(), circumstance)
    for match in _SPELT.finditer(sheet.text):
        yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.FAMILYS)
    for pattern in (_COMPACT, _DAY_MONTH):
        for match in pattern.finditer(sheet.text):
            before = sheet.before(match.start())
            if (_LABEL.search(before) or (pattern is _DAY_MONTH and _comes_of_age(before))) and not _several(
                sheet, match.start(), match.end()
            ):
                yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.LABELLED)


def _circumstance(sheet: Sheet, match: re.Match[str]) -> Circumstance | None:
    before, after = sheet.before(match.start(), 60), sheet.after(match.end(), 40)
    if _PLACEHOLDER.match(match.group()) and SCENARIO.search(sheet.lower):
        return None  # the first of January of a scenario is nobody's
    if _LABEL.search(before) or _LABELLED_BRACKET.search(before) or _LABEL_AFTER.search(after):
        return None if _several(sheet, match.start(), match.end()) else Circumstance.LABELLED
    in_brackets = before.endswith("(") and after.startswith(")")
    if _comes_of_age(before):
        return Circumstance.LABELLED
    if _tells_an_age(sheet, match, before, after) or (
        _childs_year(match) and _OPENS_A_RECORD.search(before) and _IN_CARE_AFTER.search(after)
    ):
        return Circumstance.FAMILYS
    if _childs_year(match) and (_IN_A_RECORD.search(before) or _IN_A_RECORD_AFTER.search(after)):
        return Circumstance.UNCLEAR
    if not _childs_year(match) or _COHORT.search(before[-35:]) or (not in_brackets and _COHORT.search(after[:18])):
        return None
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
        _ONE_CHILD.search(sheet.around(match.start(), match.end(), 50, 40)) or _named(text, match.start())
    ):
        return Circumstance.FAMILYS
    happened = _HAPPENED_ON.search(before)
    if _ONE_CHILD.search(before[-30:]) and not happened:
        return Circumstance.UNCLEAR
    return _of_school_age(sheet, match)


def _tells_an_age(sheet: Sheet, match: re.Match[str], before: str, after: str) -> bool:
    """ "Age dispute: passport says 2 March 2010", "no two year old code for 14.02.23"; not "the visa expires on"."""
    this_year = datetime.now(tz=UTC).year
    if not this_year - 20 <= _year(match) <= this_year - 2 or not _HOW_OLD.search(sheet.lower):
        return False
    if _IN_A_RECORD_AFTER.search(after) or _WHICH_DATE.search(sheet.lower):
        return True
    if _OTHER_DATE.search(before[-30:]) or _OTHER_DATE.search(after[:20]) or _COHORT.search(before[-22:]):
        return False
    return not _HAPPENED_ON.search(before) or bool(re.search(r"\b(?:for|and|by) $", before))


def _of_school_age(sheet: Sheet, match: re.Match[str]) -> Circumstance | None:
    """A whole date years back explains itself as a law's, a form's or a training's; otherwise it is somebody's birthday."""
    year, this_year = _year(match), datetime.now(tz=UTC).year
    if not this_year - 18 <= year <= this_year - 4:
        return None
    low, high = sheet.sentence(match.start())
    sentence = sheet.lower[max(low, match.start() - 120) : min(high, match.end() + 80)]
    if _OTHER_DATE.search(sentence) or _BOUND_AFTER.search(sheet.after(match.end(), 12)):
        return None
    return Circumstance.FAMILYS if _ONE_CHILD.search(sheet.lower) else Circumstance.UNCLEAR


def _comes_of_age(before: str) -> bool:
    """ "Lena turns 5 on" gives a day of birth, "if a child turns 16 on" a rule."""
    return bool(_AGE_ON.search(before)) and not _ANYONE_IS.search(before)


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
    if _BIRTH_LABEL.search(before) and not _BOUND_AFTER.search(sheet.after(end, 12)):
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
