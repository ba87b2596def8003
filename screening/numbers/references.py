"""References that lead to one child in any system: social care, SEND, tribunal, court, police, admissions, exams.

Rule: a word of the system ("panel ref", "Mosaic", "crime number") and a code with digits; the words of the trade and of
published matters ("invoice", "URN", "decision") clear it. Example: "Locality panel ref LP/7730/25".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.numbers.courses import is_of_a_course
from screening.numbers.identifiers import TRADE, is_bought, is_trade
from screening.numbers.labels import SYSTEM, THINGS
from screening.numbers.numbers import is_date_or_time, is_phone
from screening.numbers.reference_words import CASE, EXPLAINED, PAID, PUBLISHED
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_LABELLED = re.compile(
    rf"\b(?:{SYSTEM})\b(?:'s)?(?:[ ]?(?:no|nos|number|number's|order|quotes?|quoted|gave|gives?|num|id|ref|refs|reference|file|case|record|code|plan|log|is|was|as|under|on|the|entry|form|episode|workflow|event|assessment|involvement|,? which is|,? it is|,? its|,? it's)\b){{0,4}}"
    rf"[ .:#=(,-]{{0,4}}(?P<code>(?=[A-Za-z0-9/._-]{{0,28}}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[/._-](?=[A-Za-z0-9])| (?=\d{{3}})){{2,28}})(?!\w)",
    re.IGNORECASE,
)
_CANDIDATES = re.compile(
    r"\b(?:candidates?|cands?\.?|entrants|examinees|candidate (?:nos|numbers))(?: nos\.?| numbers?)?\.?:? {0,2}(?P<codes>(?!20[0-4]\d)\d{4}(?:(?:,| and| &|, and|/| or) ?(?!20[0-4]\d)\d{4}){1,6})(?![\w/-])",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:candidate|cand\.?|exam|examinee|entrant)(?:'s)?(?: no\.?| num\.?| number| id)?(?: is| was|:)? {0,2}(?P<code>\d{3,4} (?:at|of|from|in|,) ?(?:exam )?centre (?:no\.? |number )?\d{5}|(?!20[0-4]\d)\d{4}|(?<=no )\d{4}|(?<=number )\d{4})(?![\w/-])",
    re.IGNORECASE,
)
# A code in groups: "LCS 77 19 404", "bus pass 6335 9704 0012", "Merlin ref 25 PAC 118402", "hospital no K 448 812".
_GROUPS = r"(?:[A-Z]{1,4}\d?[ -]?)?(?:\d{1,4}[A-Z]{0,3}|\d{2} [A-Z]{2,4})(?:[ -]\d{2,6}){1,4}(?: [A-Z]{1,2}| \d)?"
_LABELLED_GROUPS = re.compile(
    rf"\b(?i:{SYSTEM})\b\.?(?:'s)?(?: (?i:{THINGS})\b\.?){{0,4}}[ :#(-]{{1,3}}(?P<code>{_GROUPS})(?![\w/%]|[.,]\d|[ -]\d)"
)
_LETTERED_GROUPS = re.compile(
    r"(?<![\w/.@#-])(?:(?!Y\d|YR|KS\d|PP|FSM|GCSE)[A-Z]{1,4}\d?[ -]\d{2,4}(?:[ -]\d{2,6}){1,4}(?: [A-Z]{1,2})?|\d{4}(?:[ -]\d{4}){2,3})(?![\w/%]|[.,]\d|[ -]\d)"
)
_POLICE = re.compile(
    r"(?<![\w/])\d{2}[A-Z]{1,3}\d?[ /]\d{4,7}[ /]\d{2}(?![\w/])|(?<![\w/])\d{2}(?!INV|REQ|ORD|QUO)[A-Z]{3}\d{5,7}(?!\w)|(?<![\w/])\d{2}[A-Z]{2}/\d/\d{3,6}/\d{2}(?![\w/])"
)
# Codes of orders, of helpdesks, of requests for information; a qualification of Ofqual's register.
_TRADE_CODE = re.compile(
    r"(?:dfe|inv|req|ritm|s?ctask|chg|prb|po|tkt|foi|eir|ebs|grn|quo)[ #/-]{0,2}\d[\d/-]*|\d{3}/\d{4}/[\dx]|[a-z]/\d{3}/\d{4}",
    re.IGNORECASE,
)
# "paragraphs 187-192", "Strasbourg, application 5029/71"
_OF_A_TEXT = re.compile(
    r"\b(?:paras?|paragraphs?|pages?|pp|sections?|chapters?|lines|clauses?|ehrr|echr|strasbourg)\.?(?: (?:case|application|app|no\.?))? $"
)
_DESK_CODE = re.compile(r"(?:inc|sr|hd|wo|cs|it|is)[ #-]{0,2}\d[\d-]*", re.IGNORECASE)
_DESK = re.compile(
    r"(?<!\w)(?:(?:your|our|the|school|council|with) it|i\.t\.|service ?desk|help ?desk|logins?|log ?in|portal|systems?|epep feed|feed|server|ticket|laptops?|network|wifi|printer|password|vendor|software|site)(?!\w)"
)
_MINE_AFTER = re.compile(
    r"^\)? {0,2}(?:on (?:your|this|the) (?:portal|system|site|helpdesk)|with (?:your|our) it|(?:is|was|about) (?:my|our) (?:question|query|enquiry)|from (?:me|us)\b|about (?:the )?(?:e?peps? )?(?:portal|logins?|laptops?|wifi|printer))"
)
_CHILDS_FORM = re.compile(
    r"\b(?:admissions?|applications?|in-year|transfer|referral|appeal) forms?\b|\bsystem (?:id|number|no|ref)\b|\b(?:child|pupil|student|client|case|person)(?:'s)? code\b|\b(?:decision|verdict|outcome|judgment) (?:on|about|for)\b|\bframework[ -]?i\b|\b(?:kinship|guardianship|adoption|sgo|uniform|clothing) grants?\b"
)
_COURTS = re.compile(
    r"\b(?:referral|care|court|supervision|interim|guardianship|contact|child arrangements|rehabilitation|attendance|yot|yjs|youth|reparation|community|detention|protection|non-mol\w*|prohibited steps|specific issue|special guardianship|adoption|placement|education|parenting) orders?\b"
)
# The ombudsman's own way: "24 011 938"
_OMBUDSMAN = re.compile(
    r"\b(?:lgsco|lgo|ombudsman)\b(?!'?s? (?:decision|report|case|finding|published|focus))[^?!\n]{0,50}?(?P<code>\d{2}[ -]\d{3}[ -]\d{3}[a-z]?)(?!\w)",
    re.IGNORECASE,
)
_FILE = re.compile(r"^(?!.*\d{5}).*\.(?:docx?|xlsx?|pdf|csv|pptx?|png|jpe?g|html?)$", re.IGNORECASE)
# The address of a page about one child: "/pupil/447188/edit"
_PAGE = re.compile(
    r"/(?:pupils?|students?|child(?:ren)?|cases?|clients?|person|people|learners?)/(?P<code>\d{3,12})(?!\w)"
)
_SCHOOL_NUMBER = re.compile(
    r"\b(?:school|dfe|establishment|estab)(?:'s)?(?: ref| reference| number| no| code)?\.?[ :.]{1,3}$"
)
_OF_SCHOOLS = any_of("laestab estab", ["dfe no", "dfe number", "dfe code", "establishment number", "school number"])
# What a nursery claims a young child's hours with: "30 hours code 50044718821"
_HOURS = re.compile(
    r"\b(?:(?:30|15|thirty|fifteen)[ -]hours?|eligibility|nursery|nursery funding|two[ -]year[ -]old|childcare|dern)(?: funding| offer)? (?:code|number|no|ref)\.?(?: is| was|:)? ?(?P<code>\d{7,12})(?!\w)"
)
# "the number for her is A20773", "share code W4E-7TT-9KL", "4417 in centre 51902"
_FOR_HIM = re.compile(
    r"\b(?i:(?:number|no|code|ref|reference|id) for (?:him|her|this (?:child|pupil|lad|girl|one)|the (?:lad|girl|boy|child|pupil))(?: is| was|:)?) (?=\S{0,14}\d\S?\d)(?P<code>[A-Za-z0-9][\w/-]{3,16}\w)"
    r"|\b(?i:share code(?: is| was|:)?) (?P<share>[A-Z0-9]{3}[ -]?[A-Z0-9]{3}[ -]?[A-Z0-9]{3})(?!\w)"
    r"|(?<![\w/-])(?P<cand>(?!20[0-4]\d)\d{4})(?= (?:at|in|of|from),? (?:exam )?cent(?:re|er) (?:no\.? |number )?\d{5}(?!\w))"
)
_UCI = re.compile(r"(?<!\w)\d{5}[A-Z\d]\d{6}[A-Z](?!\w)")
_TRIBUNAL = re.compile(
    r"(?<!\w)(?:EH|SE)\d{3}[/-]\d\d[/-]\d{4,6}(?!\w)|(?<!\w)[A-Z]{2}\d\d[CPZ]\d{5}(?!\w)", re.IGNORECASE
)
_LOG = re.compile(
    r"\b(?:log|cad|crime|incident|police (?:gave|left|quoted)(?: us| me)?)(?: no\.?| number| ref)? (?P<code>\d{1,5} (?:of |on )?(?:the )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}|today|yesterday))(?!\w)",
    re.IGNORECASE,
)
# A code of capitals and digits in parts: "FAP-24-0091", "EHCP/SOL/20417", "YJ0093157", "SOL/20417/EHC".
_CODE = re.compile(
    r"(?<![\w/.@#-])(?=[A-Z0-9/-]{0,16}[A-Z])(?=[A-Z/-]{0,16}\d)[A-Z0-9]{1,9}(?:[/-](?:[A-Z0-9]{1,9}|[A-Z][a-z]{2})){0,4}(?![\w/@#-])"
)
_LOWER_CODE = re.compile(
    r"(?<![\w/.@#-])(?:ehcna|ehcp|ehc|fap|iya|pex|sen|send|cp|cin|cla|lac|mash|irp|eh|yj|yjs)[/-](?:\d{1,6}|[a-z]{1,4})(?:[/-]\d{1,8}){1,3}(?![\w/-])"
)
_CHILDS = re.compile(
    r"(?:^|[/-])(?:YOS|YJB|YRO|MED|FAP|IYA|IYF|IYFA|EHCP?|EHCNA|PEX|PX|SEN2?|SEND|LAC|CLA|CP|CIN|MASH|YJS?|YOT|EH|EHM|TAF|CME|IRP|SEND?IST|STA|LCS|CC|FPN|SAO|SGO|EHE|LADO|CAF|APP|ADM|EXC?|NRM|UASC)(?=\d|[/-]|$)"
)
_SURELY_CHILDS = re.compile(r"(?:EHE|CME|FAP|IYA|PEX|IRP|LADO|MASH|TAF|FPN|YOT)[/-]\d{3}")
# A long number or code, and the words that explain one.
_LONG_CODE = re.compile(
    r"(?<![\w@./£$+:-])(?:(?<!#)[A-Za-z]{1,5}[/-]?)?\d{2,12}(?:[/-](?:\d{1,8}|[A-Za-z]{1,4})){0,4}[A-Za-z]?(?![\w@%]|[./-]\w|[ -]?\d)"
)
_NUMBER_BEFORE = re.compile(r"(?:\btext [a-z]{2,10} to |\d[ -]|\+|\(|£|\$)$")


def find_references(sheet: Sheet) -> Iterator[Candidate]:
    """Every reference that would open one child's file."""
    yield from _called(sheet)
    yield from _in_groups(sheet)
    for match in [*_CANDIDATE.finditer(sheet.text), *_OMBUDSMAN.finditer(sheet.text)]:
        yield Candidate(FindingType.CASE_REF, match.start("code"), match.end("code"), Circumstance.LABELLED)
    for match in [*_TRIBUNAL.finditer(sheet.text), *_POLICE.finditer(sheet.text)]:
        yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.PROVED)
    yield from _unexplained(sheet)
    for pattern in (_CODE, _LOWER_CODE):
        for match in pattern.finditer(sheet.text):
            if _opens_a_file(sheet, match):
                yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.UNCLEAR)


