"""Promise 1: for any text at all the screen answers, in bounded time, with places in the text as it was typed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import Context, Verdict, replace_all, reword, screen
from screening.measuring.corpus import read_corpus
from screening.measuring.hostile import hostile
from screening.reading.normalise import fold
from screening.reading.sheet import Sheet

PIECES = st.sampled_from(
    [
        "Amira's mum ",
        "Zorblina Quagfeather ",
        "DOB 14/03/2011 ",
        "07700 900123 ",
        "UPN B801200005001 ",
        "J.S. in Y7 ",
        "14 Acacia Avenue ",
        "LS8 4HG ",
        "a b c d ",
        "Mr ",
        "our SENCO, ",
        "@ty_9 ",
        "Year 9 ",
        ", ",
        "\n",
        "\u200b",
        "а",
        "é",
        "ﬁ",
        "Ｍ",
        "👩\u200d👧",
        "\u202e",
        "\x00",
        "İ",
        "ß",
        "'",
        '"',
        "<b>",
        "*",
        "J*mie ",
        "re: ",
        "nan ",
        "born on ",
    ]
)
MIXED = st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(MIXED | st.text(max_size=300))
def test_it_answers_for_any_text_and_its_spans_are_places_in_it(text: str) -> None:
    result = screen(text)
    for finding in result.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.words and finding.replacement and finding.verdict is not Verdict.OK
    assert (result.verdict is Verdict.OK) == (not result.findings)
    assert list(result.findings) == sorted(result.findings)


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_folded_characters_know_where_they_stood(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert len(Sheet(text).lower) == len(folded.text)


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_the_same_text_gets_the_same_answer_with_marks_of_no_width(text: str) -> None:
    """Characters that nobody sees change neither the verdict nor what is marked."""
    hidden = "".join(char + "\u200b" for char in text)
    assert [f.type for f in screen(hidden).findings] == [f.type for f in screen(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Amira's tutor left, the agency has nobody else.",
        "Reach step-mum Sukhi on 07700 900644.",
        "UPN B801200005001, DOB 14/03/2011, lives at 14 Acacia Avenue, LS8 4HG.",
        "J.S. in Year 9 and the Maguire lad fought.",
        "A Year 4 girl whose father was deported at Christmas tipped over a bookcase on 8 January.",
        "It's tricky as his auntie is our school cook.",
        "Mosaic ID 2048817 and @ty_9trey and k.b@hotmail.com",
        "amira is out again, NHS 943 476 5870, ULN 1000003735, AB123456C",
        "Mrs Oduya, whose son is in Year 5, wants to complain.",
        "Jakub (Year 3), Kian (Year 6), Tyrell (Year 8), Zainab (Year 11) and Sana (Year 13)",
    ],
)
def test_text_after_replace_all_passes(text: str) -> None:
    result = screen(text)
    assert result.verdict is not Verdict.OK
    assert screen(replace_all(text, result.findings)).findings == ()


@settings(max_examples=150, deadline=None)
@given(MIXED | st.text(max_size=200))
def test_any_text_passes_after_it_was_reworded(text: str) -> None:
    assert screen(reword(text)).findings == ()


def test_every_text_of_the_corpora_passes_after_it_was_reworded() -> None:
    for file in sorted((Path(__file__).parent / "corpus").glob("*.jsonl")):
        for item in read_corpus(file):
            assert screen(reword(item.text)).findings == (), item.id


def test_a_sentence_that_will_not_come_right_is_taken_out() -> None:
    text = "What may we do? " + " ".join(f"Zorblina{n}a's mum rang." for n in range(3))
    assert reword(text).startswith("What may we do?")
    assert reword("When must a reduced timetable end?") == "When must a reduced timetable end?"


def test_the_rewording_names_the_key_stage() -> None:
    text = "Jakub (Year 8) is out."
    assert replace_all(text, screen(text).findings).startswith("A pupil in Key Stage 3 (Year 8)")


SIZE = 20_000
HOSTILE = hostile(SIZE)
PROSE = " ".join(item.text for item in read_corpus(Path(__file__).parent / "corpus" / "checked_1.jsonl"))[:SIZE]
TIMES_PROSE = 10  # the worst of them costs four times what people write; `manage.py measure_screening` prints seconds


def cost(text: str) -> float:
    """Processor time, in seconds."""
    start = time.process_time()
    screen(text)
    return time.process_time() - start


@pytest.fixture(scope="module")
def prose() -> float:
    """What people write, at the same length: the measure, because seconds depend on machine and on what else watches."""
    assert len(PROSE) == SIZE
    return max(cost(PROSE) for _ in range(2))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_holds_the_screen_up(name: str, prose: float) -> None:
    assert cost(HOSTILE[name]) < TIMES_PROSE * prose


def test_time_grows_with_length_and_not_with_its_square(prose: float) -> None:
    for text in list(HOSTILE.values())[::3]:
        short, long = cost(text[:5_000]), cost(text)
        assert long < prose or long < 14 * short


def test_allowed_names_pass_and_others_do_not() -> None:
    context = Context(author="Brambla Teasdale", staff=frozenset({"Quill Featherby"}), places=frozenset({"Zorbury"}))
    assert (
        screen("Quill Featherby will lead, says Brambla. Is Zorbury included?", context=context).verdict is Verdict.OK
    )
    assert screen("Quill's tutor left.", context=context).verdict is Verdict.BLOCK
    assert screen("Amira Khan is with Quill Featherby.", context=context).verdict is Verdict.BLOCK
