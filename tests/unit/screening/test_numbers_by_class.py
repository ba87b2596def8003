"""Promise 1: dates of birth and references in the ways that people write them, class by class, and what resembles them."""

from __future__ import annotations

import pytest

from screening import FindingType, Verdict, screen

NUMBERS = {FindingType.DOB, FindingType.CASE_REF, FindingType.NHS, FindingType.ULN, FindingType.UPN, FindingType.PHONE}

MARKED = [
    # the answer to how old somebody is
    ("Admissions say no: 11/02/2014 and they insist on the year below.", "11/02/2014"),
    ("Passport from the embassy says 2012-10-04 but the age assessment says older.", "2012-10-04"),
    ("Birth certificate came at last: the 5th of May, 2009. Is a bursary due?", "5th of may, 2009"),
    ("Is 01/09/2014 Year 6 or Year 7?", "01/09/2014"),
    ("29/02/16: the form won't take it, it is a leap year", "29/02/16"),
    # brothers and sisters
    ("Twins, both 14 January 2017. Separate PEPs?", "14 january 2017"),
    ("Sibling group for one school: 4/4/13, 18/9/15. Who decides?", "18/9/15"),
    # days that have a name, days of other calendars, days in words
    ("She was born on Boxing Day 2011", "boxing day 2011"),
    ("her birthday is halloween", "halloween"),
    ("D.O.B.: 19 Shawwal 1431 (27/9/2010)", "19 shawwal 1431"),
    ("DOB: fourth of July two thousand and eleven", "fourth of july"),
    # lists of a register
    ("LAC, F, 22/10/2010, no school since Easter", "22/10/2010"),
    # references with gaps
    ("DLA award letter for our pupil (CD 7719 404) came by mistake.", "cd 7719 404"),
    ("LCS 77 19 404 says closed", "77 19 404"),
    ("his bus pass 6335 9704 0012 3344 stopped working", "6335 9704"),
    ("Merlin 25PAC118402 came this morning", "25pac118402"),
    ("candidate number 2093 had a phone in his blazer", "2093"),
    ("exam no 4117, the boy who left early", "4117"),
    ("Referral Order, YOS/2025/0719: panel meets at 11", "yos/2025/0719"),
    # numbers with a slash for a label
    ("nhs/623.624.8125: is she down for the booster?", "623.624.8125"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_what_leads_to_one_child_blocks(text: str, marked: str) -> None:
    places = [text[f.start : f.end].lower() for f in screen(text).findings if f.verdict is Verdict.BLOCK]
    assert any(marked in place for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "The policy was adopted by governors on the ninth of May two thousand and nineteen.",
        "Policy: Missing Education | Adopted: 12/03/2021 | Review: 12/03/2023 | Is it out of date?",
        "Scheme of delegation signed off 12 October 2020. Is it still valid?",
        "Year 6 is 1/9/2014 to 31/8/2015, is that right?",
        "Is our siblings policy of 12/03/2021 out of date?",
        "Does the window close on New Year's Day?",
        "The DT (started 14/02/2019) has left.",
        "INV-20150317 dated 17/03/2025 looks like a duplicate.",
        "servicedesk ref req-25-04471 about logins",
        "INC0098814 logged with your IT about the ePEP feed",
        "Should we cite S.I. 2024/208 or S.I. 2006/1751?",
        "The firm's Companies House number is 09117284.",
        "Does 601/8844/5 count for the bursary?",
        "RIDDOR reference 8827719 was about a trestle.",
        "DfE no. 380/5401 was closed. Now 380/2077.",
        "Ref #88213 on your portal is my question about the audit tool.",
        "Our purchase order is lost. It was raised on 3 April as 5478-811-407.",
        "Our plan 2025 2026 2027 is due",
        "T 020 7946 0518",
    ],
)
def test_what_resembles_them_passes(text: str) -> None:
    assert [f.type for f in screen(text).findings if f.type in NUMBERS] == []
