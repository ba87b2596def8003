"""A session on other dates, or not at all. Everybody with a place, an offer or a place in the line is told.

A move raises the SEQUENCE of the calendar entry, so that calendars take the new dates in place of the old ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from organisations.selectors import council_calendar
from training import policies, times
from training.entry_keys import LeftOver
from training.models import AccessNeed, Booking, Offer, Session
from training.models.vocabulary import BookingState, CancelReason, OfferOutcome, SessionState
from training.services import after, session_notices
from training.services.desk import check_staff, locked
from training.services.sessions import CHANGEABLE, Sitting, write_parts
from training.services.step import move
from training.services.waiting import promote, withdraw_offers
from training.workflow import SESSION_TRANSITIONS, Act, SessionAct, WrongState, session_target_of

if TYPE_CHECKING:
    from accounts.models import Person

TOLD = (BookingState.HELD, BookingState.WAITING, BookingState.OFFERED, BookingState.CONFIRMED)
MARKED = (BookingState.ATTENDED, BookingState.ABSENT)
_LEAST_OFFER = timedelta(minutes=1)


def told_of(session: Session) -> list[Booking]:
    """The bookings whose people hear of a move or of the end of a session."""
    rows = Booking.objects.filter(session=session, state__in=TOLD)
    return list(rows.select_related("attendee__person", "party__made_by", "session__course").order_by("pk"))


@transaction.atomic
def move_session(
    *,
    session: Session,
    sittings: Sequence[Sitting],
    closes_at: datetime,
    by: Person,
    seen: str | None = None,
    now: datetime | None = None,
) -> int:
    """Give the session new dates. Bookings stay. Returns how many people are told: nobody, where only the last moment
    to book changes.

    Raises WrongActor, ChangedMeanwhile, and WrongState once the session has started or ended.
    """
    now = now or timezone.now()
    check_staff(by)
    row = locked(session, seen)
    if row.state not in CHANGEABLE or (row.starts_at <= now and row.state != SessionState.DRAFT):
        raise WrongState("This session has started or is over, so it cannot be moved.")
    before, were = row.starts_at, _sittings_of(row)
    other_dates = were != list(sittings)
    row.starts_at, row.ends_at, row.closes_at = sittings[0].starts_at, sittings[-1].ends_at, closes_at
    row.sequence += other_dates
    row.version += 1
    row.save()
    if other_dates:
        write_parts(row, sittings)
    _move_limits(row, now)
    told = session_notices.moved(row, told_of(row), before, _left_over(were, len(sittings))) if other_dates else 0
    record(event="training.session_moved", by=by, subject=row, detail={"told": told, "sequence": row.sequence})
    promote(session=row, now=now)
    return told


def _sittings_of(session: Session) -> list[Sitting]:
    return [Sitting(part.starts_at, part.ends_at) for part in session.parts.order_by("position")]


def _left_over(were: Sequence[Sitting], are: int) -> list[LeftOver]:
    """The sittings beyond those that there are now; calendars take them out by their numbers."""
    return [LeftOver(number, one.starts_at, one.ends_at) for number, one in enumerate(were, start=1) if number > are]


def _move_limits(session: Session, now: datetime) -> None:
    """Names are wanted, and offers end, by the new dates."""
    name_by = times.name_by(session, council_calendar(), now) or session.closes_at
    Booking.objects.filter(session=session, state=BookingState.HELD).update(name_by=name_by)
    late = Offer.objects.filter(booking__session=session, outcome=OfferOutcome.OPEN, expires_at__gt=session.closes_at)
    for offer in late:
        offer.expires_at = max(session.closes_at, offer.made_at + _LEAST_OFFER)
        offer.save(update_fields=["expires_at"])


@transaction.atomic
def cancel_session(
    *, session: Session, reason: CancelReason, by: Person, seen: str | None = None, now: datetime | None = None
) -> int:
    """Call a session off: every place is cancelled, every offer withdrawn. Returns how many people are told.

    Raises WrongActor, WrongState, ChangedMeanwhile.
    """
    now = now or timezone.now()
    check_staff(by)
    row = locked(session, None)
    policies.check_session(SessionAct.CANCEL, row, by)
    row = locked(session, seen)
    if Booking.objects.filter(session=row, state__in=MARKED).exists():
        raise WrongState("Somebody is marked on the register. Take the marks away first, if it did not take place.")
    before = row.state
    row.state, row.cancel_reason = session_target_of(SessionAct.CANCEL, SessionState(row.state)), reason
    row.sequence += 1
    row.version += 1
    row.save()
    rows = told_of(row)
    placed = {one.pk for one in rows if one.state == BookingState.CONFIRMED}
    for one in rows:
        move(row=one, act=Act.CANCEL_SESSION, by=None, now=now, audited=False)
    withdraw_offers(rows, now)
    AccessNeed.objects.filter(booking__session=row).delete()
    told = session_notices.called_off(row, rows, placed) if before != SessionState.DRAFT else 0
    event = SESSION_TRANSITIONS[SessionAct.CANCEL].audit
    detail: dict[str, str | int | bool | None] = {
        "from": str(before),
        "reason": str(reason),
        "told": told,
        "bookings": len(rows),
    }
    record(event=event, by=by, subject=row, detail=detail)
    after.called_off(row, by, now)
    return told
