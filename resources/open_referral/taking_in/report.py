"""What became of each row of a feed, in bounded memory: counts are exact, details stop at a limit and say so.

A refused row is named by its place and its id alone, its reasons by field: nothing of a refused text is repeated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

DETAILS = 1_000


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `name` is empty where the row was refused; `reasons` say why, `notes` what was left out."""

    number: int
    source_id: str
    outcome: Outcome
    name: str = ""
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Report:
    """The outcome of one import. `refused`: nothing could be taken in at all; `stopped`: why the end was not read."""

    dry_run: bool = False
    refused: str = ""
    stopped: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.counts["read"] += 1
        self.counts[row.outcome.value] += 1
        told = row.outcome is not Outcome.UNCHANGED or row.notes
        if told and len(self.rows) < DETAILS:
            self.rows.append(row)
        self.counts["left_off"] += bool(told and len(self.rows) == DETAILS and self.rows[-1] is not row)

    @property
    def nothing_taken(self) -> bool:
        """Whether the data was refused as a whole."""
        taken = sum(self.counts[name] for name in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED))
        return bool(self.refused) or (self.counts["read"] > 0 and not taken) or bool(self.stopped and not taken)

    def as_dict(self) -> dict[str, object]:
        """For --json."""
        return {
            "dry_run": self.dry_run,
            "refused": self.refused or None,
            "stopped": self.stopped or None,
            "counts": {name: self.counts[name] for name in ("read", *Outcome)},
            "rows": [asdict(row) for row in self.rows],
            "rows_left_off": self.counts["left_off"],
        }

    def as_text(self) -> Iterable[str]:
        """For people: what is not unchanged, row by row, then the sums."""
        for row in self.rows:
            said = "; ".join([*row.reasons, *row.notes])
            named = f" {row.name}" if row.name else ""
            yield f"row {row.number}, id {row.source_id or 'unknown'}:{named} {row.outcome}{f': {said}' if said else ''}"
        if self.counts["left_off"]:
            yield f"{self.counts['left_off']} more rows are not listed."
        if self.stopped:
            yield self.stopped
        if self.refused:
            yield f"Nothing was changed. {self.refused}"
            return
        sums = ", ".join(f"{self.counts[name]} {name}" for name in ("read", *Outcome))
        yield f"{'Dry run, nothing was changed: ' if self.dry_run else 'Rows: '}{sums}."
