"""What a text with dates speaks of as a whole: of an age in doubt, of two dates that differ, of one child, of a family."""

from __future__ import annotations

import re
from functools import cached_property

from screening.contacts.owner_words import STRONG_FAMILY
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of

_WHICH_DATE = re.compile(
    r"(?<!\w)(?:two|both|different|conflicting|which|wrong) (?:dates?|dobs?|birthdays?)(?!\w)|(?<!\w)only (?:have|got|had|know) (?:a|his|her|the) (?:birthday|dob|date of birth)(?!\w)"
)
# Where a text asks how old somebody is, a date of a child's years is when they were born.
_HOW_OLD = re.compile(
    r"(?<!\w)(?:age (?:dispute[ds]?|query|assessment|assessed|check|in doubt|is (?:disputed|wrong|not))|age[- ]disputed|(?:evidence|proof) of age|(?:two|both|different|conflicting) dates (?:on|for|of birth)|papers? (?:says?|gives?|has)|passport|birth certificate|brp|visa|home office (?:letter|says|has|gives)|id card|birthdays?|birth ?dates?|dates? of birth|dobs?|"
    r"(?:dentist|doctor|social worker|court|school) says (?:older|younger)|(?:a )?year (?:older|younger)|which (?:year|age)(?: group)?|year \d{1,2} or (?:year )?\d{1,2}|y\d{1,2} or y\d{1,2}|(?:the )?(?:wrong )?year (?:group )?(?:below|above|behind|ahead)|wrong year group|out of (?:year group|cohort|year)|leap year|held back|summer[- ]born|(?:which|what|right|correct|wrong|same) (?:school )?(?:cohort|year|intake)|adoption certificate|red book|(?:what|which|wot|wots|whats|what's) (?:the )?(?:yr|year)(?: gr(?:ou)?p)?|(?:yr|year) grp|how old|(?:is|isn't|he's|she's|hes|shes|not|only|already|turned|be) (?:not |only |yet |already )?(?:two|three|four|five|six) (?:till|til|until|yet|now|already|in|by)|old enough|too (?:old|young)|(?:two|three|four|2|3|4)[- ]year[- ]olds? (?:offer|code|place|funding)|(?:nursery|funded|30 hours?|15 hours?) (?:code|place|offer)|starts? (?:school|reception))(?!\w)"
)
ONE_CHILD = any_of("""applicant applicant's leaver he she his her him hes shes he's she's child boy girl pupil lad lass learner student son daughter twin
    toddler year yr reception y7 y8 y9 y10 y11 y6 y5 y4 y3 y2 y1""")

# What dates of years ago are, when they are nobody's birthday.
OTHER_DATE = any_of(
    """act acts regulation regulations regs law legal guidance policy policies version dated published updated reviewed form forms circular statutory commenced commencement force effective
    cohort cohorts cut-off cutoff anyone everyone those children pupils students born-between between training trained refresher certificate certificates expires expired dbs ofsted inspection inspected opened founded
    started adopted approved ratified endorsed issued edition v1 v2 v3 v4 v5 scheme signed kcsie assent photo gdpr
    built finished completed demolished refurbished installed bought purchased retired joined converted conversion academy appointed employed contract agreement minutes governors order orders ruling judgment archive retention lease mou protocol qualified registered since from until""",
    [
        "in force",
        "came in on",
        "came in in",
        "came in from",
        "guidance came in",
        "rules came in",
        "law came in",
        "duty came in",
        "into effect",
        "took effect",
        "the head started",
        "note of",
        "summer-born guidance",
        "rolled out",
        "census day",
        "census date",
        "census of",
        "census for",
        "autumn census",
        "spring census",
        "summer census",
        "went live",
        "set up",
        "launched on",
        "brought in",
        "switched to",
        "signed off",
        "first aid",
    ],
)


class Talk:
    """What the whole text speaks of, looked up once for all its dates and only when a date asks."""

    def __init__(self, sheet: Sheet) -> None:
        self._lower = sheet.lower

    @cached_property
    def how_old(self) -> bool:
        return bool(_HOW_OLD.search(self._lower))

    @cached_property
    def which_date(self) -> bool:
        return bool(_WHICH_DATE.search(self._lower))

    @cached_property
    def one_child(self) -> bool:
        return bool(ONE_CHILD.search(self._lower))

    @cached_property
    def family(self) -> bool:
        return self.one_child or bool(STRONG_FAMILY.search(self._lower))
