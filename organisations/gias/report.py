"""What happened to which line, in bounded memory: counts are exact, details stop at a limit and say so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

DETAILS = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing refused: a whole row (`column` empty) or one value of a row that was loaded."""

    file: str
    line: int
    urn: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a row did to a setting: added, changed, closed or reopened."""

    line: int
    urn: int
    name: str
    change: str


@dataclass
class Report:
    """The outcome of one import."""

    dry_run: bool = False
    refused: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse_row(self, line: int, urn: str, reason: str, *, file: str = "establishments") -> None:
        self._problem("rows_refused", Problem(file, line, urn[:20], "", reason))

    def refuse_value(self, line: int, urn: str, column: str, reason: str, *, file: str = "establishments") -> None:
        self._problem("values_refused", Problem(file, line, urn[:20], column, reason))

    def _problem(self, kind: str, problem: Problem) -> None:
        self.counts[kind] += 1
        if len(self.problems) < DETAILS:
            self.problems.append(problem)

    @property
    def changed_anything(self) -> bool:
        return any(self.counts[kind] for kind in ("added", "changed", "closed", "reopened"))

    def as_dict(self) -> dict[str, object]:
        """For --json: counts, then details with how many were left off."""
        problems_total = self.counts["rows_refused"] + self.counts["values_refused"]
        changes_total = sum(self.counts[kind] for kind in ("added", "changed", "closed", "reopened"))
        return {
            "dry_run": self.dry_run,
            "refused": self.refused or None,
            "counts": {name: self.counts[name] for name in COUNTED},
            "problems": [asdict(problem) for problem in self.problems],
            "problems_left_off": problems_total - len(self.problems),
            "changes": [asdict(change) for change in self.changes],
            "changes_left_off": changes_total - len(self.changes),
            "notes": self.notes,
        }

    def as_text(self) -> Iterable[str]:
        """For people: problems and changes by line, then the sums."""
        for problem in self.problems:
            column = f"{problem.column}: " if problem.column else "row refused: "
            yield f"{problem.file}, line {problem.line}, URN {problem.urn or 'unknown'}: {column}{problem.reason}"
        for change in self.changes:
            if change.change in ("closed", "reopened"):
                yield f"line {change.line}, URN {change.urn}: {change.name}: {change.change}"
        yield from self.notes
        if self.refused:
            yield f"Nothing was changed. {self.refused}"
            return
        yield ("Dry run, nothing was changed. " if self.dry_run else "") + ", ".join(
            f"{self.counts[name]} {label}" for name, label in COUNTED.items() if self.counts[name] or name in ALWAYS
        )


COUNTED = {
    "read": "rows read",
    "other_councils": "rows of other councils left out",
    "added": "settings added",
    "changed": "changed",
    "closed": "closed",
    "reopened": "reopened",
    "unchanged": "unchanged",
    "rows_refused": "rows refused",
    "values_refused": "values refused",
    "links_read": "links read",
    "links_added": "links added",
    "links_changed": "links changed",
    "links_removed": "links removed",
    "links_elsewhere": "links of settings not held here",
}
ALWAYS = ("read", "added", "changed", "unchanged", "rows_refused")
