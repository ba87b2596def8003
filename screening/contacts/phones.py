"""Telephone numbers, also spoken ones and those of other countries, and whose they are.

Rule: a number that the words around it give to an office is welcome; a landline that nothing ties to anybody is an
office's only where the text speaks of work, a mobile is nobody's but a family's unless a colleague is named. Example: "Nan: 0113 496 0777" is marked, "the switchboard,
0113 496 0277 option 2" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owner_words import LINE, OFFICE, STAFF, STRONG_FAMILY
from screening.contacts.owners import in_signature, owner, said_of_work, speaks_of_a_child, speaks_of_anyone
from screening.numbers.numbers import BRITISH_PHONE
from screening.numbers.spoken import runs
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_FOREIGN = re.compile(r"(?<![\w+./-])(?:\+|00 ?)(?!\s?44)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){7,12}(?![ -]?\d)(?!\w)")
_KIN = (
    r"(?:foster |step-?|great |grand|birth )?(?:mum|mam|mom|dad|mother|father|nan|nana|gran|grandma|grandad|grandmother|grandfather|granny|aunt|auntie|uncle|carer|parent|guardian|sister|brother|"
    r"sibling|cousin|adopter|neighbour|childminder|babysitter|godmother|boyfriend|girlfriend|partner)"
)
# "grandmother's line, …", "his own phone is …": whose a telephone is, whoever else stands near
_KINS_LINE = re.compile(
    rf"\b(?:{_KIN}|child|pupil|lad|boy|girl|student)'?s (?!work)(?:\w{{2,9}} ){{0,2}}(?:line|phone|mobile|mob|number|no|landline|cell|handset)\.?(?: is| was)?(?:[ :,(-]{{1,3}})$"
    r"|\b(?:bedside|(?:his|her|their) (?:own |room |bedside )(?:phone|line|mobile|number)|put (?:us|me) through to (?:his|her|their) room(?: on| at)?|(?:contacts?|numbers?) (?:on|in) (?:the|his|her|their) (?:form|file|sheet|card|record|register|plan))\b[^.?!\n]{0,8}(?:[\d ]{9,14}(?: and| or|,) )?$"
)
# "our SENCO's number is …": a colleague's, whatever "she" does after it
_STAFFS_LINE = re.compile(
    r"\b(?:our|my|your|the) (?:\w{2,12} )?(?:senco|sendco|head|headteacher|deputy|dsl|ddsl|dt|ewo|iro|manager|officer|teacher|tutor|secretary|receptionist|caretaker|nurse|coordinator|adviser|psychologist|ep|trainer)'s (?:\w{2,9} ){0,2}(?:line|phone|mobile|mob|number|no|landline|extension)\.?(?: is| was)?(?:[ :,(-]{1,3})$"
)
# "… for the childminder", "… is down as mum": said after it
_FOR_KIN = re.compile(
    rf"^ (?:down )?(?:for|as) (?:the |his |her |their |a )?{_KIN}(?!s? (?:evening|group|forum|helpline|line|team|support|meeting|day|page|info)|s?'|s\b)(?!\w)"
)
_BARE_MOBILE = re.compile(r"(?<![\w+./-])(?<!\d )7[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\w)")
_LOCAL = re.compile(r"(?<![\w+./£-])(?<!\d )[2-9]\d{2}[ .-]?\d{3,4}(?![\w%])(?![ -]?\d)")
# "A parent asked for your complaints number. Is it …?"
_YOURS = re.compile(
    r"\b(?:your|our) (?:\w{2,14} ){0,3}(?:number|line|phone|desk|helpline|mobile)\b[^\n]{0,12}\b(?:is (?:it|that)|it's|still)(?: still)? $"
)
_NUMBERED = any_of("dbs payroll certificate account serial order invoice ref reference employee staff asset")
_LABEL = any_of("mobile mob phone tel telephone number call ring text texts whatsapp cell landline")
_NO = re.compile(r"\b(?:no|num|nos)\.?(?: is| was|:)? {0,2}$")  # "nan's no is 496 0118"
# A digit too many or too few, after a word for a telephone: "mum's mobile is 07700 9001 2345"
_MISCOUNTED = re.compile(r"(?<![\w+./£-])(?<!\d )0[1-37](?:[ .-]?\d){6,11}(?![ -]?\d)(?!\w)")
# An office's mailbox and its telephone: "vs@hill.gov.example or 01924 496 018"
_BESIDE_MAIL = re.compile(
    r"@[\w.-]{2,50}\.(?:gov|sch|ac|police|nhs)(?:\.uk|\.net|\.example)? ?(?:,|;|/|\||or|and|-)? ?(?:on |ring |call |phone |tel:? ?)?$"
)
_SPOKEN_PHONE = re.compile(r"0[1-9]\d{8,9}")
_DIGITS_ALONE = re.compile(r"\d{7,13}")


_AFTER_LANDLINE = re.compile(
    r"0[1238][\d ]{8,12}\W{1,4}(?:m|mob|mobile|f|fax|or)?\W{0,3}$"
)  # "T 0113 496 0277 M 07700 900555"


_MOBILE = re.compile(r"(?:(?:\+|00) ?44[ .-]{0,2}(?:\(0\))?|\(?0) ?7")
_WORK_MOBILE = any_of(
    "pastoral trainer's deputy's head's senco's dsl's manager's officer's coordinator iro sw ep psychologist nurse cafcass solicitor mentor therapist work works firm firm's agency agency's company company's taxi cab contractor coach supplier driver site duty our my office dsl senco head headteacher deputy team manager officer worker trip school's council adviser edt mash trainer venue",
    ["school mobile", "work mobile", "on call", "on-call"],
)


def find_phones(sheet: Sheet) -> Iterator[Candidate]:
    """Every telephone number in the text, with whose it is."""
    for run in runs(sheet):
        found = run.fit(_SPOKEN_PHONE) or run.fit(_DIGITS_ALONE)
        if found and _is_spoken(sheet, found):
            whose = _whose(sheet, found[0], found[1], found[2])
            yield Candidate(FindingType.PHONE, found[0], found[1], whose)
    for pattern in (BRITISH_PHONE, _FOREIGN):
        for match in pattern.finditer(sheet.text):
            if pattern is _FOREIGN and _NUMBERED.search(sheet.before(match.start(), 40)):
                continue
            yield _phone(match, _whose(sheet, match.start(), match.end(), match.group()))
    yield from _only_labelled(sheet)


def _only_labelled(sheet: Sheet) -> Iterator[Candidate]:
    """Numbers that are telephones only where the text says so: without their 0 or their code, or miscounted."""
    for match in _BARE_MOBILE.finditer(sheet.text):
        if _LABEL.search(sheet.before(match.start(), 40)):
            yield _phone(match, _near(sheet, match.start(), match.end()))
    for match in _MISCOUNTED.finditer(sheet.text):
        counted = BRITISH_PHONE.fullmatch(match.group()) or not _LABEL.search(sheet.before(match.start(), 40))
        if not counted and _near(sheet, match.start(), match.end()) is Circumstance.FAMILYS:
            yield _phone(match, Circumstance.FAMILYS)
    for match in _LOCAL.finditer(sheet.text):
        family = _near(sheet, match.start(), match.end()) is Circumstance.FAMILYS
        before = sheet.before(match.start(), 24)
        if family and (_LABEL.search(before) or _NO.search(before)):
            yield _phone(match, Circumstance.FAMILYS)


def _is_spoken(sheet: Sheet, found: tuple[int, int, str]) -> bool:
    """ "oh seven seven double-oh nine …", "0 double seven hundred 900 682": ten or eleven digits, two of them in words."""
    start, _, digits = found
    return (digits[0] == "0" and len(digits) >= 9) or bool(_LABEL.search(sheet.before(start, 40)))


def _phone(match: re.Match[str], whose: Circumstance) -> Candidate:
    return Candidate(FindingType.PHONE, match.start(), match.end(), whose)


_HOUSEHOLD = any_of(
    "placement's household respite", ["children's home", "the placement", "new placement", "foster home"]
)


def _near(sheet: Sheet, start: int, end: int) -> Circumstance:
    return owner(sheet, start, end, family=(STRONG_FAMILY, _HOUSEHOLD), office=(OFFICE, LINE))


# "ring her back on", "texted him at": nobody says so of an office
_RING_THEM = re.compile(
    r"\b(?:ring|rang|call|called|phone|phoned|text|texted|reach|get|message|whatsapp|try|tried|contact|catch)(?:ing|ed)? (?:her|him|(?:the )?(?:parents?|carers?|family|adopters?|mum|dad|nan))(?: back| again| direct\w{0,2}| now| instead){0,2},? (?:on|at)(?: the)? $"
)
# "may the driver have …": a mobile that somebody else is given
_HANDED = re.compile(
    r"\b(?:to|can|may|should|could|we|i)(?: \w{2,9}){0,2} (?:have|be given|hold|share|pass on|give out) $"
    r"|\bgiv(?:e|en|ing) (?:the |our |their )?(?:taxi|cab|bus|driver|escort|transport|tutor|firm|agency|company|trip|coach)(?: \w{3,10})? $"
)
# "I've 01632 … down for emergencies", "… on his file"
_KEPT = re.compile(
    r"^ (?:down (?:for|as)|on (?:his|her|their|file|record)|as (?:the|his|her|an|their)? ?(?:priority|next|first|second|main|emergency|home) ?(?:contact|number|one)?)\b"
)
# "the office dialled …", "we tried …": whoever dials is not who answers
_DIALLED = re.compile(
    r"\b(?:dialled|dialling|rang|ringing|rings|phoning|phoned|texted|texting|called|calling|tried|trying|messaged)(?: (?:on|them|them on))? $"
)
# "… and gets the ex", "… and a man said wrong number"
_ANSWERED = re.compile(
    r"^,? (?:and|but|then) (?:gets?|got|a (?:man|woman|lady|child|bloke)|somebody|someone|the (?:ex|old|former|previous|wrong))\b|^,? (?:and|but) [\w' ]{0,20}wrong number"
)
# "… , a Y10", "… is the only way to reach him", "…, he sleeps there": said after a number
_REACHES_THEM = re.compile(
    r"^,? (?:\(|- ?)?(?:it's |that's )?(?:a|one of our|our) (?:y(?:ea)?r? ?\d{1,2}|girl|boy|lad|pupil|student)\b|^,? (?:where )?(?:he|she|they)(?:'s|'re)? (?:now )?(?:sleeps?|lives?|stays?)\b"
    r"|^[\w', ]{0,28}\b(?:reach|get hold of|speak to|talk to|contact) (?:him|her|his|the (?:lad|girl|boy|child|family|mum|dad))\b"
)
# "SIMS has …", "Mosaic: …": what a child's record holds
_IN_A_RECORD = re.compile(
    r"\b(?:mosaic|lcs|liquidlogic|sims|arbor|bromcom|cpoms|(?:admission|contact|consent|medical) form|emergency card|card|planner|contact sheet|register)(?::| has| have| shows| says| lists| gives| holds| it's| is)(?: only| still| just)? $"
)
# "a voicemail came from …"
_CAME_FROM = re.compile(
    r"\b(?:r[ia]ng|call|called|texts?|texted|dial in|message|voicemail|phoned|sent|came)[\w' ]{0,24} from $"
)
_ABROAD = re.compile(r"(?:\+|00) ?(?!44)[1-9]")
_NEWLY_OURS = re.compile(r"\b(?:our|your|school|office|team)\b")
_CALL_ME = re.compile(r"\b(?:me|us|my|our|i'm|i'll|we're|i am)\b[^.?!]{0,30}$")
_WORK_AT_ALL = any_of(
    """your yours our ours rings voicemail answerphone option press menu directory list update duty sendiass referral pressed access attendance
    complaints codes free helpful advice webinar reprographics tickets recorded anyone""",
    ["ask for", "passed from", "which number", "right one"],
)
_SIGNED_T = re.compile(r"(?:^|\|) {0,2}(?:t|d|dd|f|fax|dir)[:.]? $")  # "T 0113 …" under a name


def _whose(sheet: Sheet, start: int, end: int, number: str) -> Circumstance:
    """A family's by what is said of it; else the nearer words; else by the kind of number."""
    if _STAFFS_LINE.search(sheet.before(start, 60)) and not _FOR_KIN.search(sheet.after(end, 40)):
        return Circumstance.WORK
    near = _near(sheet, start, end)
    if _is_reached_there(sheet, start, end, near, number):
        return Circumstance.FAMILYS
    if near is Circumstance.WORK and said_of_work(sheet, end):
        return near
    if near is Circumstance.WORK:
        near = _doubted(sheet, start, end, number)
    return _unclear(sheet, start, end, number) if near is Circumstance.UNCLEAR else near


