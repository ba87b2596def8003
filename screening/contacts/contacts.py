"""Postcodes, addresses, telephones, emails and account names, and whose they are.

Rule: a school's, an office's and a colleague's contact is welcome here, a family's is not; where nothing says whose it
is, a home-like form (mobile, private mailbox, house and street) counts as a family's. Example: "Flat 12, Viaduct
House, BD9 2LT" is marked; "Reception 0117 496 0150" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.addresses import find_addresses
from screening.contacts.handles import AT_NAME, find_handles
from screening.contacts.homes import is_business
from screening.contacts.owners import HOME, STRONG_FAMILY, in_signature, is_writers, owner
from screening.contacts.phones import find_phones
from screening.numbers.identifiers import is_trade
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of, words_of
from screening.types import Candidate, Circumstance, FindingType

_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-Za-z]{1,2}\d(?:\d|[A-Za-z])?[ .-]{0,3}\d[A-Za-z]{2})(?![A-Za-z0-9])"
)
# What follows a figure in lower case and is no postcode's end: "y7 1 pm", "ks2 3 am", "s2 4 of".
_NO_INWARD = words_of(
    "am pm st nd rd th of to in on at or is my by no it we he us an as if so up do me go be hr km kg cm ml mm wk"
)
_REST_OF_ADDRESS = 50
_REST = re.compile(r"(?:[ ,\n]{1,3}(?:\d{1,4}[a-z]?|(?:[A-Z][\w'-]*|of|the|on|upon)))*[ ,\n]{0,3}")
_AREAS = words_of(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GIR "
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL "
    "OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN "
    "WR WS WV YO ZE"
)
_FREE = r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|aol|msn|sky|btinternet|proton|gmx|talktalk|virginmedia|mail)"
_AT = (
    rf"(?:@{{1,2}}| ?@ ?(?={_FREE}\b)| ?[\[(]at[\])] ?"
    r"| at (?=[\w-]{1,40}(?:\.| (?:dot|full stop) )(?:co|com|org|net|sch|example|uk|me|io|ac)\b))"
)
_DOT = r"(?:\.| ?[\[(]dot[\])] ?| (?:dot|full stop) |,(?=(?:com|co|net|org)\b))"
_SPELT_OUT = r"(?: (?:dot|full stop|underscore|dash|hyphen) [\w.+'-]{1,30}){0,4}"
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+'-]{{1,64}}{_SPELT_OUT}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,30}}){{1,5}}", re.IGNORECASE
)
# Domains of private mailboxes: whoever has one writes as a private person.
_PRIVATE_DOMAIN = re.compile(
    rf"^{_FREE}\b|mail\b|mail\.|post|inbox|family|home|talk|chat|cosy|(?:^|\.)my|box\.|surf|nest"
)
_WORK_DOMAIN = re.compile(
    r"\.(?:gov|sch|ac|nhs|police|mod)\.uk$|nhs\.(?:net|uk)$|\.org(?:\.uk)?$|school|academ|college|trust|council|primary|"
    r"(?<![a-z])mat(?![a-z])|training|charity|virtual|education|learning|nursery|university|borough|county|foundation|nspcc|barnardo|"
    r"system|portal|gateway|monitor|suppl|ltd|tutors?\b|books|agency|solicitor|firm|software|consult|theatre|museum|insur|psycholog|therap|clinic|hospital|catering|coaches|press\b|publish|laptop|(?:^|\.)vs\.|"
    r"^(?:the)?[\w-]{0,30}(?:federation|infants?|juniors?|high|hub|office|services?)\b"
)
_WORK_MAILBOX = re.compile(
    r"^(?:(?:no-?_?reply|do-?not-?reply|alerts?|notif|postmaster|mailer|bounce|support|help ?desk|service|dt(?![a-z])|newsletter|updates?|sales|orders|automat|webmaster|billing|press|hire|tickets?|lettings|admin|jobs|vacanc|recruit|office|info|enquir|contact|senco|reception|attendance|bookings?|training|safeguarding|finance|support|mash|admissions|exams"
    r"|virtual|inclusion|welfare|headteacher|earlyhelp)|(?:head|sen|send|dsl|hello|duty|data|hr|team|dpo|events|cpd|pru|la)(?![a-z])|(?:exclusions?|casework|ehcp?|placements|cla|lac|vsh?|education|schools?|governors?|clerk|library|advice|peps?|customerservices?|legal|invoices|payments|accounts|parking|transport)(?![a-z.]))"
)
_PUPIL_MAILBOX = re.compile(
    r"^(?:\d{2}[a-z]|[a-z.]{2,30}\d{2}(?!\d)|s?\d{4,8}$|[a-z]{1,3}\d{3,})|pupil|student|learner"
)
# The year of entry before a name, as schools build the accounts of pupils: "19hmistry@".
_SCHOOL_ACCOUNT = re.compile(r"^(?:[12]\d)[a-z]{3,}\d?$")
_PUPIL = any_of(
    "pupil pupil's student student's learner child child's his her their year yr lad girl boy he she login account password"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,300}", re.IGNORECASE)


def written_addresses(sheet: Sheet) -> list[tuple[int, int]]:
    """Places of emails, account names and web addresses, in which no word is looked at as a name."""
    return [match.span() for pattern in (_EMAIL, AT_NAME, _URL) for match in pattern.finditer(sheet.text)]


def find_contacts(sheet: Sheet) -> Iterator[Candidate]:
    """Every contact in the text that a family could be reached or found by."""
    addresses = list(find_addresses(sheet))
    yield from _find_postcodes(sheet, addresses)
    yield from addresses
    yield from find_phones(sheet)
    yield from _find_emails(sheet)
    yield from find_handles(sheet)


_HOME_CODE = re.compile(
    r"\b(?:home|family|carer'?s?|mum'?s?|dad'?s?|nan'?s?|placement|pupil'?s?|child'?s?|parent'?s?|foster(?: home)?|his|her|their|lives)(?: address)? (?:p/?'?c|p'?/? ?code|post ?code|p code)(?: is| now|=|:|-){0,2} {0,2}$"
)


def _find_postcodes(sheet: Sheet, found: list[Candidate]) -> Iterator[Candidate]:
    addresses = [(candidate.end, candidate.circumstance) for candidate in found]
    for match in _POSTCODE.finditer(sheet.text):
        if not _is_postcode(match.group()):
            continue
        if _HOME_CODE.search(sheet.before(match.start(), 40)):
            yield Candidate(FindingType.POSTCODE, match.start(), match.end(), Circumstance.FAMILYS)
            continue
        beside = [whose for end, whose in addresses if _goes_on_to(sheet, end, match.start())]
        if beside or not is_trade(sheet, match.start(), reach=20):
            whose = _nearest(beside) if beside else _lives_at(sheet, match.start(), match.end())
            yield Candidate(FindingType.POSTCODE, match.start(), match.end(), whose)


_TO_SCHOOL = re.compile(r"^ (?:to|and) (?:[\w'-]{2,14} ){0,3}(?:school|college|academy|nursery|pru|primary)(?!\w)")


def _lives_at(sheet: Sheet, start: int, end: int) -> Circumstance:
    """Whose a postcode is that stands alone; one from which somebody travels to school is a home's."""
    if _TO_SCHOOL.search(sheet.after(end, 50)) and not _OFFICES.search(sheet.before(start, 24)):
        return Circumstance.FAMILYS
    if is_business(sheet, start, end):
        return Circumstance.WORK
    return owner(sheet, start, end, family=(STRONG_FAMILY, HOME, _CARED_FOR))


