"""Promise 1: the story of one child, and an unnamed relative whom a reader knows, are asked about; talk in general is not."""

from __future__ import annotations

import pytest

from screening import FindingType, Verdict, screen

STORIES = {FindingType.NARRATIVE, FindingType.FAMILY_REF}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve, just diagnosed with epilepsy, moved to an aunt's on Sunday. Who does transport?",
        "14yo f. section 20 after mum's overdose in june. what are we meant to do",
        "Yr 8 male, came from a refuge on 9/1, scars on both arms.",
        "One of our Year 5 boys, whose dad died in the spring and who now lives with a cousin, bit a teacher on Monday.",
        "The one everybody asks about came to us from a hostel in January and hid under the stage for a fortnight.",
        "She is 16, has a baby, and was moved to her fifth placement on Monday.",
        "Mum had a stroke on New Year's Day and he gets the little ones to school first.",
        "Our only deaf pupil set fire to a shed last week.",
    ],
)
def test_one_child_with_two_particulars_is_a_story(text: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.WARN
    assert FindingType.NARRATIVE in {finding.type for finding in result.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Several pupils whose fathers were deported at Christmas now attend mornings only.",
        "If a girl of 13 ran away on Sunday after her mum was jailed, which code applies?",
        "Would a boy who was arrested in May and moved to his nan's keep his place?",
        "A pupil in Year 9 with speech needs is on a reduced timetable. How long may it last?",
        "Our site manager was in court on Monday after a crash.",
        "The novel is about a boy who fled from Syria and was stabbed last winter.",
        "What happens when a child comes into care in May and moves school in June?",
    ],
)
def test_talk_in_general_is_not_a_story(text: str) -> None:
    assert screen(text).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        "It is hard as his auntie is our school cook. Who should chair?",
        "her mums a ta in year 2 there and her grandads the caretaker",
        "dad drives our school bus so whats confidential",
        "Is she a cousin of the lad who died on the bypass?",
        "Step-gran, who's our ex-mayor, wants an answer.",
        "his uncle's the one who torched the science block",
        "Mum is the lollipop lady and everyone knows her.",
    ],
)
def test_a_relative_whom_a_reader_knows_is_marked(text: str) -> None:
    assert STORIES & {finding.type for finding in screen(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Can a parent who is a governor sit on the panel?",
        "Pupils whose mums work nights are often late.",
        "If dad is a governor, who hears the complaint?",
        "Siblings of suspended pupils are often late too.",
        "Should parents or carers who run a business get letters by email?",
    ],
)
def test_relatives_in_general_may_stand(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
