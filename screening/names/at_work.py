"""Names of staff by what is said of them: on leave, from an organisation, rung on an extension, thanked at the end.

Example: "while Bev is on leave", "Denise from Kinship Connect", "Ring Janice on ext 4417", "Thanks for Friday, Obi."
"""

from __future__ import annotations

import re

from screening.names import cues, people
from screening.names.roles import ANY_ROLE
from screening.names.runs import Run
from screening.reading.lexicon import Kind, kind
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of

_AWAY = re.compile(
    r"^(?:,? (?:and |& )?[a-z'-]{2,14}){0,3} to be (?:back|off|on) (?:off |from |on )?leave|^(?:'s| is| was| are| being| goes| went| has gone| has been|,? who(?:'s| is| was))? ?(?:now |still |away |off )?(?:on|back from|from|off on) (?:annual |maternity |paternity |sick |study |mat |adoption |long[- ]term |unpaid |parental |compassionate )?(?:leave|secondment|jury service|a sabbatical|a course|training)(?!\w)"
    r"|^(?:'s| is| was| has| had| having|,? who(?:'s| has| had)?)? ?(?:just |now |recently |since )?(?:retired|retires|retiring|resigned|been promoted|been seconded|left the (?:team|trust|service|council|authority|la|post|school's employ)|moved teams|handed (?:over|in (?:her|his) notice)|covering|job[- ]shar\w{1,3}|works? part[- ]time|work(?:s|ed) (?:for|with|alongside) (?:us|you|them|the (?:council|trust|la|team))|"
    r"used to (?:run|do|lead|manage|have|cover|chair|send|deliver|teach|train|be (?:our|the|your|in)|work)|had the (?:job|post|role)|has (?:our|the|your|my|this) (?:patch|area|cluster|caseload|old job|team)|picks? up the|is (?:after|chasing) (?:a letter|numbers|the data|figures|returns)|(?:still )?do(?:es|ing)? the (?:training|rota|data|minutes|bookings?|newsletter|invoices|website|bulletin|payroll|finance|course|sessions?|network|forum))(?!\w)"
)
_STILL_DOING = re.compile(
    r"^ (?:still |now )?(?:doing|running|leading|delivering|covering|chairing|managing|organising|sending|hosting) (?:the|our|your|that|this|a|any) (?:\w{2,14} )?(?:training|course|rota|data|minutes|bookings?|newsletter|bulletin|network|forum|sessions?|team|service|clinics?|workshops?|webinars?|desk|hub|project|cluster|panel|audit)(?!\w)"
)
# "did Marcus ring you back", "Rafe and I weren't sure", "a very nice man called Storm in Parking", "angel on your front desk"
_IN_TOUCH = re.compile(
    r"^ (?:to )?(?:ring|rang|call|called|calls|email|emailed|emails|phone|phoned|get back to|got back to|forward|forwarded|write back to|wrote to|reply to|replied to|chase|chased|cc'?d|copied in) (?:u|you|me|us|everyone|everybody)(?!\w)"
)
_AND_I = re.compile(r"^ (?:and|&) (?:i|me|myself)(?!\w)|^ and your? ")
_I_AND = re.compile(r"\b(?:me|i|myself) (?:and|&) $")
_A_MAN_CALLED = re.compile(
    r"\b(?:man|woman|lady|chap|bloke|guy|gentleman|fella|colleague|lass on the phone|voice|temp) (?:called|named|by the name of) $"
)
_AT_DESK = re.compile(
    r"^ (?:on|at|in|from) (?:ur|your|the|our|their) (?:\w{2,10} )?(?:desk|switchboard|reception|helpline|duty|phones?|parking|post room|office|front)(?!\w)"
)
_PRAISED = re.compile(
    r"^ (?:was|is|were|as always|made it) (?:so |really |very |absolutely |a |an )?(?:brilliant|excellent|great|fantastic|superb|engaging|knowledgeable|clear|lovely|inspiring|amazing|wonderful|super|helpful|good)(?!\w)"
)
_EVALUATION = any_of(
    "session sessions training course trainer presenter presented slides workshop webinar speaker facilitator delivery pace handouts content inset"
)
_BIT_BY = re.compile(
    r"\b(?:bit|part|session|section|slides?|talk|input|course|training|webinar|workshop|day|twilight|inset|module|meeting|call|chat) (?:that |which |with |by |from |run by |led by )?$"
)
_GAVE = re.compile(r"^ (?:did|gave|ran|led|shared|presented|delivered|covered|put on)(?!\w)|^ from (?:the|your|our) ")
_GONE = re.compile(
    r"^,? (?:he's|she's|he has|she has|who's|who has|hes|shes) (?:now |just |since |recently )?(?:retired|left|moved on|on leave|gone part[- ]time|on maternity|changed jobs?|been promoted|our|the|your)(?!\w)"
)
_COVERED = re.compile(
    r"^[^.?!\n]{0,40}\b(?:i'm|im|i am|i'll be|who is|who's) (?:covering|standing in|filling in)(?!\w)"
)
_FROM_ACRONYM = re.compile(
    r"^,? (?:from|at|in|over at) (?:the )?(?!HK|UK|USA?|EU|UAE|DRC|Y\d|KS\d|AP\b|PRU\b|SEN\b|LAC\b)[A-Z]{2,8}(?![\w])"
)
_RUNG = re.compile(r"\b(?:ring|rang|call|phone|email|e-mail|contact|ask for|speak to|ping|message|text|reach) $")
_RUNG_ON = re.compile(
    r"^,? (?:on|at|via|x) ?(?:ext|extn|extension|x ?\d|0\d|\+44|\(?0|the (?:main|office|duty|switchboard)|teams|her work|his work|[a-z.]+@)"
)
# "Denise from Kinship Connect", "Mandy at the outdoor centre", "Oonagh from housing options", "verity from the fostering side"
_FROM_ORGANISATION = re.compile(
    r"^(?: and [a-z'-]{2,20})?,? \(?(?:from|at|of|with|over at|who's at|in) (?:the |our |your |their )?(?:[a-z'&-]{2,16} ){0,4}?(?:centre|center|office|offices|council|trust|charity|school|schools|academy|college|primary|nursery|infants|juniors|prep|pru|hub|agency|company|service|services|team|side|board|union|university|department|dept|unit|"
    r"options|support|connect|association|foundation|network|project|partnership|federation|diocese|helpline|desk|group|club|museum|library|hospital|clinic|surgery|station|inspectorate|commissioners?|consultancy|solutions|publishing)(?!\w)(?! (?:at|every|on) )"
)
_FROM_CAPITALS = re.compile(r"^,? (?:from|of|at) (?:the )?(?:[A-Z][\w'&-]{1,16}(?: (?:of|and|the|&) )? ?){2,4}")
# After a name: "(SENDIASS)", "(Hollytree Infants)", "(nursery room leader)"; not "(LAC)", "(Y9)".
_IN_BRACKETS = re.compile(r"^ \((?P<inside>[A-Z][\w' &/-]{2,40})\)")
_CHILD_CODES = frozenset(
    [
        "LAC",
        "CLA",
        "CIN",
        "CP",
        "CPP",
        "PLAC",
        "PWLC",
        "UASC",
        "FSM",
        "SEN",
        "SEND",
        "EHCP",
        "EAL",
        "ASD",
        "ADHD",
        "PP",
        "PPP",
        "SEMH",
        "GRT",
        "LD",
        "MLD",
        "SLD",
        "PMLD",
        "PA",
        "AP",
        "YR",
        "KS",
        "NFA",
        "EHE",
        "CME",
        "CWSW",
        "SGO",
        "ICO",
        "PEX",
        "RT",
        "PT",
        "HI",
        "VI",
    ]
)
_ORGANISATION = re.compile(
    r"\b(?:infants?|juniors?|primary|school|academy|college|high|trust|council|services?|team|centre|hub|nursery|prep|pru|federation|university|office|charity)\b"
)
# "Thanks for Friday, Obi.", "Yes please Gill.", "Any joy with that, Pam?"
_THANKED = re.compile(
    r"(?:^|[\n.?!] ?)(?:(?:many )?thanks|thank you|thx|ta|cheers|sorry|yes|no|ok|okay|great|brilliant|lovely|hi|hello|morning|please|quick one|any (?:joy|news|luck|update)|good to (?:meet|see|hear)|nice to|as (?:discussed|promised)|following)\b[^.?!\n]{0,50}, ?$"
)
_ENDS = re.compile(r"^ ?(?:[.!?]|$|\n| x\b)")
# "to the SENCO (me, Liz)", "early help workers in a term (Gurveer, then Alice", "in the hearing impairment team (I think Hafsa?)"
_LEAD_ROLE = re.compile(
    rf"(?<!\w)(?:{ANY_ROLE}|workers?|teams?|agency|service|officers?|sw)\b[^.?!\n()]{{0,24}} \((?:i think |me,? |that's |now |currently |both |either |our )?(?:[a-z'-]{{2,16}},? (?:i think,? )?(?:then |and |or |& )?){{0,3}}$"
)
_ADMIN = re.compile(
    r"^,? (?:re|about|regarding|with) (?:the |my |our |those |these )?(?:passwords?|logins?|invoices?|bookings?|rota|agenda|minutes|slides|venue|parking|access|licen[cs]es?|data return|returns?|census|newsletter|website|spreadsheet|report template|training|dates)(?!\w)"
)
_THINKS = re.compile(
    r"^,? who,? (?:i think |we think |i believe |apparently )?(?:is|was|works?|runs?|leads?|does|manages?) (?!in (?:year|y\d|care)|on (?:a|roll)|looked)(?:[a-z]{2,14} ){0,3}(?:vsh?|head|adviser|manager|lead|officer|commission\w{1,4}|team|director|principal|trainer|governor|consultant|worker|psychologist|coordinator)\b"
)


