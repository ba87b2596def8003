"""Whose is it? The words around a contact or number that give it to a family, to a professional, or to an office.

Example: "mum's mobile is 07700 900123" is the family's; "ring our office on 0117 496 0150" is work.
"""

from __future__ import annotations

import re

from screening.contacts.owner_words import OFFICE, SELF, STAFF, STRONG_FAMILY
from screening.reading.sheet import Sheet
from screening.types import Circumstance

Words = tuple[re.Pattern[str], ...]

_SENTENCE = re.compile(r"(?<!\bno)(?<!\btel)(?<!\bmob)[.?!]\s|\n")
# "If a parent rings …", "when any carer calls" speak of nobody.
_ANYONE = re.compile(
    r"\b(?:if|when|whether|should|can|does|do|where|once|must|may|before|after|for|to) (?:a|an|any|every|each|some) (?:\w{3,12} )?(?:parent|carer|child|pupil|student|learner|young person|family|mum|dad|boy|girl)\b"
    r"|\bfor (?:all )?(?:parents|carers|families|adopters|guardians)\b"
    r"|(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\btheir )\b(?:parents|carers|families|adopters|guardians) (?:who |often |always )?(?:(?:can|may|could|might|should|must)(?!'| be\b)|ring|call|text|phone|ask|use|book)\b"
)
# "the pupil referral unit", "the family hub": services, and no child or family
_SERVICES = re.compile(
    r"\b(?:pupil (?:referral|premium|support|admission|funding|progress|place)|child (?:benefit|protection (?:conference|plan|team)|missing|care)|family (?:hub|help|centre|support|group|learning|court)|"
    r"parent (?:governor|partnership|council|forum|hub)|carers?'? (?:group|forum|coffee|centre|leaflet)|student (?:finance|services|support|union)|learner (?:record|support)s?|(?:girls|boys)'? (?:school|grammar|high)|children's (?:services|social|centre))\b"
)
# "…, council says" is the beginning of the next clause, "… (reception)" says whose the number is.
_NEXT_CLAUSE = re.compile(
    r"^\s(?:says?|said|wants?|needs?|has|have|had|is|are|was|were|won't|wont|will|would|keeps?|thinks?|refuses?)\b"
)
_CONJUNCTION = re.compile(
    r"\s(?:and|but|so|since|because|cos|when|where|while|which|if|with|then)\s|,\s(?:is|are|does|do|can|could|should|who|what|how|when|she|he|they|we|i|it|no|please|shall|will)\s"
)
NOBODY = re.compile(r"(?!)")  # where a colleague named beside a contact says nothing: tutors go to homes
_FAR = 10_000
_SIGNATURE_LINE = 70
_SIGNED = re.compile(
    r"^\W{0,4}(?:(?:many |kind |best |warm )?(?:thanks|regards|wishes)|thank you|cheers|yours|best|ta)\b[^?]{0,30}$"
    r"|\b(?:head|headteacher|deputy|senco|sendco|dsl|officer|manager|worker|lead|leader|co-?ordinator|adviser|advisor|teacher|tutor|"
    r"administrator|admin|secretary|receptionist|business|principal|director|consultant|psychologist|team|academy|school|primary|infants|juniors|nursery|college|"
    r"trust|council|pru|role|job title|practitioner|clerk|governor|chair|pa|tel|office|mentor|nurse|therapist|solicitor)\b[^.?!]{0,40}$"
)


