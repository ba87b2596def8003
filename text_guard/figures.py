"""How well the screen works, as measured when the service was built and kept beside this file by `measure_screening`.

A figure that is not there, or is no figure, is absent: the page says so and never makes one up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "figures.json"
HELD_ASIDE, DEVELOPMENT = "held_aside", "dev"
SHARES = ("caught", "blocked", "clean_stopped", "clean_blocked", "identifier_spans", "name_spans", "story_spans")


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits of so many."""

    hits: int
    of: int

    @property
    def per_cent(self) -> float:
        """0 to 100, of at least one."""
        return 100 * self.hits / self.of


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was measured on one collection of texts; an absent share is None."""

    texts: int
    shares: dict[str, Share | None]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is known; None for what is not."""

    on: date | None
    held_aside: Corpus | None
    dev: Corpus | None
    cpu_ms_p95: float | None
    worst_ms_4000: float | None
    memory_mb: float | None


NOTHING = Measured(None, None, None, None, None, None)


@lru_cache(maxsize=4)
def measured(file: Path = FILE) -> Measured:
    """Read the file once a process."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return NOTHING
    if not isinstance(read, dict):
        return NOTHING
    corpora = _table(read.get("corpora"))
    return Measured(
        on=_day(read.get("measured_on")),
        held_aside=_corpus(corpora.get(HELD_ASIDE)),
        dev=_corpus(corpora.get(DEVELOPMENT)),
        cpu_ms_p95=_number(read.get("cpu_ms_p95")),
        worst_ms_4000=_number(read.get("worst_ms_4000")),
        memory_mb=_number(read.get("memory_mb")),
    )


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _corpus(value: Any) -> Corpus | None:
    texts = _whole(_table(value).get("texts"))
    if not texts:
        return None
    figures = _table(value["figures"]) if "figures" in value else {}
    return Corpus(texts, {name: _share(figures.get(name)) for name in SHARES})


def _share(value: Any) -> Share | None:
    hits, of = _whole(_table(value).get("hits")), _whole(_table(value).get("of"))
    return None if hits is None or not of or hits > of else Share(hits, of)