_CARED_FOR = any_of("cla lac cp cin baby toddler uasc yp pupil kid")
_OFFICES = any_of("office depot venue school college site centre hub academy")


def _nearest(beside: list[Circumstance]) -> Circumstance:
    """Of several readings of the address before a postcode, the one that gives it to a family."""
    return Circumstance.FAMILYS if Circumstance.FAMILYS in beside else beside[0]


def _goes_on_to(sheet: Sheet, end: int, start: int) -> bool:
    """Whether only the rest of an address lies between: "Room 3, Mere Lodge" and "8 Quarry Bank, Sale, M33 9ZZ"."""
    return 0 <= start - end <= _REST_OF_ADDRESS and bool(_REST.fullmatch(sheet.text[end:start]))


def _is_postcode(text: str) -> bool:
    """In lower case only a real postal area, and no ordinal: "dl1 7zx" is one, "y7 1st" and "KS3 2nd" are not."""
    area, inward = re.sub(r"\d.*", "", text), text[-3:]
    known = area.upper() in _AREAS
    if text[0].islower() and inward[1:].lower() in _NO_INWARD:
        return False
    if inward in {"1st", "2nd", "3rd"} or inward.endswith("th"):
        return known and text[0].islower() and len(area) == 2
    return known or text.upper() == text


