"""Emails, also broken, spelt out, or with the sign left away, and whose they are.

Rule: a private mailbox is a family's unless the writer, who is staff, is reached there; a mailbox of work is one unless
it is called a pupil's. Example: "kwik . fit @ postbox . example, dad says" is marked, "office@hill.example.sch.uk" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owners import in_signature, is_writers, owner
from screening.reading.lexicon import ENGLISH, FIELD
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_FREE = r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|aol|msn|sky|btinternet|proton|gmx|talktalk|virginmedia|mail)"
_AT = (
    rf"(?:@{{1,2}}\n?| ?@ ?(?={_FREE}\b)| ?[\[({{<*] ?(?:at|a|@) ?[\])}}>*] ?| at[ -]sign |[-_]at[-_](?=[\w-]{{1,40}}(?:\.|[ _-]dot))"
    r"| at (?=(?:[\w-]{1,40}(?:\.| (?:dot|full stop) )){1,4}(?:co|com|org|net|sch|example|uk|me|io|ac)\b))"
)
_DOT = r"(?:\.| ?[\[({<*] ?(?:dot|\.) ?[\])}>*] ?| (?:dot|full stop|point) |[-_]dot[-_]|,(?=(?:com|co|net|org|uk|example)\b))"
_SPELT_OUT = r"(?: (?:dot|full stop|point|underscore|dash|hyphen) [\w.+'-]{1,30}){0,4}"
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+'-]{{1,64}}{_SPELT_OUT}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,30}}){{1,5}}", re.IGNORECASE
)
_ENDING = r"(?:com|co ?\. ?uk|uk|net|org|example|me|io|ie|eu|info|edu|sch ?\. ?uk)"
# Lone spaces inside: "kwik . fit @ postbox . example", "jo_bean@ inkmail.example"
_APART = re.compile(
    rf"(?<![\w.+-])[\w+'-]{{1,40}}(?: ?\. ?[\w+'-]{{1,30}}){{0,4}} ?@ ?[\w-]{{1,40}}(?: ?\. ?[\w-]{{1,20}}){{0,3}} ?\. ?{_ENDING}(?![\w])(?!\.\w)",
    re.IGNORECASE,
)
_BIG = r"(?:gmail|googlemail|hotmail|yahoo|ymail|icloud|outlook|btinternet|protonmail|live|aol|sky)"
# The ending or the sign left away: "beanie54@gmail", "beanie54 at hotmail", "jo.bean.gmail.com"
_SHORT = re.compile(
    rf"(?<![\w.+@-])[\w.+'-]{{2,40}} ?@ ?{_BIG}(?![\w@]|\.\w)"
    rf"|(?<![\w.+@-])[\w.+'-]{{3,40}} at {_BIG}(?![\w@]|\.\w)"
    rf"|(?<![\w.+@/-])(?!www\b|mail\b|accounts?\b|login\b)[\w.+-]{{3,40}}\.(?:gmail|hotmail|yahoo|icloud|btinternet)\.com?\b(?:\.uk)?"
    rf"|(?<![\w.+@-])(?=[a-z.+'-]{{0,40}}\d)[\w.+'-]{{3,40}} (?:gmail|hotmail|yahoo|icloud|btinternet)[. ]com?\b(?:[. ]uk)?",
    re.IGNORECASE,
)
EMAILS = (_EMAIL, _APART, _SHORT)
# Domains of private mailboxes: whoever has one writes as a private person.
_PRIVATE_DOMAIN = re.compile(
    rf"^{_FREE}\b|mail\b|mail\.|post|inbox|family|home|talk|chat|cosy|(?:^|\.)my|box\.|surf|nest"
)
_WORK_DOMAIN = re.compile(
    r"\.(?:gov|sch|ac|nhs|police|mod)\.uk$|nhs\.(?:net|uk)$|\.org(?:\.uk)?$|school|academ|college|trust|council|primary|"
    r"(?<![a-z])mat(?![a-z])|training|charity|virtual|education|learning|nursery|university|borough|county|foundation|nspcc|barnardo|ofsted|cafcass|camhs|hmcts|"
    r"system|portal|gateway|monitor|suppl|ltd|tutors?\b|books|agency|solicitor|firm|software|consult|theatre|museum|insur|psycholog|therap|clinic|hospital|catering|coaches|press\b|publish|laptop|(?:^|\.)vs\.|"
    r"^(?:the)?[\w-]{0,30}(?:federation|infants?|juniors?|high|hub|office|services?)\b"
)
_WORK_MAILBOX = re.compile(
    r"(?:^|[._-])(?:admin|office|info|enquiries|team)(?:$|[._-])|^(?:(?:no-?_?reply|do-?not-?reply|alerts?|notif|postmaster|mailer|bounce|support|help ?desk|service|dt(?![a-z])|newsletter|ed\.?psych|epep|consult|survey|feedback|marketing|member|donat|volunteer|communit|updates?|sales|orders|automat|webmaster|billing|press|hire|tickets?|lettings|admin|jobs|vacanc|recruit|office|info|enquir|contact|senco|reception|attendance|bookings?|training|safeguarding|finance|support|mash|admissions|exams"
    r"|virtual|inclusion|welfare|headteacher|earlyhelp)|(?:head|sen|send|dsl|hello|duty|data|hr|team|dpo|events|cpd|pru|la)(?![a-z])|(?:exclusions?|casework|ehcp?|placements|cla|lac|vsh?|education|schools?|governors?|clerk|library|advice|peps?|customerservices?|legal|invoices|payments|accounts|parking|transport)(?![a-z.]))"
)
_PUPIL_MAILBOX = re.compile(
    r"^(?:(?:p|pu|st|stu|s)[._-]?\d{2}[._-]?[a-z]|\d{2}[a-z]|[a-z.]{2,30}\d{2}(?!\d)|s?\d{4,8}$|[a-z]{1,3}\d{3,})|pupil|student|learner"
)
# The year of entry before a name, as schools build the accounts of pupils: "19hmistry@".
_SCHOOL_ACCOUNT = re.compile(r"^(?:[12]\d)[a-z]{3,}\d?$")
# A year or a number after a name, as schools build the accounts of pupils: "s.mistry2028@"
_YEAR_ACCOUNT = re.compile(r"^(?:\d{2}[._-]?[a-z][a-z.]{3,30}|[a-z][a-z.-]{3,30}(?:20)?\d{2})$")
# Domains of nobody: anybody may have a mailbox there.
_ANYBODYS = re.compile(r"^(?:example|mail|email|post|me)\.(?:org|net|com|co\.uk|org\.uk|uk)$")
# Mailboxes that no colleague has: "angrydad_hx", "rainydaygirl", "tanyaandlee4".
_HOMELY = re.compile(
    r"mum(?!f)|mam(?:my|$|\d)|dad(?!a)|nan(?:a|ny|$|[_.\d])|gran(?:ny|dad|ma)|girl|lad(?:$|\d|_)|boy|baby|babe|princess|queen|(?:^|[._\d])(?:mrs|miss|mr)[a-z.]|lover|angel|gamer|family(?!hub)|[a-z]and[a-z]{2,}|xx|_|\d{2}"
)
_SENT_FROM = re.compile(r"\b(?:from|by|off) $")
_PUPIL = any_of(
    "pupil pupil's student student's learner child child's his her their year yr lad girl boy he she login account password"
)


# "looked at bbc.co.uk", "ask at hilltop dot example": no mailbox.
_NO_MAILBOX = re.compile(
    r"(?:look(?:s|ed|ing)?|see|seen|is|are|was|were|ask(?:ed)?|people|staff|it|them|me|us|you|us|him|her|work(?:s|ed|ing)?|found|available|up|online|page|site|website|info\w*|form|resources?|guidance|[a-z]{2,9}ed|[a-z]{2,9}ing) at ",
    re.IGNORECASE,
)


def _is_after_a_word(text: str) -> bool:
    """ "the flyer from @napvsh.example": the word before an account name is no mailbox."""
    mailbox, _, rest = text.partition("@")
    return mailbox.endswith(" ") and not rest.startswith(" ") and not re.search(r"[\d._]", mailbox) and "." in rest


def _is_talk_of_mail(text: str) -> bool:
    """ "looking at hotmail", "I use gmail at home": a word of the language before "at" is no mailbox."""
    mailbox, at, _ = text.partition(" at ")
    plain = mailbox.lower()
    return (
        bool(at)
        and "@" not in text
        and "." not in text
        and plain.isalpha()
        and (len(plain) < 6 or plain in ENGLISH or plain in FIELD)
    )


def find_emails(sheet: Sheet) -> Iterator[Candidate]:
    for match in (found for shape in EMAILS for found in shape.finditer(sheet.text)):
        if _NO_MAILBOX.match(match.group()) or _is_after_a_word(match.group()):
            continue
        if _is_talk_of_mail(match.group()):
            continue
        end = match.start() + len(match.group().rstrip(".-'"))
        yield Candidate(FindingType.EMAIL, match.start(), end, _email_owner(sheet, match.start(), end))


def _email_owner(sheet: Sheet, start: int, end: int) -> Circumstance:
    mailbox, domain = _parts(sheet.lower[start:end])
    if re.match(r"(?:pupils?|students?|learners?|learn|stu|kids|sixth)\.", domain):
        return Circumstance.FAMILYS
    if _SCHOOL_ACCOUNT.search(mailbox) and domain.endswith(".sch.uk"):
        return Circumstance.FAMILYS
    if _YEAR_ACCOUNT.search(mailbox) and domain.endswith(".sch.uk") and not _WORK_MAILBOX.search(mailbox):
        return Circumstance.FAMILYS
    near = owner(sheet, start, end)
    work = bool(_WORK_DOMAIN.search(domain) and not _ANYBODYS.search(domain)) or bool(_WORK_MAILBOX.search(mailbox))
    if work and _PUPIL_MAILBOX.search(mailbox) and _PUPIL.search(sheet.around(start, end)):
        return Circumstance.FAMILYS
    if not work and _PRIVATE_DOMAIN.search(domain):
        return Circumstance.WORK if is_writers(sheet, start, end) else Circumstance.FAMILYS
    if not work:
        return _of_nobodys_domain(sheet, start, end, mailbox)
    if near is Circumstance.FAMILYS and not _WORK_MAILBOX.search(mailbox) and _own_account(sheet, start):
        return Circumstance.FAMILYS
    return Circumstance.WORK


def _of_nobodys_domain(sheet: Sheet, start: int, end: int, mailbox: str) -> Circumstance:
    """A domain that says nothing: a family's, unless the writer is reached there or a colleague stands beside it."""
    if not _HOMELY.search(mailbox) and (is_writers(sheet, start, end) or in_signature(sheet, start)):
        return Circumstance.WORK
    if _SENT_FROM.search(sheet.before(start, 40)) or _HOMELY.search(mailbox):
        return Circumstance.FAMILYS
    whose = owner(sheet, start, end, reach=40)
    return Circumstance.UNCLEAR if whose is Circumstance.UNCLEAR else whose


def _parts(address: str) -> tuple[str, str]:
    """Mailbox and domain, also of what is spelt out: "bev dot lomax at cosyhome dot example"."""
    plain = re.sub(r"\s?[\[({<*_-]? ?\b(?:dot|full stop|point)\b ?[\])}>*_-]? ?| ?\. ?|,", ".", address)
    plain = re.sub(r"\s?[\[({<*]? ?@+ ?[\])}>*]?\s?| at[ -]sign ", "@", plain)
    if "@" not in plain:
        plain = re.sub(r" ?[\[({<*_-]? ?\b(?:at|a)\b ?[\])}>*_-]? ?", "@", plain)
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