def _called(sheet: Sheet) -> Iterator[Candidate]:
    """Codes after a word of a system; numbers of a log and its day; several candidates."""
    for match in _LABELLED.finditer(sheet.text):
        code, start = match.group("code"), match.start("code")
        if _is_school_number(sheet, start, code) or _is_of_trade(sheet, start, match.end("code"), code):
            continue
        if _is_code(code) and not _is_published(sheet, match.start(), start):
            yield Candidate(FindingType.CASE_REF, start, start + len(code.rstrip(" ")), Circumstance.LABELLED)
    for match in [
        *_LOG.finditer(sheet.text),
        *_FOR_HIM.finditer(sheet.text),
        *_PAGE.finditer(sheet.lower),
        *_HOURS.finditer(sheet.lower),
    ]:
        group = match.lastgroup or "code"
        yield Candidate(FindingType.CASE_REF, match.start(group), match.end(group), Circumstance.LABELLED)
    for match in _UCI.finditer(sheet.text):
        if not is_trade(sheet, match.start()):
            yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.UNCLEAR)
    for match in _CANDIDATES.finditer(sheet.text):
        for code in re.finditer(r"\d{4}", match.group("codes")):
            start = match.start("codes")
            yield Candidate(FindingType.CASE_REF, start + code.start(), start + code.end(), Circumstance.LABELLED)


