"""Whose is it? The words around a contact or number that give it to a family, to a professional, or to an office.

Example: "mum's mobile is 07700 900123" is the family's; "ring our office on 0117 496 0150" is work.
"""

from __future__ import annotations

import re

from screening.sheet import Sheet
from screening.types import Circumstance
from screening.wordsets import any_of

FAMILY = any_of(
    """mum mums mum's mother mother's mam mom dad dads dad's father father's parent parents parent's parents' carer carers
    carer's carers' nan nana nanna gran grandma grandad granddad grandmother grandfather granny stepmum step-mum stepdad
    step-dad stepmother stepfather auntie aunt aunty uncle guardian sibling siblings sister brother sister's brother's
    cousin family family's foster* his her hers him himself herself he she hes shes he's she's child child's boy girl
    lad lass pupil pupil's student student's learner learner's kid kid's young person youngster young person's son
    daughter son's daughter's teenager their home lives living live stays staying stopping moved moving sofa address
    grandparents twins baby toddler""",
    ["young person", "next of kin", "emergency contact", "home address", "mum and dad"],
)
STRONG_FAMILY = any_of(
    """mum mums mum's mother mother's mam mom dad dads dad's father father's parent parent's parents' carer carers
    carer's nan nana gran grandma grandad granny stepmum step-mum stepdad step-dad auntie aunt uncle himself herself
    sibling sister brother his her him he she hes shes he's she's pupil student lad lives living staying stopping sofa
    family child boy girl learner""",
    ["young person", "next of kin", "emergency contact", "home address"],
)
OFFICE = any_of(
    """office reception switchboard duty helpline helpdesk advice hotline desk venue academy college centre center
    council civic library hall headquarters hq depot extension ext fax trust nursery hub department dept team
    training course conference workshop hotel room theatre charity provider supplier company publisher bookshop invoice
    ofsted dfe police station surgery clinic hospital court tribunal ombudsman union governor governors""",
    [
        "our number",
        "school number",
        "school mobile",
        "school phone",
        "office mobile",
        "trip phone",
        "for trips",
        "main line",
        "direct line",
        "direct dial",
        "work mobile",
        "school is",
        "the school",
        "our school",
        "our address",
        "our new",
        "our site",
        "our postcode",
        "school's",
        "school at",
        "based at",
        "held at",
        "meet at",
        "meeting at",
        "session at",
        "site is",
        "delivered at",
        "delivery to",
        "deliver to",
        "hub is",
        "school on",
        "school office",
    ],
)
SELF = any_of(
    "",
    [
        "my number",
        "my mobile",
        "my work",
        "my email",
        "my e-mail",
        "my direct",
        "my extension",
        "my phone",
        "ring me",
        "call me",
        "phone me",
        "text me",
        "email me",
        "e-mail me",
        "reach me",
        "contact me",
        "reply to me",
        "get me",
        "i'm on",
        "im on",
        "i am on",
        "me on",
        "me at",
        "catch me",
        "send it to me",
        "my new",
        "our new",
        "our email",
        "our mobile",
        "our number",
        "ring us",
        "call us",
        "reach us",
        "us on",
        "us at",
        "contact us",
        "email us",
        "send them to me",
    ],
)
STAFF = any_of("""headteacher headteacher's head deputy senco sendco dsl ddsl ewo teacher tutor adviser advisor officer manager
    worker iro psychologist ep trainer consultant administrator secretary bursar caretaker governor lead coordinator
    co-ordinator receptionist principal colleague colleagues therapist nurse counsellor mentor practitioner commissioner
    solicitor virtual assistant director clerk supervisor cafcass cpd data""")


_SENTENCE = re.compile(r"[.?!]\s|\n")


def owner(sheet: Sheet, start: int, end: int, *, reach: int = 70) -> Circumstance:
    """Whether a contact stands with the words of a family, of work, or of neither. The nearer words decide."""
    left, right = sheet.around(start, end, reach, reach // 2 + 10).split("\x1f", 1)
    left = _SENTENCE.split(left)[-1]
    right = _SENTENCE.split(right, maxsplit=1)[0]
    if SELF.search(left[-40:]) or SELF.search(right[:30]):
        return Circumstance.WORK
    family = _nearness(STRONG_FAMILY, left, right)
    work = min(_nearness(OFFICE, left, right[:24]), _nearness(STAFF, left, right[:14]) + 4)
    if family == work == _FAR:
        return Circumstance.UNCLEAR
    return Circumstance.FAMILYS if family <= work else Circumstance.WORK


_FAR = 10_000


def _nearness(pattern: re.Pattern[str], left: str, right: str) -> int:
    last = None
    for match in pattern.finditer(left):
        last = match
    distance = len(left) - last.end() if last else _FAR
    following = pattern.search(right)
    return min(distance, following.start() + 8 if following else _FAR)
