"""One step of a booking: see that it may be done, write the state, its event and the audit.

Every change of a booking goes through here. The session is locked first, then its bookings and attendees, and the audit
trail last: always in this order, so that no two wait for each other.

Everybody who wants a seat of one session stands in one queue, and is served in the order in which they joined it: an
advisory lock keeps that order, which the lock of a row that is written meanwhile does not.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from accounts.audit import record
from training import policies
from training.models import AccessNeed, Booking, BookingEvent, Session
from training.models.vocabulary import LIVE, BookingState
from training.workflow import TRANSITIONS, Act, ActRefused, Relation, target_of

if TYPE_CHECKING:
    from accounts.models import Person


class StaleVersion(ActRefused):
    """Somebody else changed the booking since the page was loaded."""

    def __init__(self) -> None:
        super().__init__("This booking changed while you had the page open, so nothing was done. Look at it again.")


_QUEUE = 0x5452_4E47  # any constant that nothing else locks together with a number
_KEYS = 2**31  # the second half of an advisory lock is a 32-bit number
# When a popular session opens, hundreds wait for their turn: longer than any other page may wait for a row.
_PATIENCE = """
    SELECT set_config('lock_timeout', CASE current_setting('lock_timeout') WHEN '0' THEN '0' ELSE '30s' END, true),
        set_config('statement_timeout', CASE current_setting('statement_timeout') WHEN '0' THEN '0' ELSE '30s' END, true)
"""


def lock_session(session_id: int) -> Session:
    """The session as it stands now, held until the transaction ends. Without joins, which would be read stale.

    Whoever comes first is served first. Look up what does not depend on the session before calling this.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PATIENCE)
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_QUEUE, session_id % _KEYS])
    return Session.objects.select_for_update().get(pk=session_id)


def begin(
    *,
    booking: Booking,
    act: Act,
    by: Person | None,
    version: int | None = None,
    relations: frozenset[Relation] | None = None,
) -> tuple[Session, Booking]:
    """Lock the session and the booking and see that `by` may do the act now.

    Raises WrongActor, WrongState, StaleVersion. `relations` stands in for somebody who came by a signed link.
    """
    session = lock_session(booking.session_id)
    rows = Booking.objects.select_for_update(of=("self",)).select_related(
        "attendee__person", "party", "setting", "session__course"
    )
    row = rows.get(pk=booking.pk)
    policies.check(act, row, by, relations=relations)
    if version is not None and row.version != version:
        raise StaleVersion
    return session, row


def move(
    *, row: Booking, act: Act, by: Person | None, now: datetime, reason: str = "", audited: bool = True
) -> BookingEvent:
    """Write one step of a locked booking. The seats of its session follow in the database.

    Whoever has no place any more needs nothing there: what they said of it goes at once.
    """
    before = BookingState(row.state)
    row.state = target_of(act, before)
    row.version += 1
    if row.state not in LIVE:
        row.ended_at = now
        AccessNeed.objects.filter(booking=row).delete()
    row.save()
    event = BookingEvent.objects.create(
        booking=row, act=act, from_state=before, to_state=row.state, by=by, reason=reason, at=now
    )
    if audited:
        record(
            event=TRANSITIONS[act].audit,
            by=by,
            subject=row,
            detail={"from": before.value, "to": str(row.state), "reason": reason},
        )
    return event
