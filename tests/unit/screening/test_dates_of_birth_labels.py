"""A date that the text itself calls a date of birth is one child's, also in a sentence about pupils."""

from __future__ import annotations

import pytest

from screening import screen
from screening.types import FindingType, Verdict


@pytest.mark.parametrize(
    "text",
    [
        "Our pupils, dob 04/05/2012, are behind. What helps?",
        "Children like this one, date of birth: 4 May 2012, miss out. What helps?",
    ],
)
def test_a_labelled_date_is_blocked_and_its_label_is_no_name(text: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.BLOCK
    assert [finding.type for finding in result.findings] == [FindingType.DOB]


@pytest.mark.parametrize(
    "text",
    [
        "Which pupils with dob 01/09/2011 to 31/08/2012 are in Year 9?",
        "Which pupils with DOB between 1 September 2011 and 31 August 2012 count?",
        "We support children born on or after 1 September 2015.",
        "Should the form ask for the DOB of pupils?",
    ],
)
def test_the_bounds_of_a_cohort_are_nobodys_birthday(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
