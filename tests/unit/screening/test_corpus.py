"""Promise 1, measured: the screen on our own labelled texts, part of which is held aside and never tuned on.

The floors are what the issue asks of the screen or what it reached, less a little; a change that falls below one has to
be looked at. `docs/screening.md` says how the texts were made.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screening.measuring.corpus import read_corpus
from screening.measuring.figures import Figures, measure

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(os.environ.get("VS_SHARED_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
# In per cent: at least so much caught, blocked and found, at most so much of the clean texts stopped.
FLOORS = {
    "tuned_0": {"caught": 98.0, "blocked": 97.0, "clean_stopped": 2.0, "identifier_spans": 98.0, "name_spans": 97.0},
    "held_aside_1": {
        "caught": 95.0,
        "blocked": 93.0,
        "clean_stopped": 10.0,
        "identifier_spans": 94.0,
        "name_spans": 90.0,
    },
    # By a stranger, of the spread and difficulty of the shared sample.
    "held_aside_2": {
        "caught": 92.0,
        "blocked": 90.0,
        "clean_stopped": 8.0,
        "identifier_spans": 92.0,
        "name_spans": 88.0,
        "story_spans": 80.0,
    },
    # By yet another hand, in everyday words.
    "held_aside_3": {
        "caught": 93.0,
        "blocked": 92.0,
        "clean_stopped": 8.0,
        "identifier_spans": 96.0,
        "name_spans": 92.0,
        "story_spans": 85.0,
    },
    # By three more; the last wrote nearly nothing but numbers and contacts.
    "held_aside_4": {
        "caught": 92.0,
        "blocked": 92.0,
        "clean_stopped": 8.0,
        "identifier_spans": 96.0,
        "name_spans": 88.0,
        "story_spans": 80.0,
    },
    "held_aside_5": {
        "caught": 90.0,
        "blocked": 89.0,
        "clean_stopped": 8.0,
        "identifier_spans": 92.0,
        "name_spans": 84.0,
        "story_spans": 80.0,
    },
    "held_aside_6": {"caught": 93.0, "blocked": 93.0, "clean_stopped": 10.0, "identifier_spans": 91.0},
    "sample": {"caught": 95.0, "blocked": 95.0, "clean_stopped": 5.0},
}


def short_of(floor: dict[str, float], seen: Figures) -> list[str]:
    """Which figures fall short, in words."""
    return [
        f"{name} {seen.shares[name].per_cent:.1f} against {bound}"
        for name, bound in floor.items()
        if (seen.shares[name].per_cent > bound if name.startswith("clean") else seen.shares[name].per_cent < bound)
    ]


@pytest.mark.parametrize("name", [name for name in FLOORS if name != "sample"])
def test_figures_on_our_own_texts(name: str) -> None:
    assert short_of(FLOORS[name], measure(read_corpus(CORPUS / f"{name}.jsonl"))) == []


def test_figures_on_the_shared_sample() -> None:
    sample = SHARED / "screening" / "dev_sample.jsonl"
    if not sample.exists():
        pytest.skip("The shared sample of labelled texts is not on this machine (set VS_SHARED_DATA).")
    assert short_of(FLOORS["sample"], measure(read_corpus(sample))) == []


def test_no_text_stands_in_two_corpora() -> None:
    """What is held aside shares no text with what was tuned on."""
    texts = {file.stem: {item.text for item in read_corpus(file)} for file in CORPUS.glob("*.jsonl")}
    seen: set[str] = set()
    for name, group in texts.items():
        assert not seen & group, name
        seen |= group
