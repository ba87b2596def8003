"""Postcodes, addresses, telephones, emails and account names, and whose they are.

Rule: a school's, an office's and a colleague's contact is welcome here, a family's is not; where nothing says whose it
is, a home-like form (mobile, private mailbox, house and street) counts as a family's. Example: "Flat 12, Viaduct
House, BD9 2LT" is marked; "Reception 0117 496 0150" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.addresses import find_addresses
from screening.contacts.blocks import find_blocks
from screening.contacts.emails import EMAILS, find_emails
from screening.contacts.handles import AT_NAME, find_handles
from screening.contacts.homes import is_business
from screening.contacts.owner_words import HOME, STRONG_FAMILY
from screening.contacts.owners import NOBODY, owner
from screening.contacts.phones import find_phones
from screening.contacts.venues import MEETS
from screening.numbers.identifiers import is_trade
from screening.numbers.pieces import HALVES
from screening.numbers.spoken import runs
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of, words_of
from screening.types import Candidate, Circumstance, FindingType

_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-Za-z]{1,2}\d(?:\d|[A-Za-z])?[ .-]{0,3}\d[A-Za-z]{2})(?![A-Za-z0-9])"
)
# A lone space inside: "hx3 8 wd"; every part apart, or letters for figures, where a postcode is spoken of.
_SPACED = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d[\dA-Za-z]?[ .-]{1,2}\d ?[A-HJLNP-UW-Zabd-hjlnp-uw-z] ?[ABD-HJLNP-UW-Zabd-hjlnp-uw-z](?![A-Za-z0-9])"
)
_APART = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z] ?[A-Za-z]?[ .-]{0,2}[\dOIl] ?[\dA-Za-z]?[ .-]{0,2}[\dOIl] ?[ABD-HJLNP-UW-Zabd-hjlnp-uw-z] ?[ABD-HJLNP-UW-Zabd-hjlnp-uw-z](?![A-Za-z0-9])"
)
_CALLED = re.compile(
    r"\b(?:post ?code(?: for (?:the |his |her |their )?(?:placement|carers?|home|child|pupil|foster home))?|p/?code|pc|zip|lives?|living|staying|moved|address|placement|respite|placed|home)(?:'s| is| at| in| to| now| of| for| reads| says){0,3}[ :,\"'(-]{1,3}$"
)
_SAID = re.compile(r"[A-Z]{1,2}\d[\dA-Z]?\d[A-Z]{2}")
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
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,300}", re.IGNORECASE)


def written_addresses(sheet: Sheet) -> list[tuple[int, int]]:
    """Places of emails, account names and web addresses, in which no word is looked at as a name."""
    return [match.span() for pattern in (*EMAILS, AT_NAME, _URL) for match in pattern.finditer(sheet.text)]


def find_contacts(sheet: Sheet) -> Iterator[Candidate]:
    """Every contact in the text that a family could be reached or found by."""
    addresses = list(find_addresses(sheet))
    addresses += find_blocks(sheet, addresses)
    yield from _find_postcodes(sheet, addresses)
    yield from addresses
    yield from find_phones(sheet)
    yield from find_emails(sheet)
    yield from find_handles(sheet)


_HOME_CODE = re.compile(
    r"\b(?:home|family|carers?'?s?|mum'?s?|dad'?s?|nan'?s?|placement|pupil'?s?|child'?s?|parent'?s?|foster(?: home)?|his|her|their|lives)(?: address)? (?:p/?'?c|p'?/? ?code|post ?code|p code)(?: is| now|=|:|-){0,2} {0,2}$"
)


def _find_postcodes(sheet: Sheet, found: list[Candidate]) -> Iterator[Candidate]:
    addresses = [(candidate.end, candidate.circumstance) for candidate in found]
    for start, end in _written_postcodes(sheet):
        if _HOME_CODE.search(sheet.before(start, 40)):
            yield Candidate(FindingType.POSTCODE, start, end, Circumstance.FAMILYS)
            continue
        beside = [whose for last, whose in addresses if _goes_on_to(sheet, last, start)]
        if beside or not is_trade(sheet, start, reach=20):
            whose = _nearest(beside) if beside else _lives_at(sheet, start, end)
            yield Candidate(FindingType.POSTCODE, start, end, whose)


def _written_postcodes(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """In one piece, with lone spaces, or said in words: "BD9 2LT", "hx3 8 wd", "B D nine two L T"."""
    for match in _POSTCODE.finditer(sheet.text):
        if _is_postcode(match.group()):
            yield match.span()
    for match in _SPACED.finditer(sheet.text):
        if _is_area(match.group()) and re.sub(r"[^a-z]", "", match.group()[-3:].lower()) not in _NO_INWARD:
            yield match.span()
    for match in _APART.finditer(sheet.text):
        if _is_area(match.group()) and _CALLED.search(sheet.before(match.start(), 40)):
            yield match.span()
    yield from (match.span() for match in HALVES.finditer(sheet.text) if match.group("area").upper() in _AREAS)
    for run in runs(sheet):
        said = run.fit(_SAID, words=1)
        if said and _is_area(said[2]):
            yield said[0], said[1]


def _is_area(code: str) -> bool:
    """Whether a postcode, however spaced, begins with the letters of a postal area."""
    return re.sub(r"[ .-]|[\dOIl].*" if code[0].isupper() else r"[ .-]|\d.*", "", code).upper() in _AREAS


_TO_SCHOOL = re.compile(
    r"^ (?:to|and) (?:us|here|ours)\b|^ (?:to|and) (?:[\w'-]{2,14} ){0,3}(?:school|college|academy|nursery|pru|primary)(?!\w)"
)


def _lives_at(sheet: Sheet, start: int, end: int) -> Circumstance:
    """Whose a postcode is that stands alone; one from which somebody travels to school is a home's."""
    if _TO_SCHOOL.search(sheet.after(end, 50)) and not _OFFICES.search(sheet.before(start, 24)):
        return Circumstance.FAMILYS
    if _OFFICE_BEFORE.search(sheet.before(start, 30)):
        return Circumstance.WORK
    if _lived_in_after(sheet, end) or _travelled_to(sheet, start, end):
        return Circumstance.FAMILYS
    cared_for = _CARED_FOR.search(sheet.around(start, end, 60, 40))
    if not cared_for and is_business(sheet, start, end):
        return Circumstance.WORK
    return owner(sheet, start, end, reach=45, family=(STRONG_FAMILY, HOME, _CARED_FOR), staff=NOBODY)


