"""References that lead to one child in any system: social care, SEND, tribunal, court, police, admissions, exams.

Rule: a word of the system ("panel ref", "Mosaic", "crime number") and a code with digits; the words of the trade and of
published matters ("invoice", "URN", "decision") clear it. Example: "Locality panel ref LP/7730/25".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.identifiers import TRADE
from screening.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import any_of

_SYSTEM = (
    r"mosaic|liquid ?logic|lcs|ehm|care ?first|eclipse|capita|azeus|framework ?i|ics|cpoms|my ?concern|arbor|sims|bromcom|case|ref|refs|reference|"
    r"ehcp|ehc|ehcna|plan|tribunal|appeal|send|sendist|court|crime|cad|cris|incident|police|log|occurrence|candidate|uci|admission|application|"
    r"referral|panel|file|record|child|pupil|student|client|person|individual|swift|protocol|lac|cla|cin|cp|mash|camhs|rio|systmone|emis|"
    r"oyster|travel|passport|home office|arc|visa|asylum|nass|brp|hospital|patient|mrn|claim|benefit|yjs|yot|asset"
)
_LABELLED = re.compile(
    rf"\b(?:{_SYSTEM})\b(?:'s)?(?:[ ]?(?:no|nos|number|num|id|ref|refs|reference|file|case|record|code|plan|log|is|was|as|under|on|the|entry|form)\b){{0,4}}"
    rf"[ .:#=(,-]{{0,4}}(?P<code>[A-Za-z0-9](?:[A-Za-z0-9]|[/._-](?=[A-Za-z0-9])| (?=\d{{3}})){{2,28}})(?!\w)",
    re.IGNORECASE,
)
_TRIBUNAL = re.compile(r"(?<!\w)(?:EH|SE)\d{3}/\d\d/\d{4,6}(?!\w)|(?<!\w)[A-Z]{2}\d\d[CPZ]\d{5}(?!\w)", re.IGNORECASE)
_LOG = re.compile(
    r"\b(?:log|cad|crime|incident)(?: no\.?| number| ref)? (?P<code>\d{1,5} of \d{1,2}/\d{1,2}/\d{2,4})(?!\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w/.])[A-Z]{1,5}[/-]?\d{2,8}[/-]\d{2,6}(?:[/-]\d{2,6})?(?![\w/])")
_PUBLISHED = any_of("""published decision decisions ombudsman lgsco lgo judgment ewca ewhc ukut wlr report si regulations urn ukprn dfe laestab isbn ticket
    helpdesk invoice order po budget course session room module article section act guidance research doi version circular bulletin
    edition standard iso policy form template leaflet document booking event webinar tender contract grant job vacancy post code cost phone system printer boiler repair delivery fault site it""")
_CASE = any_of(
    "case child pupil mosaic lcs liquidlogic ehcp tribunal panel crime police court referral his her hers client candidate appeal"
)


def find_references(sheet: Sheet) -> Iterator[Candidate]:
    """Every reference that would open one child's file."""
    for match in _LABELLED.finditer(sheet.text):
        code, start = match.group("code"), match.start("code")
        if _is_code(code) and not _is_published(sheet, match.start(), start):
            yield Candidate(FindingType.CASE_REF, start, start + len(code.rstrip(" ")), Circumstance.LABELLED)
    for match in _LOG.finditer(sheet.text):
        yield Candidate(FindingType.CASE_REF, match.start("code"), match.end("code"), Circumstance.LABELLED)
    for match in _TRIBUNAL.finditer(sheet.text):
        yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.PROVED)
    for match in _SLASHED.finditer(sheet.text):
        if _CASE.search(sheet.around(match.start(), match.end(), 50, 30)) and not _is_published(
            sheet, match.start(), match.start()
        ):
            yield Candidate(FindingType.CASE_REF, match.start(), match.end(), Circumstance.UNCLEAR)


def _is_code(code: str) -> bool:
    """At least four digits, or letters and digits or slashes mixed: not a word, a year, a school year or a key stage."""
    digits = sum(char.isdigit() for char in code)
    if digits < 3 or re.fullmatch(
        r"(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:ks|y|yr|year)\d{1,2}",
        code,
        re.IGNORECASE,
    ):
        return False
    return digits >= 4 or bool(re.search(r"[A-Za-z/_-]", code))


def _is_published(sheet: Sheet, start: int, code_start: int) -> bool:
    label = sheet.lower[max(0, start - 25) : code_start]
    return bool(_PUBLISHED.search(label) or TRADE.search(label))
