"""The moments that a session's rules lead to, each on a named clock.

Working days and working hours are the council's (`organisations.calendars`). A cut-off of 3 working days before a
session on Friday 4 December 2026 is the end of Tuesday 1 December in London.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from organisations.calendars.days import LONDON, CalendarHorizon, DayCalendar, as_day
from organisations.calendars.hours import WorkingHours
from training.models import Session

LEAST_TO_ANSWER = timedelta(hours=2)  # in working hours; an offer that leaves less time is not made


def end_of(day: date) -> datetime:
    """The first moment after the day in London, which is the end of a cut-off on that day."""
    return datetime.combine(day + timedelta(1), time.min, tzinfo=LONDON)


def working_days_before(start: datetime, days: int, calendar: DayCalendar) -> date:
    """So many working days before the day of `start`; 0 is the day itself. Beyond what is known: plain days."""
    try:
        return calendar.add(start, -days)
    except CalendarHorizon:
        return as_day(start) - timedelta(days)


def cancel_until(session: Session, calendar: DayCalendar) -> datetime:
    """Up to this moment a place is cancelled in time; after it, late."""
    return min(end_of(working_days_before(session.starts_at, session.cancel_days, calendar)), session.starts_at)


def name_by(session: Session, calendar: DayCalendar, now: datetime) -> datetime | None:
    """When held places must have names; None where that has passed, so that nothing can be held any more."""
    moment = min(end_of(working_days_before(session.starts_at, session.naming_days, calendar)), session.closes_at)
    return moment if moment > now else None


def offer_until(session: Session, hours: WorkingHours, now: datetime) -> datetime | None:
    """When an offer made now runs out: after the session's number of working hours, at the latest when booking closes.

    None where that would leave less than two working hours to answer: nothing is offered so late that nobody can come.
    """
    if now >= session.closes_at:
        return None
    try:
        until = min(hours.add_hours(now, session.offer_hours), session.closes_at)
        enough = hours.count_minutes(now, until) * 60 >= LEAST_TO_ANSWER.total_seconds()
    except CalendarHorizon:
        return None
    return until if enough else None