_LIVES_AFTER = re.compile(
    r"^,? (?:is )?where (?:the |his |her |their |my )?(?:\w{3,9} )?(?:carers?|parents?|mum|dad|nan|gran|family|he|she|they|grandparents|adopters?|child|children|lad|girl|boy)(?:'s|'re)? (?:now |currently |still |all )?(?:live|lives|is|are|stay|sleep|lodge|move|bas)"
)
# "won't travel out to", "as far as", "who covers", "the laptop went to": workers and things go to a home
_GOES_TO = re.compile(
    r"\b(?:travel|drive|go|come|get|trek|cycle|walk|commute|went|came|driving|travelling|going|coming|deliver|delivered|delivers|posted|sent|send|ship|shipped|couriered|visit|visits|visiting|cover|covers|covering|reach|reaches|serve|serves|far as|out|collect|collects|collected|picks? up|picked up|drops? off|dropped off|nearest|nearer|nearby|closest|near|close|within|work|works|signal|broadband|measured|distance|miles|run|runs|running)"
    r"(?: (?:it|them|one|all|the|way|out|over|up|down|across|back|as|far|in|of|laptop|parcel|letter|pack|him|her|here|there)){0,4}(?: (?:to|from|at|as|in|of))? $"
    r"|\b(?:grant|place|school|transport|taxi|bus|bus pass|funding|offer|cover|tutor|placement)s? for $|\b(?:post ?code|address) (?:on|in) (?:the|his|her|our|your) (?:form|file|record|system|sims|mis|ctf|register|plan|portal)(?: (?:is|was|says|reads))? $"
)


def _lived_in_after(sheet: Sheet, end: int) -> bool:
    """ "DL14 7PW, where the carers live"."""
    return bool(_LIVES_AFTER.search(sheet.after(end, 60)))


def _travelled_to(sheet: Sheet, start: int, end: int) -> bool:
    """Whether somebody travels, delivers or visits there, and nobody meets or works there."""
    low, high = sheet.sentence(start)
    rest = sheet.lower[low:start] + " " + sheet.lower[end:high]
    return bool(
        _GOES_TO.search(sheet.before(start, 60))
        and not MEETS.search(rest)
        and not _OFFICES.search(sheet.after(end, 30))
    )


_CARED_FOR = any_of("cla lac cp cin baby toddler uasc yp pupil kid applicant leaver kinship adopter adopters sgo")
_OFFICE_BEFORE = re.compile(
    r"\b(?:pru|school|college|academy|office|centre|venue|hub|trust|nursery|library|museum|provision|place|building|site|base|branch),? (?:is |at |in )?\(?$"
    r"|\b(?:forms?|returns|papers?|invoices?|bundles?|cheques?|copies|minutes|registers?|post) (?:still |all )?(?:go(?:es)? |sent |back )?to $"
)
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
