"""The figures of the screen are counted as `docs/screening.md` defines them, and no hostile text holds it up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from screening.measuring.corpus import BadCorpus, read_corpus
from screening.measuring.costs import percentile
from screening.measuring.figures import Share, measure
from screening.measuring.hostile import hostile

BLOCKED = {"text": "Zorblina's tutor left.", "spans": [{"start": 0, "end": 10, "type": "CHILD_NAME"}]}
CLEAN = {"text": "When must a reduced timetable end?", "label": "clean", "severity": "none", "spans": []}


def corpus(folder: Path, *items: dict[str, object]) -> Path:
    file = folder / "made.jsonl"
    lines = [json.dumps({"id": f"M{n}", "label": "identifies", "severity": "block", **i}) for n, i in enumerate(items)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_shares_are_counted_over_their_own_texts(tmp_path: Path) -> None:
    missed = {"text": "All of it is fine.", "spans": [{"start": 0, "end": 3, "type": "CHILD_NAME"}]}
    seen = measure(read_corpus(corpus(tmp_path, BLOCKED, missed, CLEAN)))
    assert (seen.texts, seen.identifying, seen.clean) == (3, 2, 1)
    assert seen.shares["caught"] == seen.shares["blocked"] == seen.shares["name_spans"] == Share(1, 2)
    assert seen.shares["clean_stopped"] == seen.shares["clean_blocked"] == Share(0, 1)
    assert seen.shares["story_spans"] == Share(0, 0) and Share(0, 0).per_cent == 0
    assert seen.wrong == ("M1",)


def test_a_clean_text_that_is_stopped_is_counted(tmp_path: Path) -> None:
    wrongly = {**CLEAN, "text": "Zorblina's tutor left."}
    seen = measure(read_corpus(corpus(tmp_path, wrongly)))
    assert seen.shares["clean_stopped"] == seen.shares["clean_blocked"] == Share(1, 1)
    assert seen.wrong == ("M0",)


@pytest.mark.parametrize(
    "wrong",
    [
        {**CLEAN, "spans": BLOCKED["spans"]},
        {**BLOCKED, "severity": "none"},
        {**BLOCKED, "severity": "warn"},
        {**BLOCKED, "spans": []},
        {**BLOCKED, "spans": [{"start": 8, "end": 80, "type": "CHILD_NAME"}]},
        {**BLOCKED, "spans": [{"start": 0, "end": 3, "type": "SHOE_SIZE"}]},
    ],
)
def test_labels_that_contradict_themselves_are_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises((BadCorpus, ValueError)) as refused:
        read_corpus(corpus(tmp_path, wrong))
    assert "Zorblina" not in str(refused.value)


def test_the_command_prints_figures_and_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = corpus(tmp_path, BLOCKED, CLEAN)
    call_command("measure_screening", corpus=file, json=True, ids=True)
    out = capsys.readouterr()
    report = json.loads(out.out)
    assert report["corpora"]["made"]["figures"]["caught"] == {"hits": 1, "of": 1}
    assert report["worst_ms_4000"] > 0 and "Zorblina" not in out.out + out.err


def test_parts_are_counted_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, items in (
        ("held_aside_1", [BLOCKED]),
        ("held_aside_2", [CLEAN]),
        ("tuned_0", [BLOCKED]),
        ("checked_1", [CLEAN]),
    ):
        corpus(tmp_path, *items).rename(tmp_path / f"{name}.jsonl")
    call_command("measure_screening", corpus=tmp_path, json=True)
    report = json.loads(capsys.readouterr().out)
    assert set(report["corpora"]) == {"held_aside", "dev"} and set(report["parts"]) >= {"held_aside_1", "checked_1"}
    assert report["corpora"]["held_aside"]["texts"] == 2
    assert report["corpora"]["held_aside"]["figures"]["caught"] == {"hits": 1, "of": 1}
    call_command("measure_screening", corpus=tmp_path)
    assert "held_aside: 2 texts" in capsys.readouterr().out


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no \\*.jsonl files"):
        call_command("measure_screening", corpus=tmp_path)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("measure_screening", corpus=corpus(tmp_path, {**CLEAN, "spans": BLOCKED["spans"]}))


def test_hostile_texts_have_the_length_that_was_asked() -> None:
    assert {len(text) for text in hostile(4_000).values()} == {4_000}


def test_percentile_is_by_nearest_rank() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.95) == 5 and percentile([1, 2, 3, 4], 0.5) == 3