def _in_groups(sheet: Sheet) -> Iterator[Candidate]:
    """Codes with gaps: after a word of the system, or with letters before them where a text speaks of one case."""
    for match in _LABELLED_GROUPS.finditer(sheet.text):
        start, end = match.span("code")
        if _are_groups(match.group("code"), 5) and not _is_published(sheet, match.start(), start):
            yield Candidate(FindingType.CASE_REF, start, end, Circumstance.LABELLED)
    for match in _LETTERED_GROUPS.finditer(sheet.text):
        near = sheet.lower[max(sheet.sentence(match.start())[0], match.start() - 60) : match.start()]
        explained = any(words.search(near) for words in (TRADE, PUBLISHED, EXPLAINED))
        if (
            _are_groups(match.group(), 6)
            and not explained
            and (CASE.search(sheet.around(match.start(), match.end(), 60, 40)))
        ):
            yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.UNCLEAR)


def _are_groups(code: str, digits: int) -> bool:
    """Whether groups of figures are one code: no telephone, no date, no years."""
    figures = re.findall(r"\d+", code)
    if sum(map(len, figures)) < digits or is_date_or_time(code) or is_phone(re.sub(r"^[A-Z]+\d? ", "", code)):
        return False
    if all(re.fullmatch(r"(?:19|20)\d\d", part) for part in figures):
        return False
    return not all(re.fullmatch(r"(?:19|20)\d\d|\d\d", part) for part in figures) or len(figures) > 2


