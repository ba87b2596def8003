"""Numbers that lead to one child: UPN, NHS number, ULN, National Insurance number.

Rule: the check digit proves a number, a label stands for one that is mistyped, and a label of the trade ("order 4581…",
"invoice") clears it. Example: "UPN G815028813407" is marked although its check letter is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.numbers.checksums import UPN_TABLE, nhs_holds, uln_holds, upn_has_local_authority, upn_holds
from screening.numbers.labels import NHS_LABEL, NINO_LABEL, ULN_LABEL, UPN_LABEL
from screening.numbers.numbers import is_phone
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

TRADE = any_of(
    """order orders po invoice invoices budget cost code ledger ticket helpdesk job quotation urn ukprn isbn issn
    licence license serial receipt purchase account a/c sort requisition supplier contract vat charity company voucher
    booking reference: transaction payment remittance asset model part catalogue sku barcode laestab estab dfe grant
    coordinates batch upload requisition tender framework""",
    ["order no", "order number", "purchase order", "cost centre", "si", "statutory instrument", "sort code", "bank"],
)
_HEALTH = any_of("""camhs gp doctor doctor's hospital clinic ot ot's slt salt paediatrician health nurse nurse's physio therapist
    medical referral discharge diagnosis prescription appointment surgery dietitian audiology letter psychiatrist
    continence vaccination immunisation""")
_BOUGHT = re.compile(
    r"(?<!\w)(?:purchase orders?|requisitions?|invoices?|remittances?|quotations?|purchase ledger)(?!\w)"
)
_SEPARATORS = re.compile(r"[\s./_-]")

# No word runs into the number: in "to 01632 960440" the "o" is no digit.
_UPN = re.compile(
    r"(?<![A-Za-z0-9])(?![A-Za-z]{2,11}[ ./_-])[A-Za-z](?:[ ./_-]{0,2}[0-9OolI]){11}[ ./_-]{0,2}[0-9A-Za-z](?![A-Za-z0-9])"
)
_CALLED = re.compile(
    r"(?<!\w)(?:(?P<upn>upns?|unique pupil (?:number|no)|pupil number(?!s))|(?P<nhs>nhs|health number)|(?P<uln>ulns?|(?:unique )?learner (?:number|no|ref)))"
    r"(?:'s)?(?: ?(?:number|no|num|id|ref|is|was|as|given as|shown as|of)\b){0,3}[ .:=#(/-]{0,4}(?P<number>[a-z]?[ -]?(?:\d[ ./_-]{0,2}){8,14}[a-z]?)(?!\w)"
)
_KINDS = {"upn": FindingType.UPN, "nhs": FindingType.NHS, "uln": FindingType.ULN}
_NEARLY_UPN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]\d{8,11}[A-Za-z]?(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Za-z]\d{13,14}(?!\w)"
)
_TEN = re.compile(r"(?<![\d+.,/yY-])(?<!\d )(?<!\(0\))(?<!\(0\) )\d(?:[ ._-]{0,2}\d){9}(?!\d)(?![ -]?\d)")
_REFERENCE_BEFORE = re.compile(
    r"\b(?:ids?|refs?|reference|crn|case|claim|pass|oyster|lcs|mosaic)(?: no\.?| number)?[ .:#]{0,3}$"
)
_IN_THREES = re.compile(r"\d{3}[ -]\d{3}[ -]\d{4}")
_NINO = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][ .-]?[A-Za-z][ ./-]{0,2}\d[ .-]?\d[ ./-]{0,2}\d[ .-]?\d[ ./-]{0,2}\d[ .-]?\d"
    r"(?:[ ./-]{0,2}[A-Da-d])?(?![A-Za-z0-9])"
)
_NINO_FORM = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]")


def find_identifiers(sheet: Sheet) -> Iterator[Candidate]:
    """Every number in the text that is, or is called, one child's."""
    yield from _find_upns(sheet)
    yield from _find_ten_digits(sheet)
    yield from _find_ninos(sheet)
    yield from _find_miscounted(sheet)


def compact(text: str) -> str:
    """A number without its separators, in upper case."""
    return _SEPARATORS.sub("", text).upper()


_QUOTE = re.compile(
    r"(?:^|[.?!,] |\b(?:is|the|a|your|our|this|that|supplier's|revised|new) )quote (?:no\.? |number |q)?$"
)


def is_trade(sheet: Sheet, start: int, *, reach: int = 32) -> bool:
    """Whether the words just before a number say that it belongs to an order, an account, a school, a law."""
    before = sheet.before(start, reach + 5).replace("post code", "postcode")[-reach:]
    if len(before) == reach and sheet.lower[start - reach - 1 : start - reach].isalnum():
        before = before.partition(" ")[2]  # the end of "postcode" is no "code"
    return bool(TRADE.search(before) or _QUOTE.search(before))


