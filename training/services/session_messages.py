"""Messages to everybody with a place. The words stand on the page of the place; mail says only that there is one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from training.models import Booking, Session, SessionMessage
from training.models.vocabulary import READERS, SessionState
from training.services import session_notices
from training.services.desk import check_runs
from training.services.step import lock_session
from training.workflow import WrongState

if TYPE_CHECKING:
    from accounts.models import Person
    from text_guard.text import ScreenedText

_WRITABLE = (SessionState.OPEN, SessionState.CLOSED, SessionState.RUN, SessionState.SIGNED_OFF)


def readers_of(session: Session) -> list[Booking]:
    """The bookings whose people are told of a message."""
    rows = Booking.objects.filter(session=session, state__in=READERS)
    return list(rows.select_related("attendee__person", "party__made_by").order_by("pk"))


@transaction.atomic
def write_to_all(
    *, session: Session, body: ScreenedText, form_token: UUID, by: Person, now: datetime | None = None
) -> SessionMessage:
    """Write to everybody with a place. The same form sent twice writes once. Raises WrongActor, WrongState."""
    check_runs(by)
    row = lock_session(session.pk)
    before = SessionMessage.objects.filter(form_token=form_token).first()
    if before is not None:
        if before.session_id != row.pk:
            raise WrongState("This page was sent for another session before. Open it again, then write.")
        return before
    if row.state not in _WRITABLE:
        raise WrongState(f"Nobody has a place: the session says “{SessionState(row.state).label}”.")
    rows = readers_of(row)
    if not rows:
        raise WrongState("Nobody has a place yet, so nobody would read it.")
    written = SessionMessage.objects.create(
        session=row, form_token=form_token, body=body, by=by, at=now or timezone.now()
    )
    told = session_notices.message(row, rows, written)
    record(event="training.message_sent", by=by, subject=row, detail={"told": told})
    return written
