"""The clocks of a request: first response and answer, in working hours of the council, paused while the asker is asked.

A routine question sent on Friday at 16:59 has had one minute by Monday morning. Targets are dated data
(`organisations.DatedRule`), so that changing one needs no deploy and old requests keep the target of their day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import State
from advice_requests.seed import REOPEN_KEY, answer_key, first_response_key
from organisations.calendars import WorkingHours, as_day
from organisations.selectors import council_hours, rule_on

MINUTES_IN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Due:
    """When a request ought to have had its first response and its answer."""

    first_response: datetime
    answer: datetime


def target_minutes(urgency: str, day: date | None = None) -> tuple[int, int]:
    """First response and answer target in working minutes, as they stand on the day (today)."""
    on = day or timezone.localdate()
    first, answer = (rule_on(key(urgency), on).number for key in (first_response_key, answer_key))
    return int(first * MINUTES_IN_HOUR), int(answer * MINUTES_IN_HOUR)


def due_from(start: datetime, urgency: str) -> Due:
    """The two moments for a request that arrives at `start`, by the targets in force on that day."""
    hours = council_hours()
    first, answer = target_minutes(urgency, as_day(start))
    return Due(hours.add_minutes(start, first), hours.add_minutes(start, answer))


def answer_hours(urgency: str, day: date | None = None) -> int:
    """The answer target in working hours, for the page that says how soon an answer comes."""
    return int(rule_on(answer_key(urgency), day or timezone.localdate()).number)


def resume(request: AdviceRequest, now: datetime) -> None:
    """End a pause: the due moment moves by the working time that the pause took. Changes the row in memory only."""
    if request.paused_at is None:
        return
    hours = council_hours()
    paused = max(0, hours.count_minutes(request.paused_at, now))
    request.due_at = hours.add_minutes(request.due_at, paused)
    request.paused_minutes += paused
    request.paused_at = None


def last_day_to_reopen(ended_at: datetime, hours: WorkingHours | None = None) -> date:
    """The last day on which a request that ended then can be opened again, counted in working days."""
    day = as_day(ended_at)
    days = int(rule_on(REOPEN_KEY, day).number)
    return (hours or council_hours()).calendar.add(day, days)


class Standing(models.TextChoices):
    """How a clock stands, for the tag beside it."""

    ON_TIME = "on_time", "On time"
    DUE_SOON = "due_soon", "Due today"
    LATE = "late", "Late"
    PAUSED = "paused", "Clock paused"
    STOPPED = "stopped", "Stopped"


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left on a clock: working minutes (negative when late) or, far off, working days."""

    standing: Standing
    minutes: int | None
    days: int | None


_FAR_DAYS = 10


def remaining(
    *, state: str, due_at: datetime, paused_at: datetime | None, now: datetime, hours: WorkingHours
) -> Remaining:
    """What is left of the answer clock at `now`. Takes plain values, so that lists need no model objects."""
    if state in (State.CLOSED, State.ANSWERED, State.REFERRED_OUT, State.DECLINED, State.MERGED):
        return Remaining(Standing.STOPPED, None, None)
    at = paused_at or now
    days = hours.calendar.count(at, due_at)
    if abs(days) > _FAR_DAYS:
        standing = Standing.LATE if days < 0 else Standing.ON_TIME
        return Remaining(Standing.PAUSED if paused_at else standing, None, days)
    minutes = hours.count_minutes(at, due_at)
    if paused_at:
        return Remaining(Standing.PAUSED, minutes, None)
    if now > due_at:
        return Remaining(Standing.LATE, minutes, None)
    soon = as_day(due_at) == as_day(now)
    return Remaining(Standing.DUE_SOON if soon else Standing.ON_TIME, minutes, None)
