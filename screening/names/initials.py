"""Initials that stand for a pupil: "J.S.", "AB in Y7", "EM-C, Year 3", "pupil K", "the twins, J and M".

Rule: an acronym, an author's initials and the labels A to D and X to Z ("Child A") stand for nobody. Two capitals alone
need a cue that a child stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.names import cues, people
from screening.names.acronyms import ACRONYMS, COMMON, NEVER_LOWER
from screening.names.authors import is_professionals
from screening.names.few_letters import ABOUT, LABELS, find_listed_initials, follows_noun, initials
from screening.names.hidden import find_hidden_names
from screening.names.word_names import AFTER_PERSON_VERB
from screening.reading.lexicon import ENGLISH, FIELD, TITLES
from screening.reading.sheet import Sheet
from screening.reading.wordsets import words_of
from screening.types import Candidate, Circumstance, FindingType

_DOTTED = re.compile(
    r"(?<![\w.@/'])[A-Za-z]\.[ ]?(?:(?:Mc|Mac)[A-Z]|[A-Za-z](?:'[A-Za-z])?)\b\.?(?:[ -]?[A-Za-z]\b\.)?(?:'d\b\.?)?(?!\.?[A-Za-z]\b|[\w@/])"
)
_NOT_DOTTED = words_of(
    "eg ie am pm uk us ps nb re pe it ni dt ta ep ai un eu ad bc ba ma qc kc mp id cv tv dj pc dc no ra vs fs hr la nhs usa phd bsc dob sen pep"
)
_CAPITALS = re.compile(
    r"(?<![\w.@/&+-])(?:[A-Z]{2,3}|[A-Z]{1,2}-[A-Z]{1,2}(?: [A-Z])?|[A-Z]{1,2}(?:Mc|Mac|O')[A-Z]{1,2})(?:'s|s)?(?![\w@/&+-])"
)
_INITIAL_SURNAME = re.compile(r"(?<![\w.'-])([A-Za-z])\. ?([A-Za-z][\w'-]{2,20})(?![\w@])")
_LABELLED = re.compile(
    r"\b(?:pupil|student|child|boy|girl|learner|lad|young person|yp|kid|initials?(?: are| is)?)[ :]{1,2}(?P<i>[A-Z]\.[ ]?(?:O')?[A-Z]\.?|[A-Z]{1,3}|[A-Z]\.? ?[A-Z]\.?)(?=[\s,.;:?!)']|$)",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?<![\w.@/'-])[a-z]{2}(?:-[a-z])?(?:'s)?(?![\w@/'-])")
_LOWER_BEFORE = re.compile(
    r"(?:\bhows|\bhow's|\bhows things w|\bhow's things with|\bthings w|\bwith|\bw|\bfor|\bre|\babout|\bif|\bis|\bdoes|\bcan|\bhas|\bwas|^|[.?!,;:]|\bpupil|\bstudent)\s?$"
)

_YEAR_BEFORE = re.compile(r"(?:\b(?:y|yr|year) ?(?:1[0-4]|[1-9r])[a-z]?:? |\b(?:known|referred to) as )$")
_AFTER_KIN = re.compile(
    r"^(?:'s|s)? (?:mum|mam|mom|dad|nan|gran|carer|foster carer|parents|brother|sister|sw|social worker)(?!\w)"
)
# "SJ in 10R", "rd in 4M": a class and not a bare number.
_AFTER_CLASS = re.compile(
    r"^,? (?:is |are |who is )?(?:in|from|of) (?:year )?(?:1[0-3]|[1-9]) ?[a-z]{1,2}(?!\w)(?! (?:am|pm))"
)
_WHO = re.compile(
    r"^,? (?:who(?:'s|se)?|who (?:is|was|has|starts|started|joins|joined|can't|won't|only)) (?!is (?:our|the|my)\b|are\b|do\b|lead\b|leads\b|ran\b|runs\b|said\b|says\b|told\b|can\b|could\b|will\b)"
)
_DEED = re.compile(
    r"^,? (?:(?:has|have|was|is|got|been|being|is being|has been|was being|just|now|still|again) ){0,3}(?:excluded|suspended|mentioned|discussed|named|talked about|pex'?d?|pexed|off-?rolled|absconded|absent|missing|arrested|refusing|refuses|refused|"
    r"truanting|self-harm(?:s|ed|ing)|assaulted|bitten|bit|swore|punched|hit|kicked|disclosed|in isolation|in care|on roll|off roll|back in school|not in school|out of school|on a (?:part|reduced|pt|rt)|"
    r"on (?:an? )?(?:rt|pt|ptt|cp|cin)\b|lives|attends|school refus)(?!\w)"
)
_TASK = re.compile(
    r"^ to (?:ask|chase|check|circulate|send|email|follow|feed|draft|share|update|book|arrange|contact|confirm|ring|speak|bring|report|action)\b"
)
_STARTS_LINE = re.compile(r"^[\W\d]{0,6}$")
_HYPHENED = words_of("az tl coop eh ks ecaf ep ey aol")  # short forms that are written with a hyphen
_PUBLISHED = re.compile(
    r"\b(?:review|reviews|report|recommendations?|lcspr|cspr|scr|lscp|panel's|published|inquiry|serious case|learning from|national panel)\b"
)


def find_initials(sheet: Sheet) -> Iterator[Candidate]:
    """Every set of initials that stands for a pupil, and every name half hidden."""
    yield from _dotted(sheet)
    yield from _capitals(sheet)
    yield from _labelled(sheet)
    yield from _lower_case(sheet)
    yield from find_listed_initials(sheet)
    yield from find_hidden_names(sheet)


def _dotted(sheet: Sheet) -> Iterator[Candidate]:
    for match in _DOTTED.finditer(sheet.text):
        letters = re.sub(r"[^A-Za-z]", "", match.group()).lower()
        following = sheet.text[match.end() : match.end() + 2]
        if letters == "q" and "?" in sheet.text and _STARTS_LINE.search(sheet.before(match.start())):
            continue  # "Q. does free transport end?"
        if (
            (letters in _NOT_DOTTED and not _ABOUT_WHOM.search(sheet.before(match.start())))
            or (len(letters) > 2 and letters in ACRONYMS)
            or _is_full_stop(match.group(), following)
        ):
            continue
        if match.group()[0].islower() and letters in ENGLISH:
            continue
        if following[:1] == " " and following[1:].isupper() and not cues.AFTER_YEAR.search(sheet.after(match.end())):
            continue
        if not is_professionals(sheet, match.start(), match.end()) and not people.PUBLIC_BEFORE.search(
            sheet.before(match.start())
        ):
            kind = FindingType.CHILD_NAME if "Mc" in match.group() else FindingType.INITIALS
            yield Candidate(kind, match.start(), match.end(), Circumstance.UNCLEAR)
    for match in _INITIAL_SURNAME.finditer(sheet.text):
        after, before = sheet.after(match.end()), sheet.before(match.start())
        if (
            cues.AFTER_YEAR.search(after)
            and match.group(2).lower() not in FIELD
            and not people.ROLE_BEFORE.search(before)
        ):
            yield initials(match.start(), match.end(), Circumstance.FAMILYS)


_ABOUT_WHOM = re.compile(r"\b(?:about|abt|re|regarding|for) $")


def _is_full_stop(text: str, following: str) -> bool:
    """ "Section I. I've …", "code D. A pupil …": the stop ends a sentence and the next begins."""
    return bool(
        re.search(r"\. [A-Z]$", text) and re.match(r"'|\s[a-z]", following) and (text[-1] in "IA" or ". " in text)
    )


def _capitals(sheet: Sheet) -> Iterator[Candidate]:
    if sheet.all_upper:
        return
    for match in _CAPITALS.finditer(sheet.text):
        if _is_childs(sheet, match) and not is_professionals(sheet, match.start(), match.end()):
            yield initials(match.start(), match.end(), Circumstance.FAMILYS)


def _is_known(letters: str, before: str, after: str) -> bool:
    """Whether capitals are a short form and nothing right after says that they are a child here ("TW (Y2)", "PT in Y9")."""
    if letters not in ACRONYMS and letters not in FIELD and (letters not in ENGLISH or len(letters) < 3):
        return False
    if _is_subject_line(before, after):
        return False
    year = cues.AFTER_YEAR.search(after) or _AFTER_CLASS.search(after)
    listed = (
        _AFTER_CLASS.search(after)
        or after[:2].strip() in {"(", ",", "i", ""}
        or (after[:2] == " y" and _STARTS_LINE.search(before))
    )
    return not (year and listed and not follows_noun(before) and len(letters) == 2 and letters not in COMMON)


def _is_subject_line(before: str, after: str) -> bool:
    """ "Re: MK - she is …": even a known abbreviation is a pupil here."""
    return bool(
        re.search(r"(?:\bre:?|\babout|\bregarding|\bconcerning|\bpupil:?|\bstudent:?)\s$", before)
        and re.match(r"^[ ,:-]{1,3}(?:he|she|his|her)\b", after)
    )


# "KT in my class", "ZA (9C)"
_IN_CLASS = re.compile(
    r"^,? (?:is |who is )?in (?:my|our|his|her|their|the same) (?:\w{2,9} )?(?:class|group|form|set|tutor group|nurture|house|lesson)(?!\w)|^ \((?:1[0-3]|[7-9]) ?[a-z]{1,2}\)"
)
# "CS – 2 sessions a day", "LM – back FT", as notes of a meeting list them
_RECORD_LINE = re.compile(
    r"^ ?[-:] ?(?:\d{1,2} (?:sessions?|days?|hrs?|hours|lates?)|back|still|no (?:change|show|contact|school|place)|not in|pex|px|susp|excluded|attendance|att\b|pt\b|rt\b|ft\b|refus|moved|mum|dad|carer|foster|placement|risk|cp\b|cin\b|s47|ehcp|pep|day 6|awol|missing)"
)
_OPENS = re.compile(r"(?:^|[.!?;\n] ?|^[\s\d.)(*>-]{0,6})$")
_STAFF_VERB = re.compile(
    r"^,? (?:also |will |has |had )?(?:says?|said|thinks?|thought|asks?|asked|tells?|told|feels?|felt|knows?|knew|reads?|writes?|wrote|started|starts|joins|joined|takes?|signs?|signed)(?!\w)"
)
_ENDS = re.compile(r"^(?: (?:and|again|today|yesterday|tomorrow|with|at|on|in|next|last) |[.,;?!]|$)")
_TOLD_OF = re.compile(r"\b(?:about|re|regarding|for|with|discuss|discussed) $")


def _is_childs(sheet: Sheet, match: re.Match[str]) -> bool:
    """Whether a child stands behind capitals: a year group, a child's things or deeds, a pronoun near."""
    text = re.sub(r"'s$|s$", "", match.group())
    letters, double = re.sub(r"\W", "", text).lower(), not text.isalpha()
    before, after = sheet.before(match.start(), 50), sheet.after(match.end(), 60)
    if before.endswith("("):
        before, after = before.rstrip("( ") + " ", after.lstrip(")") if after.startswith(")") else after
    if _is_known(letters, before, after) and not (double and letters not in _HYPHENED):
        return False
    if follows_noun(before) or _TASK.search(after):
        return False
    if match.group().endswith("'s") and cues.AFTER_THING.search(after):
        return True
    return _by_its_side(before, after, double) or _is_spoken_of(sheet, match, before, after, double)