def _is_of_trade(sheet: Sheet, start: int, end: int, code: str) -> bool:
    """ "INV-20150317", "REQ0044121", "603/4417/2"; "INC0098814" where a text speaks of a helpdesk."""
    if is_of_a_course(sheet, code) or _TRADE_CODE.fullmatch(code) or _MINE_AFTER.search(sheet.after(end, 40)):
        return True
    if is_bought(sheet, start) and not re.search(r"[A-Za-z]", code):
        return True
    return bool(_DESK_CODE.fullmatch(code) and _DESK.search(sheet.around(start, end, 80, 80)))


def _unexplained(sheet: Sheet) -> Iterator[Candidate]:
    """A long number or code that nothing explains: what is the trade's is called so ("ticket", "cheque"), this is not."""
    for match in _LONG_CODE.finditer(sheet.text):
        code = match.group()
        if sum(char.isdigit() for char in code) < 5 or is_date_or_time(code) or is_phone(code) or _is_upn(code):
            continue
        if re.fullmatch(r"01\d{3}", code):
            continue  # the code of a town: "not the old 01632 number"
        if _OF_A_TEXT.search(sheet.before(match.start(), 24)):
            continue
        if _is_of_trade(sheet, match.start(), match.end(), code):
            continue
        low, high = sheet.sentence(match.start())
        before = _CHILDS_FORM.sub("", sheet.lower[max(low, match.start() - 60) : match.start()])
        after = sheet.lower[match.end() : min(high, match.end() + 34)]
        explained = any(words.search(before) or words.search(after) for words in (TRADE, PUBLISHED, EXPLAINED))
        explained = explained or is_trade(sheet, match.start())
        explained = explained and not _IS_HIS.search(after)
        if not explained and not _NUMBER_BEFORE.search(before) and not _is_school_number(sheet, match.start(), code):
            yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.UNCLEAR)