def _is_reached_there(sheet: Sheet, start: int, end: int, near: Circumstance, number: str) -> bool:
    """Whether a child's people answer: "ring her on …", "… down for emergencies", "we tried … and got the ex-carer"."""
    before, of_work = sheet.before(start, 60), _is_of_work(sheet.after(end, 60))
    if (
        (_IN_A_RECORD.search(before) and not _NEWLY_OURS.search(sheet.after(end, 40)))
        or _RING_THEM.search(before)
        or (_KEPT.search(sheet.after(end, 40)) and not of_work)
        or (_FOR_KIN.search(sheet.after(end, 40)) and not _CALL_ME.search(before[-30:]))
        or _REACHES_THEM.search(sheet.after(end, 50))
        or (_KINS_LINE.search(before) and not said_of_work(sheet, end))
    ):
        return True
    if near is not Circumstance.WORK:
        return False
    if _MOBILE.match(number) and _HANDED.search(before) and not said_of_work(sheet, end):
        return True
    dialled = _DIALLED.search(before) or _CAME_FROM.search(before)
    answered = _ANSWERED.search(sheet.after(end, 50)) or speaks_of_a_child(sheet, start, end)
    return bool(dialled and answered and not of_work)


def _doubted(sheet: Sheet, start: int, end: int, number: str) -> Circumstance:
    """Work stands nearest; a mobile is a colleague's only if one is named, and beside a child the office is named close by."""
    child, near = speaks_of_a_child(sheet, start, end), sheet.around(start, end, 70, 30)
    if _MOBILE.match(number) and not (_WORK_MOBILE.search(near) or STAFF.search(near)):
        return Circumstance.WORK if not child and _CALL_ME.search(sheet.before(start, 60)) else Circumstance.UNCLEAR
    if child and not in_signature(sheet, start):
        return owner(sheet, start, end, reach=40, office=(OFFICE, LINE))
    return Circumstance.WORK


