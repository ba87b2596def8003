"""Before a session everybody with a place hears of it twice: a week before, and on the last working day before.

Somebody who books within that time has just had the confirmation, and gets only what is still to come. A session that
was moved is told of anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from organisations.calendars.days import DayCalendar, as_day
from organisations.selectors import council_calendar
from training import times
from training.models import Booking, Session
from training.models.vocabulary import COMING, BookingState
from training.services import notices
from training.services.each import for_each

WEEK = 7
_AHEAD = timedelta(days=16)  # the last working day before is never further away, but over the longest closures


def remind_places(*, now: datetime | None = None) -> int:
    """Queue the reminders that are due, each once however often this runs. Returns how many places were looked at."""
    now = now or timezone.now()
    calendar = council_calendar()
    coming = Session.objects.filter(state__in=COMING, starts_at__gt=now, starts_at__lte=now + _AHEAD)
    due = {row.pk: days for row in coming.order_by("starts_at") if (days := _due(row, calendar, now))}
    found = Session.objects.filter(pk__in=due).order_by("starts_at", "pk").values_list("pk", flat=True)
    return for_each(found, lambda session_id: _remind(session_id, due[session_id], now))


def _due(session: Session, calendar: DayCalendar, now: datetime) -> int:
    """Which reminder: 1 from the last working day before, 7 from a week before, 0 for none yet."""
    today = as_day(now)
    if today >= times.working_days_before(session.starts_at, 1, calendar):
        return 1
    return WEEK if as_day(session.starts_at) - today <= timedelta(days=WEEK) else 0


def _remind(session_id: int, days: int, now: datetime) -> int:
    placed = Booking.objects.filter(session=session_id, state=BookingState.CONFIRMED)
    booked_before = placed.filter(made_at__lt=times.end_of(as_day(now) - timedelta(days=1)))
    rows = list(booked_before.select_related("attendee__person", "session__course", "party").order_by("pk"))
    for row in rows:
        notices.soon(row, days)
    return len(rows)
