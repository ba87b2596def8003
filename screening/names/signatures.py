"""Names of staff by where they stand: sign-offs, lists of those present, forms that ask for a role.

Example: "Kind regards,⏎Leanne Hartshorne (SSW, Fostering)", "Apologies: Tracey Oyelaran (housing)", "Name: … ⏎ Role: …".
"""

from __future__ import annotations

import re

from screening.names import cues, people
from screening.names.roles import ANY_ROLE, DEPARTMENT, FILL
from screening.names.runs import Run
from screening.reading.sheet import Sheet

# A line that lists staff. "Present" and "panel" may list children too, so the line must hold no child's cue.
_ROLL = re.compile(
    r"^[\s\d.)(*>-]{0,8}(?:apologies(?: from| received)?|present|in attendance|attendees|attending|attended by|invited|invitees|distribution|circulation|circulated to|copy to|copied to|cc'?d?|bcc|from|to|sent by|fao|attn|"
    r"speakers?|trainers?|presenters?|facilitators?|hosts?|chair(?:ed by)?|minutes(?: taken)?(?: by)?|minute taker|clerk|notes by|author|authors|prepared by|written by|completed by|submitted by|requested by|raised by|referred by|referrer|"
    r"reported by|logged by|contact|contacts|key contact|main contact|link|lead|leads|lead prac(?:titioner)?|lead professional|allocated to|assigned to|worker|allocated worker|sw|social worker|iro|dsl|ddsl|senco|head|headteacher|ht|tutor|teacher|"
    r"line manager|manager|team manager|supervisor|governors?|staff|new starters?|leavers?|joiners?|welcome to|on leave|on duty|duty|duty worker|mat(?:ernity)? cover|cover|organisers?|delegates?|booked|attendee|participants)"
    r"(?: \([^)\n]{1,30}\))?\s?(?::|-|=|\s-\s)"
)
_CHILD_IN_LINE = re.compile(
    r"(?<!\w)(?:pupil|student|child(?!ren's)|year \d|yr ?\d|y\d{1,2}|dob|upn|mum|dad|he|she|his|her|pex|excluded|suspended|case)(?!\w)"
)
_ROLE_LINE = re.compile(
    rf"^\W{{0,4}}(?:{FILL}{ANY_ROLE}(?![\w'])|{DEPARTMENT}(?![\w'])|.{{0,40}}\b(?:school|academy|college|primary|trust|council|team|service|virtual school|borough|county|pru|nursery|federation|unit|hub)\b|"
    r"(?:tel|t|ph|phone|m|mob|email|e|ext|direct|dd)?[:. ]{0,2}(?:\+?\d[\d ]{5,15}|[\w.+-]{1,40}@)|ext\.? ?\d|https?:|www\.)"
)
_FORM_STAFF = re.compile(
    r"^\s{0,2}(?:job(?: title| role)?|role|position|designation|title|organisation|organization|agency|team|department|school|setting|service|your role|employer|telephone|tel|email|phone|contact no)\s{0,2}[:=-]"
)
_FORM_CHILD = re.compile(
    r"(?:^|\n)\s{0,2}(?:dob|d\.o\.b|date of birth|yr|year|year group|upn|nc year|age|address|school attended|placement|gender|ethnicity|legal status|status|plan|sen|parent|carer|mum|pupil|child)\b[^\n:]{0,20}[:=-]"
)
_FORM_NAME = re.compile(
    r"^[\s>*-]{0,4}(?:your |full |my |contact |staff )?(?:name|from|delegate|attendee|enquirer|requester)\s{0,2}[:=-]\s{0,2}$"
)
_CLOSED = re.compile(r"(?:^|[.?!)\n:]|thanks|cheers|regards|ta|thx|x)\s{0,3}$")


def is_listed_as_staff(sheet: Sheet, run: Run) -> bool:
    """Whether the name stands in a list of those present, copied or on duty."""
    start, end = _line(sheet, run)
    line = sheet.lower[start:end]
    return bool(_ROLL.search(line[:60]) and not run.possessive and not _CHILD_IN_LINE.search(line))


