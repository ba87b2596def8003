"""The test of a local rule, built from its pattern: fixed frames with invented filler, and the clean texts that we ship.

Example: the shape LCS-999999 becomes "The reference is LCS-123456.", which must be stopped; and of the clean texts next
to none may be marked that was not marked before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from pathlib import Path

from screening import Context, Finding, FindingType, Verdict, screen
from screening.numbers.local import DIGIT, LETTER
from text_guard.local_rules import LocalRules, Pattern
from text_guard.models import LocalRule
from text_guard.report import NAME_TYPES

MOST_NEWLY_MARKED = 2  # of the clean texts
_CLEAN = Path(__file__).parent / "data" / "clean_texts.txt"
_SOMEBODY = "Zorblina Quagfeather"  # nobody's name; no local phrase may hide it
_FRAMES: dict[str, tuple[str, ...]] = {
    LocalRule.Kind.PHRASE: (
        "Is {} the right place to send a form?",
        "We have asked {} for advice about attendance.",
        "The team at {} will visit us in the spring term.",
        "{} has offered training for our staff.",
        "Has any school worked with {} before?",
    ),
    LocalRule.Kind.REFERENCE: (
        "The reference is {}.",
        "Please look at {} before the meeting.",
        "It stands as {} on the system.",
        "{}",
        "we have had {low} open since may",
    ),
    LocalRule.Kind.NAME: (
        "{}'s mum rang.",
        "{} is in Year 9 and has missed ten sessions.",
        "What happened with {} last week?",
        "A pupil called {} has moved here.",
        "Could somebody ring {}'s social worker?",
    ),
}
_STILL_STOPPED = _SOMEBODY + "'s mum rang from {}."


@dataclass(frozen=True, slots=True)
class Check:
    """One text of a rule's test: what must happen, whether it does, and whether the rule makes the difference."""

    text: str
    stops: bool
    passed: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule's test. `newly_marked` of `clean` texts would be marked because of the rule."""

    checks: tuple[Check, ...]
    newly_marked: int
    clean: int

    @property
    def passed_checks(self) -> int:
        return sum(check.passed for check in self.checks)

    @property
    def changed(self) -> int:
        """In how many checks the rule makes a difference."""
        return sum(check.changed for check in self.checks)

    @property
    def passed(self) -> bool:
        """Whether every check passes and next to no clean text is newly marked."""
        return self.passed_checks == len(self.checks) and self.newly_marked <= MOST_NEWLY_MARKED


@dataclass(frozen=True, slots=True)
class Untried:
    """A pattern that is no rule yet."""

    kind: str
    pattern: str
    key: str


def try_rule(rule: LocalRule | Untried, others: Iterable[Pattern] = ()) -> Trial:
    """Test a rule beside the other rules in force."""
    others = [other for other in others if (other.kind, other.key) != (rule.kind, rule.key)]
    before = LocalRules.of(others).add_to(Context())
    after = LocalRules.of([*others, rule]).add_to(Context())
    checks = [_check(rule, frame, before, after) for frame in _FRAMES[rule.kind]]
    if rule.kind == LocalRule.Kind.PHRASE:
        checks.append(_still_stopped(rule, before, after))
    newly = sum(_marked(text, after) and not _marked(text, before) for text in clean_texts())
    return Trial(tuple(checks), newly, len(clean_texts()))


@lru_cache(maxsize=1)
def clean_texts() -> tuple[str, ...]:
    """The clean texts that the package ships."""
    lines = _CLEAN.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def filled(rule: LocalRule | Untried) -> str:
    """The pattern with invented filler: LCS-999999 becomes LCS-123456."""
    if rule.kind != LocalRule.Kind.REFERENCE:
        return rule.pattern
    digits, letters = cycle("1234567890"), cycle("KXRTQ")
    return "".join(next(digits) if c == DIGIT else next(letters) if c == LETTER else c for c in rule.pattern)


def _marked(text: str, context: Context) -> bool:
    return screen(text, context=context).verdict is not Verdict.OK


def _check(rule: LocalRule | Untried, frame: str, before: Context, after: Context) -> Check:
    filler = filled(rule)
    word = filler.lower() if "{low}" in frame else filler
    text = frame.format(word, low=word)
    start, end = text.index(word), text.index(word) + len(word)

    def found(context: Context) -> bool:
        return any(_speaks_of(rule.kind, f, start, end) for f in screen(text, context=context).findings)

    stops = rule.kind != LocalRule.Kind.PHRASE
    return Check(text, stops, found(after) is stops, found(after) is not found(before))


def _speaks_of(kind: str, found: Finding, start: int, end: int) -> bool:
    """For a phrase any mark within it counts; a reference must be stopped as such, a name as a name."""
    if kind == LocalRule.Kind.PHRASE:
        return found.start < end and start < found.end and found.type not in (FindingType.NARRATIVE,)
    covers = found.start <= start and end <= found.end
    if kind == LocalRule.Kind.REFERENCE:
        return covers and found.type is FindingType.CASE_REF and found.verdict is Verdict.BLOCK
    return covers and found.type in NAME_TYPES


def _still_stopped(rule: LocalRule | Untried, before: Context, after: Context) -> Check:
    text = _STILL_STOPPED.format(rule.pattern)

    def stopped(context: Context) -> bool:
        found = screen(text, context=context).findings
        return any(f.start == 0 and f.end >= len(_SOMEBODY) and f.verdict is Verdict.BLOCK for f in found)

    return Check(text, True, stopped(after), stopped(after) is not stopped(before))
