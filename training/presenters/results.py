"""What was said of training, in words and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from training.aggregates import FEWEST, Answer, Change, Summary, summary, texts
from training.models.vocabulary import Difference

_USEFUL = {
    5: "5, very useful",
    4: "4, useful",
    3: "3, fairly useful",
    2: "2, slightly useful",
    1: "1, not at all useful",
}
_HOW_MANY = [{"text": "Answer"}, {"text": "People", "number": True}]


def results_context(
    answers: Sequence[Answer], said: int, changes: Sequence[Change], changes_said: int
) -> dict[str, Any]:
    """The parts of a page of results: `answers` and `changes` may be shown, of `said` and `changes_said` in all."""
    found = summary(answers)
    return {
        "said": said,
        "fewest": FEWEST,
        "tiles": _tiles(found) if found else [],
        "marks": [[_USEFUL[mark], _cell(found.marks[mark])] for mark in sorted(_USEFUL, reverse=True)] if found else [],
        "how_many": _HOW_MANY,
        "best": texts(one.best for one in answers),
        "better": texts(one.better for one in answers),
        "changes_said": changes_said,
        "changes": _changes(changes),
        "examples": texts(one.example for one in changes),
    }


def _tiles(found: Summary) -> list[dict[str, str]]:
    return [
        {"label": "Answers counted", "value": str(found.answers)},
        {"label": "Confidence before", "value": f"{found.before:.1f}", "note": "mean, 1 to 5"},
        {"label": "Confidence after", "value": f"{found.after:.1f}", "note": "mean, 1 to 5"},
        {"label": "More confident", "value": f"{found.more_confident} of {found.answers}"},
        {"label": "Usefulness", "value": f"{found.usefulness:.1f}", "note": "mean, 1 to 5"},
    ]


def _changes(changes: Sequence[Change]) -> list[list[object]]:
    if len(changes) < FEWEST:
        return []
    numbers = Counter(one.difference for one in changes)
    return [[one.label, _cell(numbers[one.value])] for one in Difference]


def _cell(number: int) -> dict[str, str]:
    return {"text": str(number)}