# "looked at bbc.co.uk", "ask at hilltop dot example": no mailbox.
_NO_MAILBOX = re.compile(
    r"(?:look(?:s|ed|ing)?|see|seen|is|are|was|were|ask(?:ed)?|people|staff|it|them|me|us|you|us|him|her|work(?:s|ed|ing)?|found|available|up|online|page|site|website|info\w*|form|resources?|guidance|[a-z]{2,9}ed|[a-z]{2,9}ing) at ",
    re.IGNORECASE,
)


def _find_emails(sheet: Sheet) -> Iterator[Candidate]:
    for match in _EMAIL.finditer(sheet.text):
        if _NO_MAILBOX.match(match.group()):
            continue
        end = match.start() + len(match.group().rstrip(".-'"))
        yield Candidate(FindingType.EMAIL, match.start(), end, _email_owner(sheet, match.start(), end))


def _email_owner(sheet: Sheet, start: int, end: int) -> Circumstance:
    mailbox, domain = _parts(sheet.lower[start:end])
    if re.match(r"(?:pupils?|students?|learners?|stu|kids)\.", domain):
        return Circumstance.FAMILYS
    if _SCHOOL_ACCOUNT.search(mailbox) and domain.endswith(".sch.uk"):
        return Circumstance.FAMILYS
    near = owner(sheet, start, end)
    work = bool(_WORK_DOMAIN.search(domain)) or bool(_WORK_MAILBOX.search(mailbox))
    if work and _PUPIL_MAILBOX.search(mailbox) and _PUPIL.search(sheet.around(start, end)):
        return Circumstance.FAMILYS
    if not work and _PRIVATE_DOMAIN.search(domain):
        return Circumstance.WORK if is_writers(sheet, start, end) else Circumstance.FAMILYS
    if not work:
        private = owner(sheet, start, end, reach=40)
        return Circumstance.WORK if private is Circumstance.UNCLEAR and in_signature(sheet, start) else private
    if near is Circumstance.FAMILYS and not _WORK_MAILBOX.search(mailbox) and _own_account(sheet, start):
        return Circumstance.FAMILYS
    return Circumstance.WORK


def _parts(address: str) -> tuple[str, str]:
    """Mailbox and domain, also of what is spelt out: "bev dot lomax at cosyhome dot example"."""
    plain = re.sub(r" ?[\[(]?\b(?:dot|full stop)\b[\])]? ?|,", ".", re.sub(r" ?@+ ?", "@", address))
    if "@" not in plain:
        plain = re.sub(r" ?[\[(]?\bat\b[\])]? ?", "@", plain)
    mailbox, _, domain = plain.rpartition("@")
    return mailbox, domain


def _own_account(sheet: Sheet, start: int) -> bool:
    """Whether the words right before the address say that it is one child's or carer's."""
    return bool(
        re.search(
            r"\b(?:mum|dad|carer|pupil|student|learner|child|his|her|nan|boy|girl)(?:'s)?\b[^.]{0,30}$",
            sheet.before(start, 45),
        )
    )
