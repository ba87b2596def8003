"""Promise 1: numbers that lead to one child are found, in whatever way they are typed; numbers of the trade are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from screening import FindingType, Verdict, screen
from screening.numbers.checksums import LA_CODES, UPN_TABLE, nhs_holds, uln_holds, upn_holds

NEW_AUTHORITIES = frozenset({838, 839, 940, 941, 942, 943})


def found(text: str) -> list[tuple[str, str]]:
    return [(f.type.value, text[f.start : f.end]) for f in screen(text).findings]


def with_check_letter(rest: str) -> str:
    return next(letter + rest for letter in UPN_TABLE[:23] if upn_holds(letter + rest))


@given(st.from_regex(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True))
def test_upn_arithmetic_agrees_with_another_implementation(number: str) -> None:
    assert upn_holds(number) == (upn.calc_check_digit(number[1:]) == number[0])


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_nhs_arithmetic_agrees_with_another_implementation(number: str) -> None:
    assert nhs_holds(number) == nhs.is_valid(number)


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True))
def test_uln_has_one_check_digit_or_none(first_nine: str) -> None:
    """Slow, obvious arithmetic: ten minus the remainder; a remainder of nothing makes no number."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(first_nine))
    right = [d for d in "0123456789" if uln_holds(first_nine + d)]
    assert right == ([] if total % 11 == 0 else [str(10 - total % 11)])


def test_the_six_authorities_that_the_library_lacks_are_known() -> None:
    assert LA_CODES - upn._la_numbers == NEW_AUTHORITIES
    assert not upn._la_numbers - LA_CODES


@pytest.mark.parametrize("code", sorted(NEW_AUTHORITIES))
def test_upns_of_the_new_authorities_block(code: int) -> None:
    number = with_check_letter(f"{code}400121003")
    assert found(f"{number} is on two rolls.") == [("UPN", number)]


@pytest.mark.parametrize(
    "text",
    [
        "UPN B801200005001",
        "B801 2000 05 001 is on two rolls",
        "b801200005001",
        "Ｂ８０１２０００05001 is hers",
        "B80120\u200b0005001",
        "upn: A801200005001",  # wrong check letter, but the text says what it is
        "A801200005001 is his",  # wrong check letter, a real authority: a slip of the hand
        "Temporary UPN T30920451900A",
        "his pupil number is B-801-2000-05-001",
    ],
)
def test_upns_block(text: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.BLOCK
    assert [f.type for f in result.findings] == [FindingType.UPN]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NHS 943 476 5870", "NHS"),
        ("nhs number 9434765870", "NHS"),
        ("NHS no 9434765871", "NHS"),  # wrong check digit, labelled
        ("943-476-5870 is on the letter from CAMHS", "NHS"),
        ("The hospital gave 9434765870", "NHS"),
        ("ULN 1000003735", "ULN"),
        ("unique learner number: 1000003736", "ULN"),  # wrong check digit, labelled
        ("NI number QQ123456C", "NINO"),
        ("AB123456C", "NINO"),
        ("ab 12 34 56 c", "NINO"),
        ("national insurance no. AB-12-34-56-C", "NINO"),
    ],
)
def test_other_numbers_block(text: str, kind: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.BLOCK
    assert [f.type.value for f in result.findings] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Purchase order 9434765870 is late",
        "Invoice 1000003735 was paid twice",
        "Our URN is 100038 and UKPRN 10012345",
        "ISBN 978-1-84905-123-4",
        "We lost 1,234 sessions of 1,234,567",
        "Order B801200005001 has come",
        "SI 2024/208 and SI 2012/1033",
        "Quote 4500 123 456 for the hall",
        "In 2024 2025 and 2026 we had 12 345 sessions",
        "Budget code AB123456C",
    ],
)
def test_numbers_of_the_trade_pass(text: str) -> None:
    assert screen(text).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        "DOB 14/03/2011",
        "d.o.b: 14.3.11",
        "born on 3rd March 2011",
        "date of birth 2011-03-14",
        "Her birthday is 14 Mar 2011",
        "dob 14032011",
        "14/03/2011 is his date of birth",
        "DOB is 14\u00a0March\u00a02011",
    ],
)
def test_dates_of_birth_block(text: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.BLOCK
    assert [f.type for f in result.findings] == [FindingType.DOB]


@pytest.mark.parametrize(
    "text",
    [
        "One of our pupils, dob 14/03/2011, was late",
        "One of our pupils born 14/03/2011 was late",
        "another of the children, date of birth 14 March 2011",
    ],
)
def test_one_of_many_has_a_date_of_birth_too(text: str) -> None:
    """The plural of a cohort does not excuse the date of one of them."""
    assert FindingType.DOB in [f.type for f in screen(text).findings]


def test_a_cohort_may_have_dates() -> None:
    assert screen("Children born on or after 1 September 2015 start this year").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Training on 14/03/2026",
        "Term ends 17 July 2026",
        "The policy of 3 March 2011 is old",
        "Children born between 1 September 2014 and 31 August 2015",
        "Pupils born after 31/08/2012 start in Year 8",
        "The census is on 2 October 2025",
        "Reviewed 01.09.2023",
    ],
)
def test_other_dates_pass(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
