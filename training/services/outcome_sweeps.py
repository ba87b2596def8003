"""What is asked and said in the weeks and months after a session: what changed, and that a refresher is due.

Swept each day. Each session or certificate is a transaction of its own, and each message is queued once for its event:
a sweep may be killed or run twice. One that could not run for up to a week is made good by the next.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from organisations.calendars.days import as_day
from organisations.models import RoleContact
from training.models import Booking, Certificate, Impact, Session
from training.models.vocabulary import BookingState, SessionState
from training.services import outcome_notices
from training.services.each import for_each
from training.services.outcomes import IMPACT_CLOSES, IMPACT_OPENS
from training.services.step import lock_session

log = structlog.get_logger(__name__)
REFRESHER_DAYS = (90, 60, 30)
_MADE_GOOD = timedelta(days=7)
_TIME_TO_ANSWER = timedelta(weeks=2)  # a question that closes sooner is not asked


def ask_impact(*, now: datetime | None = None) -> int:
    """Ask those who attended what changed, six weeks after the end. Returns how many are asked."""
    now = now or timezone.now()
    unasked = Booking.objects.filter(session=OuterRef("pk"), state=BookingState.ATTENDED, impact=None)
    due = Session.objects.filter(
        Exists(unasked),
        state=SessionState.SIGNED_OFF,
        ends_at__lte=now - IMPACT_OPENS,
        ends_at__gt=now - IMPACT_CLOSES + _TIME_TO_ANSWER,
    )
    return for_each(due.order_by("pk").values_list("pk", flat=True), lambda session_id: _ask(session_id, now))


def _ask(session_id: int, now: datetime) -> int:
    session = lock_session(session_id)
    rows = Booking.objects.filter(session=session, state=BookingState.ATTENDED, impact=None)
    until = as_day(session.ends_at + IMPACT_CLOSES) - timedelta(days=1)
    asked = list(rows.select_related("attendee__person", "session__course").order_by("pk"))
    for row in asked:
        Impact.objects.create(booking=row, asked_at=now)
        outcome_notices.impact_asked(row, until)
    return len(asked)


def remind_refreshers(*, now: datetime | None = None) -> int:
    """Tell people, and the safeguarding leads of their settings, that a refresher is due. Returns of how many.

    Not of somebody who left, nor where they attended the course again since.
    """
    today = as_day(now or timezone.now())
    return sum(_remind(today, days) for days in REFRESHER_DAYS)


def _remind(today: date, days: int) -> int:
    until = today + timedelta(days=days)
    due = _due(until - _MADE_GOOD, until)
    leads = _leads({row.booking.setting_id for row in due if row.booking.setting_id is not None})
    done = 0
    for row in due:
        try:
            with transaction.atomic():
                _tell(row, leads.get(row.booking.setting_id or 0, []), days)
            done += 1
        except DatabaseError as fault:
            if not connection.is_usable():
                raise
            log.error("training_sweep_failed", certificate=row.pk, fault=type(fault).__name__)
    return done


def _due(after: date, until: date) -> list[Certificate]:
    again = Booking.objects.filter(
        attendee=OuterRef("booking__attendee"),
        session__course=OuterRef("booking__session__course"),
        state=BookingState.ATTENDED,
        session__ends_at__gt=OuterRef("booking__session__ends_at"),
    )
    rows: QuerySet[Certificate] = Certificate.objects.filter(
        ~Exists(again),
        refresher_due_on__gt=after,
        refresher_due_on__lte=until,
        booking__attendee__left_on=None,
    )
    return list(rows.select_related("booking__attendee__person", "booking__session__course").order_by("pk"))


def _leads(settings: set[int]) -> dict[int, list[RoleContact]]:
    """The safeguarding leads that the register of roles names, by setting."""
    found: dict[int, list[RoleContact]] = defaultdict(list)
    today = timezone.localdate()
    rows = RoleContact.objects.filter(setting__in=settings, role=RoleContact.Role.DSL, from_date__lte=today)
    for row in rows.exclude(until__lt=today).order_by("pk"):
        found[row.setting_id].append(row)
    return found


def _tell(row: Certificate, leads: list[RoleContact], days: int) -> None:
    booking, due_on = row.booking, row.refresher_due_on
    if due_on is None or booking.attendee is None:
        return
    outcome_notices.refresher_due(booking, due_on, days)
    own = {booking.attendee.email.lower(), booking.attendee.person.email if booking.attendee.person else ""}
    for lead in leads:
        if lead.email.lower() not in own:
            outcome_notices.colleague_refresher_due(booking, lead.email, lead.name, due_on, days)
