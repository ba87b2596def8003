"""What people said of training, added up so that nobody's own answer can be read from it.

Nothing is shown for fewer than five answers, and results move on in steps of five: were they counted anew with every
answer, the difference between yesterday's figure and today's would be one person's. Of 12 answers the first 10 count.
A course counts what its sessions show, and of the answers that are left over again in steps of five: the course less its
sessions is never fewer than five people either.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

FEWEST = 5
LONGEST_LIST = 100
_random = secrets.SystemRandom()


class Timed(Protocol):
    """Anything that was said at a moment."""

    @property
    def at(self) -> datetime: ...


One = TypeVar("One", bound=Timed)


@dataclass(frozen=True, slots=True)
class Answer:
    """One evaluation without who gave it."""

    session: int
    at: datetime
    before: int
    after: int
    usefulness: int
    best: str = ""
    better: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer to the question what changed, without who gave it."""

    session: int
    at: datetime
    difference: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Means from 1 to 5, how many were more confident afterwards, and how many chose each mark of usefulness."""

    answers: int
    before: float
    after: float
    usefulness: float
    more_confident: int
    marks: dict[int, int]


def shown(answers: Iterable[One]) -> list[One]:
    """The earliest answers, in steps of five; none of fewer than five."""
    rows = sorted(answers, key=lambda one: one.at)
    return rows[: len(rows) - len(rows) % FEWEST]


def shown_together(by_session: Mapping[int, Sequence[One]]) -> list[One]:
    """What the sessions of a course show, and the answers left over in steps of five."""
    found: list[One] = []
    left: list[One] = []
    for answers in by_session.values():
        rows = sorted(answers, key=lambda one: one.at)
        number = len(shown(rows))
        found += rows[:number]
        left += rows[number:]
    return found + shown(left)


def summary(answers: Sequence[Answer]) -> Summary | None:
    """The figures of answers that may be shown; None where those are fewer than five."""
    number = len(answers)
    if number < FEWEST:
        return None
    marks = Counter(one.usefulness for one in answers)
    return Summary(
        answers=number,
        before=sum(one.before for one in answers) / number,
        after=sum(one.after for one in answers) / number,
        usefulness=sum(one.usefulness for one in answers) / number,
        more_confident=sum(one.after > one.before for one in answers),
        marks={mark: marks[mark] for mark in range(1, 6)},
    )


def texts(words: Iterable[str]) -> list[str]:
    """What was written, in random order; nothing where fewer than five wrote. At most a hundred, drawn at random."""
    found = [text for text in words if text]
    if len(found) < FEWEST:
        return []
    return _random.sample(found, min(len(found), LONGEST_LIST))
