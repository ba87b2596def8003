"""What people said of training, added up so that nobody's own answer can be read from it.

Nothing is shown for fewer than five answers, and results move on in steps of five: were they counted anew with every
answer, the difference between yesterday's figure and today's would be one person's. Of 12 answers the first 10 count.

A course counts what its sessions show. What a session has left over twelve weeks after its register was signed off, and
what comes later, is counted with that of other sessions of the academic year, again in steps of five. So each answer is
counted in one group of five or more, for good: whoever keeps the figures of every day and takes one from another, a course
less its sessions, this week less the last, always has whole groups in hand.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from organisations.calendars.academic import academic_year

FEWEST = 5
SETTLES = timedelta(weeks=12)
LONGEST_LIST = 100
_random = secrets.SystemRandom()


class Said(Protocol):
    """Anything that was said of a session at a moment, and when its register was signed off."""

    @property
    def session(self) -> int: ...
    @property
    def opened(self) -> datetime: ...
    @property
    def at(self) -> datetime: ...


One = TypeVar("One", bound=Said)


@dataclass(frozen=True, slots=True)
class Answer:
    """One evaluation without who gave it."""

    session: int
    opened: datetime
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
    opened: datetime
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
    """What a session shows: its earliest answers, in steps of five; none of fewer than five."""
    rows = [one for one in sorted(answers, key=_said) if one.at < one.opened + SETTLES]
    return rows[: len(rows) - len(rows) % FEWEST]


def shown_together(answers: Iterable[One], *, now: datetime, since: datetime) -> list[One]:
    """What a course shows of the sessions signed off from `since` on. `answers`: all of the academic years that this
    touches, since a group may reach back beyond it, and counts as long as one of its sessions does."""
    by_session: dict[int, list[One]] = defaultdict(list)
    for one in answers:
        by_session[one.session].append(one)
    found: list[One] = []
    left: dict[str, list[One]] = defaultdict(list)
    for rows in by_session.values():
        own = shown(rows)
        found += [one for one in own if one.opened >= since]
        rest = sorted(rows, key=_said)[len(own) :]
        left[academic_year(rows[0].opened)] += [one for one in rest if _left_over_at(one) <= now]
    for rows in left.values():
        for group in _groups(sorted(rows, key=lambda one: (_left_over_at(one), one.at, one.session))):
            if max(one.opened for one in group) >= since:
                found += group
    return found


def _said(one: Said) -> datetime:
    return one.at


def _left_over_at(one: Said) -> datetime:
    return max(one.at, one.opened + SETTLES)


def _groups(rows: Sequence[One]) -> Iterator[Sequence[One]]:
    for start in range(0, len(rows) - FEWEST + 1, FEWEST):
        yield rows[start : start + FEWEST]


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
