"""The governance page shows measured figures or says that there are none; it makes none up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from text_guard.figures import FILE, NOTHING, Share, measured

GOOD = {
    "measured_on": "2026-11-25",
    "corpora": {"held_aside": {"texts": 10, "figures": {"caught": {"hits": 9, "of": 10}}}},
    "cpu_ms_p95": 0.5,
    "memory_mb": None,
}


def read(folder: Path, content: str) -> object:
    file = folder / "figures.json"
    file.write_text(content, encoding="utf-8")
    return measured.__wrapped__(file)


def test_what_is_there_is_read_and_what_is_not_is_absent(tmp_path: Path) -> None:
    found = measured.__wrapped__(_written(tmp_path, GOOD))
    assert found.held_aside is not None
    assert found.held_aside.shares["caught"] == Share(9, 10) and found.held_aside.shares["caught"].per_cent == 90
    assert found.held_aside.shares["blocked"] is None
    assert (found.dev, found.memory_mb, found.cpu_ms_p95) == (None, None, 0.5)


def _written(folder: Path, content: object) -> Path:
    file = folder / "figures.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"text"', "\x00"])
def test_a_file_that_is_none_has_no_figures(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == NOTHING


def test_without_a_file_there_are_no_figures(tmp_path: Path) -> None:
    assert measured(tmp_path / "absent.json") == NOTHING


@pytest.mark.parametrize(
    "share",
    [{"hits": 2, "of": 1}, {"hits": 0, "of": 0}, {"hits": -1, "of": 1}, {"hits": True, "of": 1}, {"of": 1}, 7, None],
)
def test_a_share_that_cannot_be_is_absent(tmp_path: Path, share: object) -> None:
    content = {"measured_on": "yesterday", "corpora": {"dev": {"texts": 1, "figures": {"caught": share}}}}
    found = measured.__wrapped__(_written(tmp_path, content))
    assert found.on is None
    assert found.dev is not None and found.dev.shares["caught"] is None


def test_the_file_that_ships_has_figures() -> None:
    found = measured(FILE)
    assert found.held_aside is not None and all(found.held_aside.shares.values())
