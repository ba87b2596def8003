"""What is counted from, and what comes out. Nothing here knows a child: dates, numbers of days and the law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """The clocks. The values are those of the dated rules."""

    SCHOOL_DAYS = "school_days"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    CALENDAR_WEEKS = "calendar_weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Rule:
    """A dated rule as it stood on the day of the trigger."""

    key: str
    title: str
    value: str
    unit: str
    words: str  # the value with its unit: 15 school days
    basis: str
    note: str = ""
    checked_on: date | None = None
    source_url: str = ""


Rules = dict[str, Rule]
UNIT_NAMED = {unit.value: unit for unit in Unit}


@dataclass(frozen=True)
class Facts:
    """What somebody entered. Days of suspension come in halves."""

    received: date
    first_day: date | None = None  # of the exclusion, where it is not the first school day after the notice
    days: Decimal = Decimal(0)
    term_total: Decimal = Decimal(0)
    year_total: Decimal | None = None
    exam_missed: bool = False
    review_weeks: int = 0
    ends: date | None = None


class Limit(StrEnum):
    """What the date is to whoever reads it."""

    BY = "By"
    UNTIL = "Until"
    FROM = "From"
    ON = "On"
    AT_LEAST_UNTIL = "At least until"


RECEIVED, FIRST_DAY = "received", "first_day"


def always(facts: Facts, rules: Rules) -> bool:
    return True


def whole(facts: Facts, value: int) -> int:
    return value


@dataclass(frozen=True)
class Clock:
    """One row of the catalogue: what must be done, by which rule, counted from what.

    `trigger` is RECEIVED, FIRST_DAY or the code of another clock, whose date it follows. `with_trigger`: the day of
    the trigger is day 1; else the day after it is. `amount` turns the rule's number into the number counted.
    """

    code: str
    words: str
    rule: str
    since: str  # what the clock counts from, in words
    limit: Limit = Limit.BY
    trigger: str = RECEIVED
    with_trigger: bool = False
    applies: Callable[[Facts, Rules], bool] = always
    amount: Callable[[Facts, int], int] = whole


@dataclass(frozen=True)
class Duty:
    """What must be done without a date: at once, or not at all."""

    words: str
    rule: str
    applies: Callable[[Facts, Rules], bool] = always


@dataclass(frozen=True)
class Skipped:
    """Consecutive days that did not count, and why."""

    reason: str
    first: date
    last: date


@dataclass(frozen=True)
class Deadline:
    """A clock with its date, or with the reason why there is none."""

    clock: Clock
    rule: Rule | None
    unit: Unit | None = None
    day: date | None = None
    start: date | None = None  # the day of the trigger
    day_one: date | None = None
    amount: int = 0
    skipped: tuple[Skipped, ...] = ()
    sooner: date | None = None  # the last open day before, where the date falls on a day that is not
    unknown: str = ""


def in_words(day: date) -> str:
    """Monday 23 November 2026."""
    return f"{day:%A %-d %B %Y}"
