"""From a trigger and calendars to dates. Pure: the same facts, rules and calendars always give the same list.

Where a calendar does not reach, the deadline has no date and says why; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from organisations.calendars import CalendarHorizon, DayCalendar, add_months, add_weeks
from resources.key_dates.catalogue import LONGEST_REDUCED, NOTICE, REVIEWS, Kind
from resources.key_dates.facts import (
    FIRST_DAY,
    UNIT_NAMED,
    Clock,
    Deadline,
    Duty,
    Facts,
    Limit,
    Rule,
    Rules,
    Skipped,
    Unit,
    in_words,
)

ONE_DAY = timedelta(days=1)
LAST_COUNTED_YEAR = 2200


@dataclass(frozen=True)
class Reckoning:
    """The open days of one clock, and why another day is not one."""

    calendar: DayCalendar
    why: Callable[[date], str]
    what: str  # what must be known: term dates, bank holidays


@dataclass(frozen=True)
class Calendars:
    working: Reckoning
    school: Reckoning | None = None


class _Unknown(Exception):
    """No date can be given, with the words that say why."""


def deadlines(kind: Kind, facts: Facts, rules: Rules, calendars: Calendars) -> list[Deadline]:
    """Every deadline that the event starts, in the order of the catalogue."""
    found: dict[str, Deadline] = {}
    for clock in kind.clocks:
        if clock.applies(facts, rules):
            found[clock.code] = _deadline(clock, facts, rules, calendars, found)
    reviews = _reviews(facts, rules, calendars) if facts.review_weeks else ()
    return [*reviews, *found.values()]


def duties(kind: Kind, facts: Facts, rules: Rules) -> list[Duty]:
    """What must be done without a date."""
    return [duty for duty in kind.duties if duty.applies(facts, rules)]


def _deadline(clock: Clock, facts: Facts, rules: Rules, calendars: Calendars, found: dict[str, Deadline]) -> Deadline:
    rule = rules.get(clock.rule)
    if rule is None:
        return Deadline(clock, None, unknown=f"The portal holds no rule for events on {in_words(facts.received)}.")
    if clock.trigger == FIRST_DAY and facts.first_day is None:
        clock = replace(clock, since=NOTICE)
    base = Deadline(clock, rule, UNIT_NAMED.get(rule.unit))
    try:
        start, with_trigger = _trigger(clock, facts, found)
        amount = clock.amount(facts, _number(rule))
        return _counted(replace(base, start=start, amount=amount), with_trigger, calendars)
    except _Unknown as reason:
        return replace(base, unknown=str(reason))


def _trigger(clock: Clock, facts: Facts, found: dict[str, Deadline]) -> tuple[date, bool]:
    """The day counted from, and whether it is day 1 itself. Without a first day the notice starts the count."""
    if clock.trigger == FIRST_DAY and facts.first_day is not None:
        return facts.first_day, True
    if clock.trigger in found:
        day = found[clock.trigger].day
        if day is None:
            raise _Unknown("The date that this one follows is not known.")
        return day, clock.with_trigger
    return facts.received, clock.with_trigger


def _number(rule: Rule) -> int:
    if not rule.value.isdigit():
        raise _Unknown(f"The rule says {rule.words}, which cannot be counted as whole days or weeks.")
    return int(rule.value)


def _counted(deadline: Deadline, with_trigger: bool, calendars: Calendars) -> Deadline:
    if deadline.unit == Unit.SCHOOL_DAYS and calendars.school is not None:
        return _by_open_days(deadline, with_trigger, calendars.school)
    if deadline.unit == Unit.WORKING_DAYS:
        return _by_open_days(deadline, with_trigger, calendars.working)
    return _by_plain_calendar(deadline, with_trigger, calendars)


def _by_open_days(deadline: Deadline, with_trigger: bool, reckoning: Reckoning) -> Deadline:
    """Day 1 is the first open day after the trigger, or the trigger itself."""
    start, amount, calendar = deadline.start, deadline.amount, reckoning.calendar
    if start is None or amount < 1:
        raise _Unknown("There is nothing to count.")
    try:
        if with_trigger and not calendar.is_open(start):
            raise _Unknown(
                f"{in_words(start)} is no {calendar.name[:-1]} ({reckoning.why(start)}), so it cannot be day 1."
            )
        before = amount - 1 if with_trigger else amount
        day, day_one = calendar.add(start, before), start if with_trigger else calendar.add(start, 1)
    except CalendarHorizon:
        raise _Unknown(_horizon(reckoning, start)) from None
    return replace(deadline, day=day, day_one=day_one, skipped=skipped(start, day, reckoning))


def _horizon(reckoning: Reckoning, start: date) -> str:
    """Why no date is given, in words for the page."""
    for first, last in reckoning.calendar.known:
        if first <= start <= last:
            return f"{reckoning.what} are known only up to {in_words(last)}, so this date cannot be counted yet."
    return f"{reckoning.what} are not known for {in_words(start)}, so this date cannot be counted."


def skipped(start: date, end: date, reckoning: Reckoning) -> tuple[Skipped, ...]:
    """The days after `start` and before `end` that did not count, in runs with one reason."""
    runs: list[Skipped] = []
    for day in (start + timedelta(n) for n in range(1, (end - start).days)):
        if reckoning.calendar.is_open(day):
            continue
        reason = reckoning.why(day)
        if runs and runs[-1].reason == reason and runs[-1].last + ONE_DAY == day:
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(Skipped(reason, day, day))
    return tuple(runs)


def _by_plain_calendar(deadline: Deadline, with_trigger: bool, calendars: Calendars) -> Deadline:
    start, amount = deadline.start, deadline.amount
    if start is None or amount < 1:
        raise _Unknown("There is nothing to count.")
    try:
        day = _plain(start, amount, deadline.unit)
        day -= ONE_DAY if with_trigger else timedelta()
    except (OverflowError, ValueError):
        raise _Unknown("The date lies too far ahead to be counted.") from None
    if day.year > LAST_COUNTED_YEAR:
        raise _Unknown("The date lies too far ahead to be counted.")
    open_days = calendars.school or calendars.working
    return replace(deadline, day=day, day_one=start if with_trigger else None, sooner=_sooner(day, open_days))


def _plain(start: date, amount: int, unit: Unit | None) -> date:
    if unit == Unit.CALENDAR_DAYS:
        return start + timedelta(days=amount)
    if unit == Unit.CALENDAR_WEEKS:
        return add_weeks(start, amount)
    if unit == Unit.MONTHS:
        return add_months(start, amount)
    raise _Unknown("The portal cannot count in the unit of this rule.")


def _sooner(day: date, reckoning: Reckoning) -> date | None:
    """The last open day before a date that falls on a closed one; nothing where it is open or not known."""
    try:
        return None if reckoning.calendar.is_open(day) else reckoning.calendar.add(day, -1)
    except CalendarHorizon:
        return None


def _reviews(facts: Facts, rules: Rules, calendars: Calendars) -> Iterator[Deadline]:
    """Review dates of a reduced timetable: every so many weeks, up to its end or the local limit."""
    rule, longest = rules.get(REVIEWS), rules.get(LONGEST_REDUCED)
    weeks = int(longest.value) if longest and longest.value.isdigit() else 0
    last = min(filter(None, (facts.ends, add_weeks(facts.received, min(weeks, 52)) if weeks else None)), default=None)
    every = facts.review_weeks
    day, number = add_weeks(facts.received, every), 1
    since = f"the day it begins, every {'week' if every == 1 else f'{every} calendar weeks'}, as the plan says"
    while last is not None and day <= last:
        clock = Clock(f"review-{number}", f"Review {number} of the reduced timetable", REVIEWS, since, Limit.BY)
        base = Deadline(clock, rule, Unit.CALENDAR_WEEKS, start=facts.received, amount=every * number)
        yield replace(base, day=day, sooner=_sooner(day, calendars.school or calendars.working))
        day, number = add_weeks(day, every), number + 1


def in_order(found: Iterable[Deadline]) -> list[Deadline]:
    """By date; those without one last."""
    return sorted(found, key=lambda deadline: deadline.day or date.max)