def owner(
    sheet: Sheet,
    start: int,
    end: int,
    *,
    reach: int = 70,
    family: Words = (STRONG_FAMILY,),
    office: Words = (OFFICE,),
    staff: re.Pattern[str] = STAFF,
) -> Circumstance:
    """Whether a contact stands with the words of a family, of work, or of neither. The nearer words decide."""
    left, right = sheet.around(start, end, reach, reach // 2 + 10).split("\x1f", 1)
    left = of_one(_with_form(_SENTENCE.split(left)))
    right = _SENTENCE.split(right, maxsplit=1)[0]
    if _SAID_OF_IT.search(right) or _SAID_AFTER.search(right):
        return Circumstance.FAMILYS
    if _SAID_OF_WORK.search(right) and not _KIN.search(left):
        return Circumstance.WORK
    if (SELF.search(left[-40:]) or SELF.search(right[:30])) and not _quoted(sheet, start):
        return Circumstance.FAMILYS if _CARES.search(sheet.lower) else Circumstance.WORK
    kin = min(_nearness(words, left, right) for words in family)
    work = min(_nearness(words, left, _of_this_clause(right[:34], words)) for words in office)
    work = min(work, _nearness(staff, left[-30:], right[:14]) + 4)
    if kin >= _FAR and work >= _FAR:
        return Circumstance.UNCLEAR
    return Circumstance.FAMILYS if kin < work else Circumstance.WORK


# "…, it's the carer's house phone": said of the contact itself, so nothing nearer counts.
_SOMEBODYS = r"(?:the |his |her |a |their |my |our |pupil's |child's |foster |kinship |birth |step){0,3}(?:carer|mum|dad|mam|mother|father|nan|nana|gran|grandma|grandad|granny|aunt|auntie|uncle|family|home|pupil|child|children'?s home|parent|foster|kinship|guardian)(?!-)"
_SAID_OF_IT = re.compile(
    rf"^ {{0,3}},? ?[-\u2013(]? ?(?:please,? )?(?:it's|its|that's|thats|which is|is|this is|belongs to) {_SOMEBODYS}"
)
# "0113 … (foster home landline)", "0117 … (gran)", "01632 … - carer's landline"
_SAID_AFTER = re.compile(
    rf"^ {{0,3}}(?:\(|- ?|, )\s?{_SOMEBODYS}(?:'?s)?(?: (?:home|house|landline|mobile|mob|phone|number|tel|line|only|again|eve|day|carer|home phone)){{0,3}}(?:\)|$|[,.;])"
)
_SAID_OF_WORK = re.compile(
    r"^ {0,3}(?:as|is|\(|for|-|,)? ?(?:his|her|their|my|the|our)? ?(?:new |old |own )?(?:works?|school|office|duty|business) (?:number|mobile|phone|line|e-?mail|cell)\b"
    r"|^,? (?:that's|it's|this is|which is) (?:the|our|my) (?:school|deputy|head|office|duty|senco|dsl|team|manager|caretaker|receptionist|trainer)\b"
    r"|^ {0,3},? ?(?:still |now )?(?:the|your|our) (?:right |new |correct |current |best )?(?:address|post ?code|number|line|e-?mail|one) (?:for|of|to) (?:your|our|the) (?:\w{2,12} )?(?:team|school|office|service|trust|council|hub|academy|training|panel|hall)\b"
    r"|^,? the (?:number|one|address|e-?mail) (?:on|in|from) (?:your|the (?:website|poster|leaflet|site|page|policy))\b"
    r"|^,? (?:is|was|remains) (?:our|the (?:school|office|team|trust)'?s?) (?:new |old |shared |main |own |duty |general ){0,2}(?:inbox|mailbox|address|e-?mail|account|number|line|mobile|phone)\b"
)
_KIN = re.compile(
    r"\b(?:mum|dad|mam|mother|father|nan|gran|grandma|grandad|carer|parent|aunt|auntie|uncle|stepdad|stepmum|pupil)(?:'?s)?\b"
)


def said_of_work(sheet: Sheet, end: int) -> bool:
    """Whether what follows a contact says that it is one of work: "… as his new work number"."""
    return bool(_SAID_OF_WORK.search(sheet.after(end, 40)))


def _with_form(sentences: list[str]) -> str:
    """The last sentence; under a box of a form ("Tel: …") the box above it says whose it is."""
    *above, last = sentences
    above = [text for text in above if text.strip()]
    boxed = above and _BOX.fullmatch(last) and not (last.strip(" .").isalpha() and _SIGNED.search(above[-1]))
    return f"{above[-1]} {last}" if boxed else last


_BOX = re.compile(
    r"\s{0,2}(?:[\w .'/()-]{1,24}[:=-]|(?:tel|telephone|mob|mobile|phone|home|t|m|e|h|email|e-mail|landline|cell|number|contact|post ?code|address|pc)\.?)\s{0,2}\(?"
)


def _quoted(sheet: Sheet, start: int) -> bool:
    """Whether somebody else speaks: "me" inside quotation marks is not the writer."""
    return sheet.before(start, 120).rpartition("\n")[2].count('"') % 2 == 1


# What a signature of work says beside a name; "Yours faithfully" alone is anybody's.
_ROLE = re.compile(
    r"\b(?:head|headteacher|deputy|senco|sendco|dsl|dt|officer|manager|worker|lead|leader|co-?ordinator|adviser|advisor|teacher|tutor|administrator|admin|secretary|"
    r"receptionist|bursar|principal|director|consultant|psychologist|academy|school|college|trust|council|pru|practitioner|clerk|governors?|chair|office|mentor|nurse|therapist|solicitor|ta|hlta|sencos?)\b"
)
_SHARED_MAILBOX = re.compile(
    r"\b(?:school|trust|team|council|our|office|department|shared)(?:'s)? (?:own |shared |old |new |generic |group ){0,2}(?:mailbox|e-?mail|account|inbox|address)(?: address)? (?:is |was |at )?$"
)
_LABEL_OF_LINE = re.compile(r"\s{0,4}|[^?!]{0,56}[:|,(/-] {0,2}|\W{0,4}(?:e|e-?mail|mail) ")
_CARES = re.compile(
    r"\b(?:i look after|i foster|we foster|i adopted|we adopted|(?:i'm|i am|im) (?:an?|the|his|her|their)(?: (?:worried|single|foster|kinship|special|birth|former|new)){0,2} (?:carer|grandmother|grandfather|aunt|auntie|uncle|mum|dad|nan|nana|gran|grandma|parent|mother|father|guardian|adopter)|"
    r"my (?:late )?(?:son|daughter|grand\w{3,8}|nephew|niece|foster|sister's|brother's|child|lad|boy|girl))\b"
)


def is_writers(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a private contact is the writer's own, who writes as staff: "reply to me at …", a signature with a role."""
    if _CARES.search(sheet.lower):
        return False
    left, right = sheet.around(start, end, 60, 40).split("\x1f", 1)
    near = _SENTENCE.split(left)[-1][-45:]
    if (SELF.search(near) or SELF.search(right[:30])) and not _quoted(sheet, start):
        return True
    if STAFF.search(near[-22:].replace("virtual school", "")) and not STRONG_FAMILY.search(near):
        return True
    if _SHARED_MAILBOX.search(near):
        return True
    if not _LABEL_OF_LINE.fullmatch(sheet.before(start, 60)):
        return False
    above = [line for line in sheet.lower[max(0, start - 160) : start].split("\n") if line.strip()]
    return in_signature(sheet, start) and any(_ROLE.search(line) for line in above[-3:] if len(line) <= _SIGNATURE_LINE)


_SIGNED_BY_FAMILY = re.compile(
    r"\W{0,3}(?:[\w.'-]{1,14} ){0,4}\W?(?:mum|mam|dad|nan|nana|gran|grandma|grandad|grandmother|grandfather|stepmum|stepdad|carers?|mother|father|parent|auntie|guardian|adopter)s?\W{0,3}"
)


_BOX_OF_FAMILY = re.compile(
    r"\W{0,3}(?:name of |contact |main |1st |first ){0,2}(?:foster )?(?:carer|parent|guardian|next of kin|mother|father|mum|dad|nan|family)\b[\w /()']{0,16}[:\d|]"
)


_TEL = re.compile(
    r"\W{0,3}(?:home |house )?(?:tel|telephone|phone|mob|mobile)(?:'s)?(?: (?:no|number|num|is))?[ .:]{0,3}(?:\([\w ]{1,8}\)[ :]{0,2})?"
)


def in_signature(sheet: Sheet, start: int) -> bool:
    """Whether a contact stands under a name and role, or a greeting's end: "Head of Year 8\n01632 960441"."""
    *above, line = sheet.lower[max(0, start - 260) : start].split("\n")
    if STRONG_FAMILY.search(line) or len(line) > _SIGNATURE_LINE:
        return False
    near = [text for text in above if text.strip()][-4:]
    if _CARES.search(sheet.lower) or any(_SIGNED_BY_FAMILY.fullmatch(text) for text in near[-2:]):
        return False
    if any(_BOX_OF_FAMILY.match(text) for text in near[-3:]):
        return False
    own = [] if _TEL.fullmatch(line) else [line]
    return any(len(text) <= _SIGNATURE_LINE and _SIGNED.search(text) for text in [*near, *own])


def of_one(words: str) -> str:
    """The words without those that speak of anybody, or of a service: "if a parent rings", "the family hub"."""
    return _SERVICES.sub(" ", _ANYONE.sub(" ", words))


def speaks_of_anyone(words: str) -> bool:
    """Whether they speak of families at large: "parents can ring", "for carers"."""
    return bool(_ANYONE.search(words))


def speaks_of_a_child(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a child or a relative stands anywhere near, in whatever sentence."""
    return bool(STRONG_FAMILY.search(of_one(sheet.around(start, end, 160, 120))))


def _of_this_clause(right: str, words: re.Pattern[str]) -> str:
    """What follows a contact, up to a word of work that begins a clause of its own."""
    right = _CONJUNCTION.split(right, maxsplit=1)[0]
    found = words.search(right)
    return right[: found.start()] if found and _NEXT_CLAUSE.search(right[found.end() :]) else right[:30]


def _nearness(pattern: re.Pattern[str], left: str, right: str) -> int:
    last = None
    for match in pattern.finditer(left):
        last = match
    distance = len(left) - last.end() if last else _FAR
    following = pattern.search(right)
    return min(distance, following.start() + 8 if following else _FAR)