_CHILD_AFTER = (cues.AFTER_YEAR, _AFTER_CLASS, _DEED, _WHO, _IN_CLASS)
_CHILD_LEFT = (cues.CHILD_BEFORE, _YEAR_BEFORE)


def _by_its_side(before: str, after: str, double: bool) -> bool:
    """What stands right beside the letters decides: a class, a deed, a record, a word of telling."""
    return (
        any(pattern.search(after) for pattern in _CHILD_AFTER)
        or any(pattern.search(before) for pattern in _CHILD_LEFT)
        or bool(_RECORD_LINE.search(after) and _OPENS.search(before))
        or bool(AFTER_PERSON_VERB.search(after) and not _STAFF_VERB.search(after))
        or bool(_TOLD_OF.search(before) and (double or _ENDS.search(after)))
        or bool(cues.QUESTION_BEFORE.search(before) and cues.AFTER_BASE.search(after))
    )


def _is_spoken_of(sheet: Sheet, match: re.Match[str], before: str, after: str, double: bool) -> bool:
    """A pronoun or a relative near, and a verb or a subject's place."""
    pronoun = cues.PRONOUN.search(after) or cues.PRONOUN.search(sheet.lower[match.end() : match.end() + 100])
    if pronoun and (cues.AFTER_VERB.search(after) or cues.SUBJECT_BEFORE.search(before) or double):
        return True
    return bool(cues.AFTER_VERB.search(after) and cues.RELATION_HINT.search(sheet.around(match.start(), match.end())))