def _unclear(sheet: Sheet, start: int, end: int, number: str) -> Circumstance:
    """Nobody is named: freephone numbers, signatures, and landlines where a text speaks of work and of no child are work."""
    before, child = sheet.before(start, 60), speaks_of_a_child(sheet, start, end)
    if ((_SIGNED_T.search(before) or _BESIDE_MAIL.search(before)) and not child) or speaks_of_anyone(before):
        return Circumstance.WORK
    national = re.sub(r"\D", "", number).removeprefix("0044").removeprefix("44").removeprefix("0")
    if (
        _YOURS.search(sheet.lower[max(0, start - 90) : start])
        or (national[:1] in {"3", "8"} and not _ABROAD.match(number))
        or in_signature(sheet, start)
    ):
        return Circumstance.WORK
    if _AFTER_LANDLINE.search(before[-30:]) and not child:
        return Circumstance.WORK
    landline = national[:1] in {"1", "2"} and not number.startswith("+")
    work = landline and not child and _is_of_work(sheet.around(start, end, 90, 60))
    return Circumstance.WORK if work else Circumstance.UNCLEAR


def _is_of_work(words: str) -> bool:
    """Whether any word of work stands there: only then is a landline with nobody named an office's."""
    return any(pattern.search(words) for pattern in (OFFICE, LINE, STAFF, _WORK_AT_ALL)) or speaks_of_anyone(words)
