"""The clock of a session: booking closes, the waiting list with it, and once it has ended it has taken place.

Swept every minute; each session is one transaction, so a sweep may be killed or run twice at any point.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.audit import record
from training import policies
from training.models import AccessNeed, Booking, Session
from training.models.vocabulary import COMING, LIVE, BookingState, SessionState
from training.services import notices
from training.services.each import for_each
from training.services.step import lock_session, move
from training.workflow import SESSION_TRANSITIONS, Act, SessionAct, session_target_of

_PAST = (SessionState.RUN, SessionState.SIGNED_OFF, SessionState.CANCELLED)


def close_due(*, now: datetime | None = None) -> int:
    """Close booking where its last moment has come, and tell whoever still waits. Returns how many sessions."""
    now = now or timezone.now()
    waits = Booking.objects.filter(session=OuterRef("pk"), state=BookingState.WAITING)
    due = Session.objects.filter(closes_at__lte=now, state__in=COMING).filter(
        Q(state=SessionState.OPEN) | Exists(waits)
    )
    return for_each(due.order_by("pk").values_list("pk", flat=True), lambda session_id: _close(session_id, now))


def _close(session_id: int, now: datetime) -> int:
    session = lock_session(session_id)
    if session.state not in COMING or session.closes_at > now:  # moved, or called off, since it was found
        return 0
    if session.state == SessionState.OPEN:
        _step(session, SessionAct.CLOSE)
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING)
    for row in waiting.select_related("party", "attendee__person", "session__course").order_by("line", "pk"):
        event = move(row=row, act=Act.CLOSE_LINE, by=None, now=now)
        notices.line_closed(row, event)
    return 1


def run_due(*, now: datetime | None = None) -> int:
    """Note that sessions which have ended took place; what their people needed is forgotten. Returns how many."""
    now = now or timezone.now()
    ended = Session.objects.filter(ends_at__lte=now, state__in=COMING)
    return for_each(ended.order_by("pk").values_list("pk", flat=True), lambda session_id: run_one(session_id, now))


def run_one(session_id: int, now: datetime) -> int:
    """Note that one session has taken place, if it has; in the caller's transaction."""
    session = lock_session(session_id)
    if session.state not in COMING or session.ends_at > now:
        return 0
    _close(session_id, now)  # where that sweep was late
    session.refresh_from_db()
    _step(session, SessionAct.RUN)
    _forget_needs(Q(booking__session=session))
    return 1


def forget_needs() -> int:
    """Erase access and dietary needs of sessions that are over or called off, and of whoever has no place any more,
    however they came to be."""
    return _forget_needs(Q(booking__session__state__in=_PAST) | ~Q(booking__state__in=LIVE))


def _forget_needs(which: Q) -> int:
    return AccessNeed.objects.filter(which).delete()[0]


def _step(session: Session, act: SessionAct) -> None:
    policies.check_session(act, session, None)
    before = session.state
    session.state = session_target_of(act, SessionState(before))
    session.version += 1
    session.save(update_fields=["state", "version"])
    record(
        event=SESSION_TRANSITIONS[act].audit,
        by=None,
        subject=session,
        detail={"from": str(before), "to": str(session.state)},
    )