# "in your model policy Pupil P is collected at one": a label of a text that is no record.
_MODEL = re.compile(
    r"(?<!\w)(?:model policy|policy|template|worked example|example|training|case study|guidance|toolkit|exemplar|sample|call (?:them|him|her)|let's call|shall we say|labelled|anonymis\w{2,4})(?!\w)"
)


def _labelled(sheet: Sheet) -> Iterator[Candidate]:
    """ "pupil K", "initials JT"; not "Child A" and not the "Child Q" of a published review."""
    for match in _LABELLED.finditer(sheet.text):
        letters = re.sub(r"\W", "", match.group("i"))
        if not letters.isupper() or letters.lower() in LABELS or letters == "I":
            continue
        if len(letters) > 1 and letters.lower() in ACRONYMS:
            continue
        if len(letters) == 1 and _MODEL.search(sheet.around(match.start(), match.end(), 60, 60)):
            continue
        if len(letters) == 1 and _PUBLISHED.search(sheet.around(match.start(), match.end(), 60, 90)):
            continue
        yield initials(match.start(), match.end("i"), Circumstance.LABELLED)


def _lower_case(sheet: Sheet) -> Iterator[Candidate]:
    """ "anything for jk in 9r", "rd mum wants"; two letters that are no word and no short form."""
    for match in _LOWER.finditer(sheet.text):
        letters = match.group()[:2]
        if letters in ENGLISH or letters in FIELD or letters in ACRONYMS & NEVER_LOWER or letters in TITLES:
            continue
        before, after = sheet.before(match.start(), 40), sheet.after(match.end(), 100)
        named = _AFTER_CLASS.search(after) or _AFTER_KIN.search(after)
        if named or (letters not in NEVER_LOWER and _stands_for_a_child(sheet, match, before, after)):
            yield initials(match.start(), match.end(), Circumstance.FAMILYS)


def _stands_for_a_child(sheet: Sheet, match: re.Match[str], before: str, after: str) -> bool:
    if cues.AFTER_YEAR.search(after):
        return True
    if not _LOWER_BEFORE.search(before):
        return False
    if cues.PRONOUN.search(after) or "'s" in match.group() or re.search(r"\bthey\b", after):
        return True
    acts = cues.AFTER_VERB.search(after)
    return bool(acts and (cues.PRONOUN.search(sheet.lower) or ABOUT.search(before)))