# "Who do I nag, Bartholomew or Prue?"
_WHOM_TO_ASK = re.compile(
    r"\bwho(?:m)? (?:do|should|can|must|would|did) (?:i|we|you) (?:nag|ask|chase|email|ring|phone|contact|speak to|tell|book with|send (?:it|this|them) to|copy in|invoice)\b[^.?!\n]{0,30}$"
)
# Each alone shows staff: what stands after the name, what stands before it, and pairs of both.
_AFTER = (_AWAY, _STILL_DOING, _THINKS, _ADMIN, _IN_TOUCH, _AND_I, _AT_DESK, _GONE, _COVERED)
_BEFORE = (_WHOM_TO_ASK, _LEAD_ROLE, _I_AND, _A_MAN_CALLED)
_AROUND = ((_RUNG, _RUNG_ON), (_THANKED, _ENDS), (_BIT_BY, _GAVE))


def is_at_work(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether what is said of the person is said of staff only."""
    if run.possessive or cues.AFTER_YEAR.search(after):
        return False
    return (
        any(pattern.search(after) for pattern in _AFTER)
        or any(pattern.search(before) for pattern in _BEFORE)
        or any(left.search(before) and right.search(after) for left, right in _AROUND)
        or _religious(sheet, run, after)
        or bool(_PRAISED.search(after) and _EVALUATION.search(sheet.lower))
        or bool(_FROM_ORGANISATION.search(after) and not cues.PRONOUN.search(after))
        or bool(_FROM_ACRONYM.match(sheet.text[run.end : run.end + 30]))
        or _in_brackets_at_work(sheet, run)
        or _from_capitals(sheet, run)
    )


_RUNS = re.compile(
    r"^ (?:still |also |kindly )?(?:runs?|leads?|teaches|chairs?|manages?|ran|led) (?:our|the|a|your)(?!\w)|^ (?:at|of|from) (?:the )?(?:convent|parish|diocese|order|chaplaincy)(?!\w)"
)


def _religious(sheet: Sheet, run: Run, after: str) -> bool:
    """ "Sister Agnes, our chaplain", "Sr Agnes": a title of an order, not a sibling."""
    if not run.index:
        return False
    title = sheet.words[run.index - 1]
    if title.text in {"Sr", "Fr", "Br"}:
        return True
    ordained = title.text in {"Sister", "Brother", "Mother", "Father"} and not run.lower
    return ordained and bool(
        _RUNS.search(after)
        or people.ROLE_AFTER.search(after)
        or people.ROLE_BEFORE.search(sheet.before(title.start, 60))
    )


def _in_brackets_at_work(sheet: Sheet, run: Run) -> bool:
    found = _IN_BRACKETS.match(sheet.text[run.end : run.end + 50])
    if not found:
        return False
    inside = found.group("inside")
    service = inside.isupper() and len(inside) > 3 and not set(inside.split()) & _CHILD_CODES
    return service or bool(_ORGANISATION.search(inside.lower()))


def _from_capitals(sheet: Sheet, run: Run) -> bool:
    """ "from Kinship Connect" is an organisation, "from Hong Kong" a place."""
    found = _FROM_CAPITALS.match(sheet.text[run.end : run.end + 60])
    if not found:
        return False
    words = re.findall(r"[A-Z][\w'-]+", found.group())
    return len(words) > 1 and not any(kind(word.lower()) in {Kind.PLACE, Kind.PLACE_NAME} for word in words)
