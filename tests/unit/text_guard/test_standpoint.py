"""Promise 1: the note on a page says from where a text is written, to its own reader alone, and cannot be made up."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import time_machine

from screening import Context, FindingType
from text_guard.standpoint import NOWHERE, Standpoint, context_for, noted, read_note, set_builder

READER, OTHER = SimpleNamespace(pk=7), SimpleNamespace(pk=8)
HERE = Standpoint(READER, 41, (5, 6))


def test_a_note_says_to_its_reader_what_was_put_in() -> None:
    assert read_note(noted(HERE), READER) == (HERE, frozenset())
    note = noted(HERE, frozenset({FindingType.ADDRESS}))
    assert read_note(note, READER) == (HERE, frozenset({FindingType.ADDRESS}))


# Named, because a note holds the time: two workers would not collect the same tests where the second turns between them.
NOT_OURS = {
    "nothing": "",
    "a letter": "x",
    "three parts": "a:b:c",
    "cut short": noted(HERE)[:-1],
    "with a letter more": noted(HERE) + "x",
    "a null": "\x00",
    "long": "\U0001f600" * 2000,
}


@pytest.mark.parametrize("note", NOT_OURS.values(), ids=NOT_OURS)
def test_a_note_that_we_did_not_write_says_nothing(note: str) -> None:
    assert read_note(note, READER) == (Standpoint(READER), frozenset())


def test_a_note_for_somebody_else_says_nothing() -> None:
    assert read_note(noted(HERE), OTHER) == (Standpoint(OTHER), frozenset())


def test_an_old_note_says_nothing() -> None:
    with time_machine.travel("2026-11-25 08:00"):
        note = noted(HERE)
    with time_machine.travel("2026-11-25 20:00:01"):
        assert read_note(note, READER)[0] == Standpoint(READER)


def test_nobody_has_no_note_and_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert noted(NOWHERE) == ""
    assert context_for(NOWHERE) == Context()


def test_without_a_builder_nothing_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("text_guard.standpoint._builder", None)
    assert context_for(HERE) == Context()
    set_builder(lambda standpoint: Context(author=str(standpoint.setting)))
    assert context_for(HERE).author == "41"