def _opens_a_file(sheet: Sheet, match: re.Match[str]) -> bool:
    """A code with four digits that begins like a case of the field, or stands with words of one."""
    code, start = match.group(), match.start()
    parts = re.split(r"[/-]", code)
    if (
        TRADE.search(_COURTS.sub("", sheet.lower[max(sheet.sentence(start)[0], start - 50) : start]))
        or sum(char.isdigit() for char in code) < (3 if _SURELY_CHILDS.fullmatch(code) else 4)
        or (
            _is_published(sheet, start, start)
            and not (_CHILDS.search(code.upper()) and _FORM.search(sheet.before(start, 12)))
        )
        or _is_upn(code)
        or _is_school_number(sheet, start, code)
        or _is_of_trade(sheet, start, match.end(), code)
    ):
        return False
    if len(parts) == 2 and parts[0].isalpha() and is_date_or_time(parts[1]):
        return False  # "KCSIE-2025"
    if _CHILDS.search(code.upper()):
        return not re.fullmatch(r"[A-Z]+20[12]\d", code)  # "form EHC2024"
    shaped = len(parts) > 2 or (len(parts) == 2 and len(parts[1]) > 3) or (len(parts) == 1 and len(code) > 6)
    return shaped and bool(CASE.search(sheet.around(start, match.end(), 60, 40)))


_IS_HIS = re.compile(r"^,? (?:is|was|being) (?:his|hers|the (?:lad|girl|boy|child|pupil)'s)\b")
_FORM = re.compile(r"\b(?:form|document|template|system|portal)(?: no\.?| number| ref)? $")


def _is_upn(code: str) -> bool:
    """Other detectors judge these."""
    return bool(re.fullmatch(r"[A-Z]\d{11}[0-9A-Z]|[A-Z]{2}\d{6}[A-D]|[A-Z]{1,2}\d{1,2}[A-Z]?\d[A-Z]{2}", code))


def _is_code(code: str) -> bool:
    """At least four digits, or letters and digits or slashes mixed: not a word, a year, a school year or a key stage."""
    digits = sum(char.isdigit() for char in code)
    parts = code.split()
    if re.fullmatch(r"[A-Z]{2,5}(?:-[A-Z]{1,3})?", parts[0]) and len(parts) > 1:
        parts = parts[1:]  # "EHC-N 20871/B"
    if not all(any(char.isdigit() for char in part) for part in parts):
        return False  # "exclusions team 0113 …", "referral rate 1200"
    if all(re.fullmatch(r"(?:19|20)\d\d", part) for part in parts):
        return False  # "plan 2025 2026"
    if re.fullmatch(r"(?:[A-Za-z]{1,6}[/-]){1,3}20[12]\d", code) or _FILE.search(code):
        return False  # "your ref VS/PEP/2025"
    if digits < 3 or is_date_or_time(code) or is_phone(code):
        return False
    return digits >= 4 or bool(re.search(r"[A-Za-z/_-]", code))


def _is_school_number(sheet: Sheet, start: int, code: str) -> bool:
    """A number of the register of schools, called so: "school ref: 931/2045"."""
    if re.fullmatch(r"\d{3}/\d{4}", code) and _OF_SCHOOLS.search(sheet.lower):
        return True
    return bool(re.fullmatch(r"\d{3}[/ -]?\d{4}", code) and _SCHOOL_NUMBER.search(sheet.before(start, 30)))


def _is_published(sheet: Sheet, start: int, code_start: int) -> bool:
    label = sheet.lower[max(0, start - 25) : code_start].rpartition("\n")[2]
    if PAID.search(sheet.lower[max(0, start - 80) : code_start]):
        return True
    label = _CHILDS_FORM.sub("", _COURTS.sub("", label))
    return bool(PUBLISHED.search(label) or TRADE.search(label))
