"""Notices to everybody of a session: moved, called off, a message to read, a register to mark.

To each attendee with a link that needs no account, and to whoever holds places that nobody is named for yet.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from notifications.services import Letter, queue_message, queue_messages
from organisations.calendars.days import LONDON, as_day
from training import entry_keys
from training.erased import is_erased
from training.links import link_to
from training.models import Booking, Session
from training.models.vocabulary import BookingState, CancelReason

if TYPE_CHECKING:
    from accounts.models import Person
    from training.entry_keys import LeftOver
    from training.models import SessionMessage


def moved(session: Session, rows: list[Booking], before: datetime, left_over: Sequence[LeftOver] = ()) -> int:
    """The session has new dates; `left_over` are sittings that there are no more. Returns how many people are told."""
    old = before.astimezone(LONDON)
    key = f"training:moved:{session.pk}:{session.sequence}"
    entries = {row.pk: entry_keys.placed(row, left_over) for row in rows if row.state == BookingState.CONFIRMED}
    return _tell("training_moved", session, rows, key, entries, old_day=as_day(old), old_hour=f"{old:%H:%M}")


def called_off(session: Session, rows: list[Booking], placed: Container[int]) -> int:
    """The session does not take place, and why; `placed` are the bookings that had a place."""
    because = str(CancelReason(session.cancel_reason).label)
    because = because[:1].lower() + because[1:]
    entries = {row.pk: entry_keys.gone(row, row.attendee_id) for row in rows if row.pk in placed}
    return _tell(
        "training_session_cancelled", session, rows, f"training:called-off:{session.pk}", entries, because=because
    )


def message(session: Session, rows: list[Booking], written: SessionMessage) -> int:
    """There is something to read; what it says stands on the page alone."""
    return _tell("training_message", session, rows, f"training:message:{written.pk}", {})


def register_to_mark(session: Session, people: Iterable[Person], number: int) -> int:
    """The session has ended and its register is not signed off; `number` counts the reminders."""
    told = 0
    for person in people:
        link = reverse("training_desk:register", args=[session.public_id])
        words = {"name": person.get_short_name()[:60], "link": link, **_of(session)}
        key = f"training:register:{session.pk}:{number}"
        queue_message(kind="training_register", to=person, event_key=key, context=words)
        told += 1
    return told


def recipients(rows: Iterable[Booking]) -> dict[Person | str, Booking]:
    """Who is told about these bookings, each once: the attendee, or whoever holds the place."""
    found: dict[Person | str, Booking] = {}
    for row in rows:
        if row.attendee is None or not is_erased(row.attendee):
            found.setdefault(_recipient(row), row)
    return found


def _recipient(row: Booking) -> Person | str:
    attendee = row.attendee
    if attendee is None:
        return row.party.made_by
    return attendee.person if attendee.person is not None and attendee.person.is_active else attendee.email


def _tell(kind: str, session: Session, rows: list[Booking], key: str, entries: Mapping[int, str], **more: Any) -> int:
    """`entries`: what goes into calendars, by booking."""
    letters = []
    for to, row in recipients(rows).items():
        holder = row.attendee is None
        name = row.party.made_by.get_short_name() if row.attendee is None else row.attendee.name
        link = reverse("training:party", args=[row.party.public_id]) if holder else link_to(row)
        words = {"name": name[:60], "link": link, **_of(session), **more}
        letters.append(Letter(kind, to, key, words, attachment=entries.get(row.pk, "")))
    return queue_messages(letters)


def _of(session: Session) -> dict[str, Any]:
    start = session.starts_at.astimezone(LONDON)
    return {"course": session.course.title[:120], "day": as_day(start), "hour": f"{start:%H:%M}"}
