"""What happens with a place after it was booked: named, given to a colleague, cancelled, or given up for want of a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from organisations.selectors import council_calendar
from text_guard.text import ScreenedText
from training import policies, times
from training.models import AccessNeed, Booking
from training.models.vocabulary import BookingState
from training.services import notices
from training.services.attendees import Named, attendee_for
from training.services.each import for_each_session
from training.services.naming import use_naming
from training.services.ordering import CannotBook, check_twice
from training.services.step import begin, lock_session, move
from training.services.waiting import promote
from training.workflow import Act, Relation, WrongActor, WrongState

if TYPE_CHECKING:
    from accounts.models import Person

NEEDS_WHILE = (BookingState.CONFIRMED, BookingState.WAITING, BookingState.OFFERED)


@transaction.atomic
def name_held(
    *, booking: Booking, named: Named, by: Person, version: int | None = None, now: datetime | None = None
) -> Booking:
    """Say who comes on a held place. Raises WrongActor, WrongState, StaleVersion, AlreadyBooked."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.NAME, by=by, version=version)
    if now >= session.starts_at or (row.name_by is not None and now >= row.name_by):  # the sweep has not come by yet
        raise WrongState("The last day to name somebody has passed, so the place goes to others.")
    use_naming(1, by)
    attendee = attendee_for(named=named, setting=row.setting, by=by)
    check_twice(session, [attendee])
    row.attendee, row.name_by = attendee, None
    _write_needs(row, named.needs)
    event = move(row=row, act=Act.NAME, by=by, now=now)
    notices.confirmed(row, session, again=event)
    return row


@transaction.atomic
def substitute(
    *, booking: Booking, named: Named, by: Person, version: int | None = None, now: datetime | None = None
) -> Booking:
    """Send a colleague of the same setting instead, up to the start. The place and its history stay."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.SUBSTITUTE, by=by, version=version)
    if now >= session.starts_at:
        raise WrongState("The session has started. Ask the trainer to add your colleague on the day.")
    if row.setting_id is None:
        raise CannotBook("A council place cannot be passed on. Cancel it, and your colleague books for themselves.")
    use_naming(1, by)
    attendee = attendee_for(named=named, setting=row.setting, by=by)
    check_twice(session, [attendee])
    gone, row.attendee = row.attendee, attendee
    _write_needs(row, named.needs)
    event = move(row=row, act=Act.SUBSTITUTE, by=by, now=now)
    if gone is not None:
        notices.replaced(row, gone, event)
    notices.confirmed(row, session, again=event)
    return row


@transaction.atomic
def cancel(
    *,
    booking: Booking,
    by: Person | None,
    relations: frozenset[Relation] | None = None,
    version: int | None = None,
    now: datetime | None = None,
) -> Booking:
    """Give a place back, or leave the waiting list. After the cut-off it counts as late, unless it is filled again.

    Raises WrongActor, WrongState (also once the session has started), StaleVersion.
    """
    now = now or timezone.now()  # of the click, not of the turn: whoever clicked in time is in time
    calendar = council_calendar()
    session = lock_session(booking.session_id)
    state = Booking.objects.values_list("state", flat=True).get(pk=booking.pk)
    if state == BookingState.WAITING:
        act = Act.LEAVE_LINE
    else:
        act = Act.CANCEL if now < times.cancel_until(session, calendar) else Act.CANCEL_LATE
    session, row = begin(booking=booking, act=act, by=by, version=version, relations=relations)
    if now >= session.starts_at:
        raise WrongState("The session has started, so the place cannot be cancelled any more.")
    event = move(row=row, act=act, by=by, now=now)
    notices.cancelled(row, event)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return row


@transaction.atomic
def say_needs(
    *,
    booking: Booking,
    words: str,
    by: Person | None,
    relations: frozenset[Relation] | None = None,
    now: datetime | None = None,
) -> Booking:
    """What somebody needs in order to take part, for the trainer alone; empty words take it back. Until the start.

    `words` come from a form that screens them. Raises WrongActor, WrongState.
    """
    now = now or timezone.now()
    session = lock_session(booking.session_id)
    row = Booking.objects.select_for_update(of=("self",)).select_related("attendee").get(pk=booking.pk)
    stands = policies.relations_of(row, by) if relations is None else relations
    if not stands & {Relation.SETTING, Relation.ATTENDEE, Relation.STAFF}:
        raise WrongActor("You may not do this with this booking.")
    if row.state not in NEEDS_WHILE or now >= session.starts_at:
        raise WrongState("This booking no longer stands, or the session has started. Speak to the trainer.")
    _write_needs(row, words)
    record(event="training.needs_said", by=by, subject=row, detail={"any": bool(words)})
    return row


def _write_needs(row: Booking, words: str | ScreenedText) -> None:
    """The needs of whoever holds the place now; those of somebody else before are gone."""
    AccessNeed.objects.filter(booking=row).delete()
    if words:
        AccessNeed.objects.create(booking=row, words=words)


def lapse_held(*, now: datetime | None = None) -> int:
    """Give up held places that nobody was named for in time. Returns how many; may be killed or run twice."""
    now = now or timezone.now()
    due = Booking.objects.filter(state=BookingState.HELD, name_by__lte=now)
    return for_each_session(due, lambda session_id: _lapse_of(session_id, now))


def _lapse_of(session_id: int, now: datetime) -> int:
    session = lock_session(session_id)
    due = Booking.objects.filter(session=session, state=BookingState.HELD, name_by__lte=now)
    rows = list(due.select_related("party__made_by", "session__course"))
    for row in rows:
        event = move(row=row, act=Act.LAPSE, by=None, now=now)
        notices.lapsed(row, event)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return len(rows)
