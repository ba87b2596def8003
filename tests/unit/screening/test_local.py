"""Promise 1: a council's own names, phrases and references are read like the lists that everybody has."""

from __future__ import annotations

import time
from threading import Thread

import pytest

from screening import Context, FindingType, Verdict, screen

SHAPES = Context(references=("LCS-999999", "P/9999/AA"))
NAMES = Context(names=frozenset({"Pebble", "o'zorb"}))


@pytest.mark.parametrize(
    "text", ["The file LCS-123456 is closed.", "lcs-123456", "See P/1234/XY, please", "“LCS‑123456”"]
)
def test_a_shape_is_a_reference_wherever_it_stands(text: str) -> None:
    found = screen(text, context=SHAPES)
    assert found.verdict is Verdict.BLOCK
    assert FindingType.CASE_REF in {finding.type for finding in found.findings}


@pytest.mark.parametrize("text", ["XLCS-123456 is out", "LCS-12345", "LCS-1234567", "LCS 123456", "P/1234/X"])
def test_what_only_resembles_a_shape_is_left_alone(text: str) -> None:
    assert screen(text, context=SHAPES) == screen(text)


def test_marks_of_a_shape_are_places_of_the_text_as_typed() -> None:
    text = "😀 the ﬁle LCS-123456!"
    (found,) = screen(text, context=SHAPES).findings
    assert text[found.start : found.end] == "LCS-123456"


def test_a_local_name_is_a_name_in_capitals_and_without() -> None:
    assert screen("Pebble refuses to come in.").verdict is Verdict.OK
    assert screen("Pebble refuses to come in.", context=NAMES).verdict is Verdict.BLOCK
    assert screen("O’Zorb's mum rang.", context=NAMES).findings[0].type is FindingType.CHILD_NAME


def test_a_local_name_stays_with_its_text() -> None:
    """The next text, in this thread or another, is read without it."""
    screen("Pebble refuses to come in.", context=NAMES)
    seen: list[Verdict] = []
    other = Thread(target=lambda: seen.append(screen("Pebble refuses to come in.").verdict))
    other.start()
    other.join()
    assert seen == [Verdict.OK]
    assert screen("Pebble refuses to come in.").verdict is Verdict.OK


@pytest.mark.parametrize("piece", ["LCS-", "LCS-12345", "9", "P/1234/", "Zorblix "])
def test_many_patterns_do_not_hold_a_long_text_up(piece: str) -> None:
    """Two hundred rules over 20,000 characters that almost fit."""
    shapes = tuple(f"LCS-{number:03d}-999999" for number in range(100))
    context = Context(
        references=shapes, names=frozenset(f"zorb{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(100))
    )
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    screen(text, context=context)
    assert time.process_time() - start < 3
