"""How a date is written: in figures, in words, in two orders, days that have a name, days of other calendars.

Example: "14/3/11", "the 5th of May, 2009", "2011-03-14", "fourth of July two thousand and eleven", "Boxing Day 2011".
"""

from __future__ import annotations

import re

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
SPELT_DAY = (
    r"(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
# "8th febuary", "3rd Agust", "12 Septmber"
_MISSPELT = r"(?:jan|feb|mar|apr|aug|agu|sep|oct|nov|dec|jul|jun)[a-z]{1,8}"
PLACEHOLDER = re.compile(r"0?1[/.-]0?1[/.-]|(?:19|20)\d\d-01-01")
_SPELT_YEAR = r"(?:two thousand(?: and)?|twenty)[ -](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:[ -](?:one|two|three|four|five|six))?)"
DATE = re.compile(
    rf"(?<![\w/-])(?<!\d\.)(?:\d{{1,2}}\s?[/.\\-]\s?\d{{1,2}}\s?[/.\\-]\s?(?P<y1>\d{{4}}|\d{{2}})"
    r"|(?P<y2>(?:19|20)\d\d)[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|(?<!\+)(?<!\d )(?:0?[1-9]|[12]\d|3[01]) \d{1,2} (?P<y5>(?:19|20)?\d\d)(?! \d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ./-]{{0,2}}(?:of )?{MONTH}[ ,./'-]{{0,3}}(?P<y3>(?:19|20)\d\d|\d\d)"
    rf"|(?:{SPELT_DAY})(?: of)? {MONTH}[ ,]{{1,2}}(?P<y6>(?:19|20)\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MISSPELT},? (?P<y8>(?:19|20)\d\d)"
    r"|\d{1,2}[ ./-]{1,2}(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[ ./-]{1,2}(?P<y7>(?:19|20)?\d\d)"
    rf"|{MONTH}[ .]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?[ ,.']{{1,3}}(?P<y4>(?:19|20)\d\d|\d\d))(?![\w/]|[.-]\d| (?:of )?{MONTH}\b)",
    re.IGNORECASE,
)
BIRTH_LABEL = re.compile(
    r"(?:\bd[.-]?\s?o[.-]?\s?b\b\.?|\bdate of birth|\bd/o/b)(?: (?:is|was|as|given as))?[ :=(-]{0,3}$"
)
# Letters for figures: "14/o3/2011"; only after a label
NEARLY = re.compile(
    r"(?<![\w/])(?=[\d/.-]{0,9}[oOlI|])[\doOlI]{1,2}[/.|-][\doOlI]{1,2}[/.|-](?:[\doOlI]{4}|[\doOlI]{2})(?![\w/])"
)
COMPACT = re.compile(r"(?<!\d)\d{8}(?!\d)|(?<!\d)\d{6}(?!\d)")
DAY_MONTH = re.compile(
    rf"(?<![\w/])(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|{SPELT_DAY})(?: of)? {MONTH}(?: (?:last|this|next) year|,? {_SPELT_YEAR})?|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}/\d{{1,2}})(?![\w/])",
    re.IGNORECASE,
)
SPELT = re.compile(
    rf"(?<!\w)(?:{SPELT_DAY})(?: (?:of )?{MONTH}| (?:of )?(?:the )?(?:{SPELT_DAY})),? (?:{_SPELT_YEAR}|(?:19|20)\d\d)(?!\w)"
    rf"|(?<!\w)(?:the )?\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: of)?,? (?:{_SPELT_YEAR}|(?:19|20)?\d\d)(?!\w)"
    rf"|(?<!\w){MONTH},? (?:19|20)\d\d,? (?:on )?the \d{{1,2}}(?:st|nd|rd|th)(?!\w)",
    re.IGNORECASE,
)
# Days that have a name, and days of other calendars; marked only where the text says that somebody was born on them.
FEAST = re.compile(
    r"(?<!\w)(?:(?:christmas|boxing|new year'?s|valentine'?s|st\.? \w{5,8}'?s|may|leap|april fools?'?|mother'?s|mothering|armistice|guy fawkes) (?:day|eve|night|sunday)"
    r"|christmas|hallow ?e'?en|easter (?:sunday|monday|day)|good friday|bonfire night)(?:,? (?:in )?(?P<year>(?:19|20)\d\d))?(?!\w)"
)
OTHER_CALENDAR = re.compile(
    r"(?<!\w)\d{1,2} [a-z'-]{3,12}(?: [a-z'-]{2,8})? 1[34]\d\d(?: a?h)?(?: ?\([^)\n]{6,18}\))?(?!\w)"
)
