"""Promise 1: names allowed by context are whole phrases, and none of them could hide a child's first name."""

from __future__ import annotations

import pytest

from screening import Context, Verdict, screen
from text_guard.allowed_names import full_names, narrowed, place_names


@pytest.mark.parametrize("name", ["Grace", "", "  ", "G S", "Mrs Patel", "Dr G.", "\U0001f600", "x" * 60])
def test_less_than_a_full_name_is_nobody(name: str) -> None:
    assert full_names([name]) == frozenset()


def test_full_names_lose_their_titles_and_keep_the_rest() -> None:
    assert full_names(["Mrs Anna Patel", "Dr. Quill Featherby", "Zoë O'Brien-Smith"]) == {
        "anna patel", "quill featherby", "zoe o'brien-smith",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Grace", "Chelsea", "Hope", "Jayden", "", "St", "Grace Hope", "Jayden Zac"])
def test_a_place_that_reads_as_a_child_is_not_allowed(name: str) -> None:
    assert place_names([name]) == frozenset()


def test_places_are_whole_phrases_without_punctuation() -> None:
    assert place_names(["St. Mary's (Zorbury)", "Grace Academy, Zorbury", "Zorbury"]) == {
        "st mary zorbury", "grace academy zorbury", "zorbury",
    }  # fmt: skip


def test_a_child_with_the_first_name_of_a_colleague_or_a_school_is_still_found() -> None:
    context = Context(staff=full_names(["Anna Patel"]), places=place_names(["Grace Academy", "Chelsea"]))
    allowed = ("Anna Patel leads on attendance at Grace Academy.", "Is Grace Academy’s policy lawful?")
    assert [screen(text, context=context).verdict for text in allowed] == [Verdict.OK, Verdict.OK]
    for text in ("Anna is in Year 9", "Grace's tutor left", "Chelsea is in Year 9", "Anna Zorblat is in Year 9"):
        assert screen(text, context=context).verdict is Verdict.BLOCK, text


def test_narrowing_keeps_what_can_stand_in_the_text() -> None:
    context = Context(
        author="Brambla Teasdale",
        staff=frozenset({"anna patel", "quill featherby"}),
        places=frozenset({"al-zor school", "o'zor park", "zorbury"}),
    )
    found = narrowed(context, "ANNA PATEL, Al-Zor School and O’Zor Park, ánna")
    assert found.staff == {"anna patel"} and found.places == {"al-zor school", "o'zor park"}
    assert found.author == "Brambla Teasdale"
    assert narrowed(context, "").staff == frozenset()
