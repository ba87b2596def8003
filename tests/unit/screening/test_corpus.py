"""Promise 1, measured: the screen on our own labelled texts, part of which is held aside and never tuned on.

The floors are what the screen reached when it was written, less a little; a change that falls below one has to be looked
at. `docs/screening.md` says how the texts were made.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from screening import Verdict, screen

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(os.environ.get("VS_SHARED_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))


@dataclass(frozen=True)
class Figures:
    caught: float  # of the texts that identify
    blocked: float  # of those with a direct identifier
    alarms: float  # of the clean texts
    spans: float  # of the labelled places, at least half covered (one character of a story)


def measure(path: Path) -> Figures:
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    results = {item["id"]: screen(item["text"]) for item in items}
    identifying = [item for item in items if item["label"] == "identifies"]
    direct = [item for item in identifying if item["severity"] == "block"]
    clean = [item for item in items if item["label"] == "clean"]
    spans = [(item["id"], span) for item in identifying for span in item["spans"]]
    return Figures(
        caught=share(results[item["id"]].verdict is not Verdict.OK for item in identifying),
        blocked=share(results[item["id"]].verdict is Verdict.BLOCK for item in direct),
        alarms=share(results[item["id"]].verdict is not Verdict.OK for item in clean),
        spans=share(is_covered(span, results[identity].findings) for identity, span in spans),
    )


def share(hits: Any) -> float:
    hits = list(hits)
    return sum(hits) / len(hits)


def is_covered(span: dict[str, Any], findings: Any) -> bool:
    places = {i for f in findings for i in range(f.start, f.end)}
    covered = sum(i in places for i in range(span["start"], span["end"]))
    return covered > 0 if span["type"] in {"NARRATIVE", "FAMILY_REF"} else covered * 2 >= span["end"] - span["start"]


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("dev", Figures(caught=0.98, blocked=0.97, alarms=0.02, spans=0.97)),
        ("held_aside", Figures(caught=0.95, blocked=0.93, alarms=0.10, spans=0.94)),
    ],
)
def test_figures_on_our_own_texts(name: str, floor: Figures) -> None:
    seen = measure(CORPUS / f"{name}.jsonl")
    assert seen.caught >= floor.caught and seen.blocked >= floor.blocked, seen
    assert seen.alarms <= floor.alarms and seen.spans >= floor.spans, seen


def test_figures_on_the_shared_sample() -> None:
    sample = SHARED / "screening" / "dev_sample.jsonl"
    if not sample.exists():
        pytest.skip("The shared sample of labelled texts is not on this machine (set VS_SHARED_DATA).")
    seen = measure(sample)
    assert seen.caught >= 0.95 and seen.blocked >= 0.95 and seen.alarms <= 0.05, seen


@pytest.mark.parametrize("name", ["dev", "held_aside"])
def test_labels_are_sound(name: str) -> None:
    """Spans lie in their text and are not blank; an identifying text has at least one, a clean one none."""
    for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        assert bool(item["spans"]) == (item["label"] == "identifies"), item["id"]
        for span in item["spans"]:
            assert item["text"][span["start"] : span["end"]].strip(), item["id"]