def _find_upns(sheet: Sheet) -> Iterator[Candidate]:
    for match in _NEARLY_UPN.finditer(sheet.text):
        if UPN_LABEL.search(sheet.before(match.start(), 40)):
            yield Candidate(FindingType.UPN, match.start(), match.end(), Circumstance.LABELLED)
    for match in _UPN.finditer(sheet.text):
        number = compact(match.group())
        number = number[0] + number[1:12].replace("O", "0").replace("I", "1").replace("L", "1") + number[12]
        labelled = UPN_LABEL.search(sheet.before(match.start(), 60)) or UPN_LABEL.search(sheet.after(match.end(), 25))
        if labelled:
            yield Candidate(FindingType.UPN, match.start(), match.end(), Circumstance.LABELLED)
        elif not all(char in UPN_TABLE for char in number):
            continue
        elif upn_holds(number):
            if not is_trade(sheet, match.start(), reach=14):
                yield Candidate(FindingType.UPN, match.start(), match.end(), Circumstance.PROVED)
        elif number[1] != "0" and not is_trade(sheet, match.start()):  # 0 begins telephones, never an authority
            likely = upn_has_local_authority(number)
            circumstance = Circumstance.UNCLEAR if likely else Circumstance.DOUBTFUL
            yield Candidate(FindingType.UPN, match.start(), match.end(), circumstance)


def _find_miscounted(sheet: Sheet) -> Iterator[Candidate]:
    """A number that the text calls one child's, although a digit is missing or too many: "UPN H8012000050"."""
    for match in _CALLED.finditer(sheet.lower):
        end = match.start("number") + len(match.group("number").rstrip(" ./_-"))
        kind = next(name for name in _KINDS if match.group(name))
        if not is_phone(match.group("number").strip()):
            yield Candidate(_KINDS[kind], match.start("number"), end, Circumstance.LABELLED)


def _find_ten_digits(sheet: Sheet) -> Iterator[Candidate]:
    for match in _TEN.finditer(sheet.text):
        found = _name_ten_digits(sheet, match.start(), match.end(), compact(match.group()))
        if found:
            yield Candidate(found[0], match.start(), match.end(), found[1])


def _name_ten_digits(sheet: Sheet, start: int, end: int, number: str) -> tuple[FindingType, Circumstance] | None:
    """Ten digits may be an NHS number, a ULN, a telephone or an order: label first, then trade, then check digit."""
    before, after = sheet.before(start, 60), sheet.after(end, 40)
    nhs, uln = _last(NHS_LABEL, before), _last(ULN_LABEL, before)
    if nhs < 0 and uln < 0:
        nhs, uln = (0 if NHS_LABEL.search(after[:25]) else -1), (0 if ULN_LABEL.search(after[:25]) else -1)
    if max(nhs, uln) >= 0 and not _last(TRADE, before) > max(nhs, uln):
        return (FindingType.NHS if nhs > uln else FindingType.ULN), Circumstance.LABELLED
    grouped = len(re.findall(r"\d+", sheet.text[start:end])) > 1
    health = _HEALTH.search(sheet.around(start, end))
    if health and _IN_THREES.fullmatch(sheet.text[start:end]) and nhs_holds(number):
        return FindingType.NHS, Circumstance.PROVED  # a "continence order" is no order of the trade
    if number[0] == "0" or is_trade(sheet, start):
        return None
    if nhs_holds(number) and (grouped or health or not uln_holds(number)):
        return FindingType.NHS, Circumstance.PROVED
    if uln_holds(number):
        return None if is_bought(sheet, start) else (FindingType.ULN, Circumstance.PROVED)
    if (health or grouped) and not _REFERENCE_BEFORE.search(before):
        return FindingType.NHS, Circumstance.DOUBTFUL
    return None


def is_bought(sheet: Sheet, start: int) -> bool:
    """Whether the sentence before speaks of an order: "Our purchase order is lost. It was raised as 5478-811-407"."""
    return bool(_BOUGHT.search(sheet.lower[max(0, start - 220) : start]))


def _last(pattern: re.Pattern[str], text: str) -> int:
    place = -1
    for match in pattern.finditer(text):
        place = match.start()
    return place


def _find_ninos(sheet: Sheet) -> Iterator[Candidate]:
    for match in _NINO.finditer(sheet.text):
        number = compact(match.group())
        labelled = NINO_LABEL.search(sheet.before(match.start(), 45)) or NINO_LABEL.search(sheet.after(match.end(), 20))
        if labelled and len(number) >= 8:
            yield Candidate(FindingType.NINO, match.start(), match.end(), Circumstance.LABELLED)
        elif _NINO_FORM.fullmatch(number) and not is_trade(sheet, match.start(), reach=14):
            yield Candidate(FindingType.NINO, match.start(), match.end(), Circumstance.PROVED)
        elif len(number) == 9 and not is_trade(sheet, match.start()):
            yield Candidate(FindingType.NINO, match.start(), match.end(), Circumstance.UNCLEAR)
