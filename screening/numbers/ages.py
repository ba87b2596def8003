"""Days on which somebody reaches an age: they are days of birth, also where no month is named.

Example: "he'll be eighteen on the 21st of this month" is marked, "if a child turns 16 on the 21st" is a rule for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.numbers.date_shapes import MONTH, SPELT_DAY
from screening.reading.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType

# "turned 5 on …", "will be 16 on …", "his 16th birthday is …", "he was 14 on the …"
_AGE = r"(?:[1-9]|1\d|2[0-5]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
_WHEN = r"(?: (?:on|from|next|this|last|by|(?:mon|tues|wednes|thurs|fri|satur|sun)day)){0,3},?(?: \(?the| \()? ?"
_AGE_ON = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|be|is|was|been|hits?|reach(?:es|ed)?|becomes?|became|she's|he's|hes|shes) (?:(?:he|she|they) )?(?:just |only |really |actually )?{_AGE}(?: years old)?(?:,|:| -)?{_WHEN}$"
    rf"|(?:^|[.?!,(;-] ?){_AGE} on (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?$"
    r"|^\W{0,2}(?:his |her )?(?:[4-9]|1\d|2[0-5])(?:st|nd|rd|th) (?:is|was|falls on)(?: on)?(?: the)? $|\b(?:(?:his|her|their|the) big day|(?:he|she|they)(?:'ll)? (?:comes? of age|has? (?:his|her|their) birthday|gets? older))(?: is| was| falls)?(?: on)?(?: the)? $"
    r"|\b\d{1,2}(?:st|nd|rd|th) (?:birthday|bday)(?: is| was| falls)?(?: on)?(?: the)? $"
    r"|\b(?:his|her|their|child's|pupil's) (?:\d{1,2}(?:st|nd|rd|th)|\w{2,5}teenth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|twenty-?first)(?: birthday| bday)? (?:(?:is|was|falls)(?: on)?|on)(?: the)? $"
)
# A day alone, after an age that somebody reaches on it: "he'll be eighteen on the 21st of this month".
_DAY_ALONE = re.compile(
    rf"(?<![\w/])(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{SPELT_DAY})(?: (?:of )?(?:(?:this|next|last) month|the month))?(?![\w/]|-\w| (?:of )?{MONTH}\b)",
    re.IGNORECASE,
)
_BORN_ON = re.compile(
    r"\b(?:he|she|infant|baby|twins|child)\b[^.?!]{0,36}\bborn (?:on )?$"
)  # "born the 9th of last month"
_SOMEBODY_IS = re.compile(
    r"\b(?:he|she|they|it'll|he'll|she'll|they'll|lad|lass|boy|girl|child|pupil|student|son|daughter|learner|yp|young person|birthday|turn(?:s|ed|ing)?|\d{1,2}th|[a-z]+teenth)(?:'s|'ll)?\b"
)
_ANYONE_IS = re.compile(
    r"\b(?:(?:a|any|every|each|no|the) (?:\w{3,12} )?(?:child|pupil|student|young person|yp|learner|person|kid|teenager)|someone|anyone|everyone|children|pupils|students|they|who|you|we|i|(?:our|the|your|my) (?:\w{3,12} )?(?:school|academy|nursery|trust|charity|policy|service|scheme|team|hub))"
    r" (?:turns?|is|are|will be|reach(?:es)?|becomes?|hits?|must be|has to be|can be)\b[^.]{0,20}$"
)


def find_days_of_age(sheet: Sheet) -> Iterator[Candidate]:
    """Every day without a month after an age that one child reaches."""
    for match in _DAY_ALONE.finditer(sheet.text):
        before = sheet.before(match.start(), 60)
        if (comes_of_age(before) and _SOMEBODY_IS.search(before)) or _BORN_ON.search(before):
            yield Candidate(FindingType.DOB, match.start(), match.end(), Circumstance.LABELLED)


_ANYBODY_BORN = re.compile(
    r"\b(?:if|when|whether|where|that|does|is|would|can|will|should) (?:a|an|any|every|each|some) (?:\w{3,12} )?(?:child|pupil|student|young person|learner|baby|boy|girl)(?: who is| who was)? born(?: on)? (?:the )?$"
)


def is_anybody_born(before: str) -> bool:
    """ "Does a child born on 1 September start later?" gives a rule, where no year is named."""
    return bool(_ANYBODY_BORN.search(before))


def comes_of_age(before: str) -> bool:
    """ "Lena turns 5 on" gives a day of birth, "if a child turns 16 on" a rule."""
    return bool(_AGE_ON.search(before)) and not _ANYONE_IS.search(before)


# "the school's 60th birthday is", "our head's birthday": a day of work
_STAFFS_BIRTHDAY = re.compile(
    r"\b(?:school|trust|academy|charity|team|hub|head|headteacher|deputy|senco|dsl|teacher|tutor|colleague|governor|chair|caretaker|boss|manager|officer|ta)'?s (?:\d{1,3}(?:st|nd|rd|th) )?(?:birthday|bday)|\bmy (?:own )?(?:birthday|bday)"
    r"|\b(?:if|when|whether|where|that|does|is|would|can|will|should) (?:a|an|any|every|each) (?:\w{3,12} )?(?:child|pupil|student|young person|learner|baby|boy|girl)'?s (?:\w{2,8} )?(?:birthday|bday)"
)


def is_work_birthday(before: str) -> bool:
    """Whether the day before which this stands is a school's, a colleague's or anybody's: "our head's birthday is"."""
    return bool(_STAFFS_BIRTHDAY.search(before))