def is_form_of_staff(sheet: Sheet, run: Run, before: str) -> bool:
    """ "Name: Janine Ruddock ⏎ Role: Exams officer"; a form that asks for a year or a date of birth is a child's."""
    if not _FORM_NAME.search(before):
        return False
    following = sheet.lower[run.end : run.end + 200].lstrip(" ,;|")
    if _FORM_CHILD.search(following):
        return False
    return bool(_FORM_STAFF.search(following.lstrip("\n")))


def is_signature(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the name signs the text or a mail in it."""
    if run.possessive or cues.AFTER_YEAR.search(after):
        return False
    rest = sheet.lower[run.end : run.end + 160].strip(" .!,x-\n)")
    closing = people.CLOSING.search(sheet.lower[max(0, run.start - 40) : run.start])
    if closing and (
        not rest
        or after.strip(" .,!x") == ""
        or people.ROLE_AFTER.search(after)
        or "\n" in sheet.text[max(0, run.start - 2) : run.start]
    ):
        return True
    earlier = sheet.text[max(0, run.start - 60) : run.start].rstrip()
    own_line = bool(re.fullmatch(r"[ ~*,-]{0,6}(?:[a-z]\.? ){0,3}", before))
    if own_line and (_stands_over_a_role(sheet, run, after) or _stands_over_the_last_line(sheet, run)):
        return True
    if not earlier:
        return False
    if not rest:
        return (own_line and "\n" in sheet.text[max(0, run.start - 60) : run.start]) or earlier[-1] in ".?!-"
    return bool(_CLOSED.search(sheet.lower[max(0, run.start - 12) : run.start])) and _is_last_fragment(sheet, run)


def _stands_over_a_role(sheet: Sheet, run: Run, after: str) -> bool:
    """A name alone on its line, above a line with a job, a team, a telephone or an address of a mailbox."""
    if not re.fullmatch(r"\s{0,2}(?:\([^)\n]{0,30}\))?[ ,.]{0,2}", after):
        return False
    following = sheet.lower[run.end : run.end + 160].split("\n", 2)
    return len(following) > 1 and bool(
        _ROLE_LINE.search(following[1] or (following[2].split("\n", 1)[0] if len(following) > 2 else ""))
    )


def _stands_over_the_last_line(sheet: Sheet, run: Run) -> bool:
    """A name alone on its line above a short last line without a verb's full stop: "Carol Pickersgill⏎Attendance & Admissions"."""
    lines = sheet.text[run.end :].split("\n")
    if lines[0].strip(" ,.") or len(lines) != 2:
        return False
    last = lines[1].strip()
    return bool(last) and last[0].isupper() and len(last.split()) <= 5 and not re.search(r"[.?!:\d]", last)


def _is_last_fragment(sheet: Sheet, run: Run) -> bool:
    """ "Karen Tindall, PRU business manager" at the end of the text or of a line: a name, a comma, a job or a team."""
    tail = sheet.lower[run.end : run.end + 70].split("\n", 1)[0].strip()
    if len(tail) > 60 or not tail.startswith((",", "(", "-", "/", "|")) or any(mark in tail[:-1] for mark in "?!;"):
        return False
    tail = tail.strip(",(-/|) .")
    return bool(
        re.match(
            rf"(?:the )?(?:{FILL}{ANY_ROLE}(?![\w'])|{DEPARTMENT}(?![\w'])|(?:[a-z&]{{1,14}} ){{0,3}}(?:school|academy|college|primary|council|trust|team|service|hub|pru)\b)",
            tail,
        )
    )


def _line(sheet: Sheet, run: Run) -> tuple[int, int]:
    start = sheet.lower.rfind("\n", max(0, run.start - 300), run.start) + 1
    end = sheet.lower.find("\n", run.end, run.end + 200)
    return max(start, run.start - 300), end if end >= 0 else min(len(sheet.lower), run.end + 200)
