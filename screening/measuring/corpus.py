"""Labelled texts, one JSON object a line: id, text, label, severity, spans (start, end, type), tags."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.types import FindingType


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled place `[start, end)` in characters of the text."""

    start: int
    end: int
    type: FindingType


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what a person said of it. `severity` is block, warn or none."""

    id: str
    text: str
    severity: str
    marks: tuple[Mark, ...]
    tags: tuple[str, ...] = ()

    @property
    def identifies(self) -> bool:
        """Whether a reader could tie it to one real child or family."""
        return self.severity != "none"


class BadCorpus(ValueError):
    """A line that breaks the rules of the labels; the message names the line's id and never its text."""


def read_corpus(path: Path) -> list[Labelled]:
    """Read and check a file. Raises BadCorpus for a label that contradicts its spans or a span outside its text."""
    return [_labelled(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _labelled(item: dict[str, Any]) -> Labelled:
    marks = tuple(Mark(s["start"], s["end"], FindingType(s["type"])) for s in item["spans"])
    labelled = Labelled(item["id"], item["text"], item["severity"], marks, tuple(item.get("tags", ())))
    if labelled.identifies != (item["label"] == "identifies") or labelled.identifies != bool(marks):
        raise BadCorpus(f"{labelled.id}: label, severity and places do not agree.")
    direct = any(mark.type not in {FindingType.NARRATIVE, FindingType.FAMILY_REF} for mark in marks)
    if labelled.identifies and direct != (labelled.severity == "block"):
        raise BadCorpus(f"{labelled.id}: only a text with a direct identifier is blocked.")
    for mark in marks:
        if not labelled.text[mark.start : mark.end].strip() or mark.end > len(labelled.text):
            raise BadCorpus(f"{labelled.id}: a place is blank or outside the text.")
    return labelled
