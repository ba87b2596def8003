"""Postcodes, addresses, telephones, emails and account names, and whose they are.

Rule: a school's, an office's and a colleague's contact is welcome here, a family's is not; where nothing says whose it
is, a home-like form (mobile, private mailbox, house and street) counts as a family's. Example: "Flat 12, Viaduct
House, BD9 2LT" is marked; "Reception 0117 496 0150" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.identifiers import is_trade
from screening.owners import owner
from screening.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import any_of

_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-Za-z]{1,2}\d(?:\d|[A-Za-z])?[ .-]{0,3}\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
_STREET = (
    r"(?:street|st|road|rd|avenue|ave?|lane|ln|close|cl|drive|dr|crescent|cres|court|ct|place|pl|terrace|terr?|gardens?|gdns?"
    r"|grove|gr|way|walk|rise|row|square|sq|hill|park|mews|view|gate|green|parade|croft|fold|mount|bank|vale|villas|"
    r"cottages?|buildings|house|hse|mansions|tower|towers|point|heights|estate|wharf|yard|end|path|mead|meadows?|chase|dene|garth|broadway|approach|link|circus)"
)
_ADDRESS = re.compile(
    rf"(?<![\w/.])(?P<unit>(?:flat|apartment|apt|room|unit|plot|caravan|pitch)\.? ?\d{{1,4}}[a-z]?,? (?:of |at )?)?(?P<number>\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}})?,? )?"
    rf"(?P<name>[^\W\d_][\w'.-]{{1,20}} (?:[^\W\d_][\w'.-]{{1,20}} ){{0,2}}?){_STREET}(?![\w'])",
    re.IGNORECASE,
)
_HOUSE_WORDS = any_of(
    "of the a to in our at and for per or is was on by with pupils children year week sessions hours days weeks"
)
_PHONE = re.compile(
    r"(?<![\w+./-])(?<!\d )(?:(?:\+|00) ?44[ .-]{0,2}(?:\(0\))?[ .-]{0,2}|\(?0)(?=[1-9])\d(?:[ .()/-]{0,3}[\do]){8,9}(?![ -]?\d)(?!\w)",
    re.IGNORECASE,
)
_MOBILE_BARE = re.compile(r"(?<![\w+./-])(?<!\d )7[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\w)")
_PHONE_LABEL = any_of("mobile mob phone tel number call ring text whatsapp")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}(?:@| ?[\[(]at[\])] ?| at (?=[\w-]{1,40}(?:\.| dot )(?:co|com|org|net|sch)))"
    r"[\w-]{1,63}(?:(?:\.| ?[\[(]dot[\])] ?| dot )[\w-]{1,30}){1,5}",
    re.IGNORECASE,
)
_WORK_DOMAIN = re.compile(
    r"\.(?:gov|sch|ac|nhs|police|mod)\.uk$|nhs\.(?:net|uk)$|\.org(?:\.uk)?$|school|academ|college|trust|council|primary|"
    r"(?<![a-z])mat(?![a-z])|training|charity|virtual|education|learning|nursery|university|borough|county|foundation|nspcc|barnardo|"
    r"^(?:the)?[\w-]{0,30}(?:federation|infants?|juniors?|high|hub|office|services?)\b"
)
_WORK_MAILBOX = re.compile(
    r"^(?:admin|office|info|enquir|contact|head|senco?|dsl|reception|attendance|bookings?|training|safeguarding|finance|hello|support|duty|mash|data|hr|admissions|exams|virtual|team|inclusion|welfare|dpo|events|cpd)"
)
_PUPIL_MAILBOX = re.compile(
    r"^(?:\d{2}[a-z]|[a-z.]{2,30}\d{2}(?!\d)|s?\d{4,8}$|[a-z]{1,3}\d{3,})|pupil|student|learner"
)
_PUPIL = any_of(
    "pupil pupil's student student's learner child child's his her their year yr lad girl boy he she login account password"
)
_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9_](?:[\w.-]{1,38}\w)(?!@)")
_NAMED_HANDLE = re.compile(
    r"(?:(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|roblox|discord|xbox|psn|fortnite|steam|minecraft|twitter|facebook|fb|"
    r"kik|telegram|youtube|twitch|gamertag|username|user name|handle|screen name|account|profile|tag|goes by|known as|posts as|plays as)"
    r"(?: (?:is|as|name|handle|account|user|username|id|tag|called|under|page|profile|of|on|he|she|uses|was|his|her|named)){0,4}[ :=-]{1,3}[\"']?)"
    r"(?P<name>[A-Za-z0-9](?:[\w.-]{2,38}))",
    re.IGNORECASE,
)
_WORK_HANDLE = re.compile(
    r"gov|school|academ|educat|college|council|official|_?uk$|trust|nhs|police|team|_mat|send|dfe|ofsted|nspcc|virtual|charity|news|bbc|teach|learn|primary|county|borough|hub|foundation|support|coram|barnardo|nasen|vsh",
    re.IGNORECASE,
)
_OURS = any_of(
    "our follow us we dfe charity council school's trust's department hashtag ofsted's academy's union campaign tweeted retweet news"
)


_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,300}", re.IGNORECASE)


def written_addresses(sheet: Sheet) -> list[tuple[int, int]]:
    """Places of emails, account names and web addresses, in which no word is looked at as a name."""
    return [match.span() for pattern in (_EMAIL, _HANDLE, _URL) for match in pattern.finditer(sheet.text)]


def find_contacts(sheet: Sheet) -> Iterator[Candidate]:
    """Every contact in the text that a family could be reached or found by."""
    yield from _find_postcodes(sheet)
    yield from _find_addresses(sheet)
    yield from _find_phones(sheet)
    yield from _find_emails(sheet)
    yield from _find_handles(sheet)


def _find_postcodes(sheet: Sheet) -> Iterator[Candidate]:
    addresses = {candidate.end: candidate.circumstance for candidate in _find_addresses(sheet)}
    for match in _POSTCODE.finditer(sheet.text):
        text = match.group()
        if text[0].islower() != text[-1].islower() and text.lower() == text:
            continue
        if not is_trade(sheet, match.start()):
            beside = [addresses[end] for end in range(match.start() - 3, match.start()) if end in addresses]
            whose = beside[0] if beside else owner(sheet, match.start(), match.end())
            yield Candidate(FindingType.POSTCODE, match.start(), match.end(), whose)


def _find_addresses(sheet: Sheet) -> Iterator[Candidate]:
    for match in _ADDRESS.finditer(sheet.text):
        name = match.group("name")
        if not (match.group("unit") or match.group("number")) or _HOUSE_WORDS.search(name.lower()):
            continue
        ends_like_name = sheet.all_lower or match.group("unit") or name[0].isupper() or sheet.lower.find("live") >= 0
        if ends_like_name and not is_trade(sheet, match.start()):
            yield Candidate(FindingType.ADDRESS, match.start(), match.end(), owner(sheet, match.start(), match.end()))


def _find_phones(sheet: Sheet) -> Iterator[Candidate]:
    for match in _PHONE.finditer(sheet.text):
        digits = re.sub(r"\D", "", match.group())
        yield Candidate(
            FindingType.PHONE, match.start(), match.end(), _phone_owner(sheet, match.start(), match.end(), digits)
        )
    for match in _MOBILE_BARE.finditer(sheet.text):
        if _PHONE_LABEL.search(sheet.before(match.start(), 40)):
            yield Candidate(FindingType.PHONE, match.start(), match.end(), owner(sheet, match.start(), match.end()))


def _phone_owner(sheet: Sheet, start: int, end: int, digits: str) -> Circumstance:
    found = owner(sheet, start, end)
    national = "0" + digits.removeprefix("0044").removeprefix("44").removeprefix("0")
    if found is Circumstance.UNCLEAR and national[:2] in {"03", "08"}:
        return Circumstance.WORK
    return found


def _find_emails(sheet: Sheet) -> Iterator[Candidate]:
    for match in _EMAIL.finditer(sheet.text):
        end = match.start() + len(match.group().rstrip(".-'"))
        yield Candidate(FindingType.EMAIL, match.start(), end, _email_owner(sheet, match.start(), end))


def _email_owner(sheet: Sheet, start: int, end: int) -> Circumstance:
    address = re.sub(r" ?[\[(]?\bat\b[\])]? ?", "@", sheet.lower[start:end])
    mailbox, _, domain = re.sub(r" ?[\[(]?\bdot\b[\])]? ?", ".", address).rpartition("@")
    near = owner(sheet, start, end)
    work = bool(_WORK_DOMAIN.search(domain)) or bool(_WORK_MAILBOX.search(mailbox))
    if work and _PUPIL_MAILBOX.search(mailbox) and _PUPIL.search(sheet.around(start, end)):
        return Circumstance.FAMILYS
    if not work:
        return owner(sheet, start, end, reach=40)
    if near is Circumstance.FAMILYS and not _WORK_MAILBOX.search(mailbox) and _own_account(sheet, start):
        return Circumstance.FAMILYS
    return Circumstance.WORK


def _own_account(sheet: Sheet, start: int) -> bool:
    """Whether the words right before the address say that it is one child's or carer's."""
    return bool(
        re.search(
            r"\b(?:mum|dad|carer|pupil|student|learner|child|his|her|nan|boy|girl)(?:'s)?\b[^.]{0,30}$",
            sheet.before(start, 45),
        )
    )


def _find_handles(sheet: Sheet) -> Iterator[Candidate]:
    for match in _HANDLE.finditer(sheet.text):
        work = _WORK_HANDLE.search(match.group()) or _OURS.search(sheet.before(match.start(), 40))
        kind = Circumstance.WORK if work else Circumstance.FAMILYS
        yield Candidate(FindingType.HANDLE, match.start(), match.end(), kind)
    for match in _NAMED_HANDLE.finditer(sheet.text):
        name = match.group("name").rstrip(".-")
        if (
            re.search(r"[\d_.]", name)
            and not name[0].isdigit()
            and not _WORK_HANDLE.search(name)
            and "@" not in sheet.text[match.end() : match.end() + 1]
        ):
            yield Candidate(
                FindingType.HANDLE, match.start("name"), match.start("name") + len(name), Circumstance.FAMILYS
            )
