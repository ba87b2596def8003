"""The way into an online session: for those with a place alone, from the day before on."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from organisations.calendars.days import LONDON
from training.models import Booking, BookingEvent
from training.models.vocabulary import COMING, BookingState
from training.workflow import Act

if TYPE_CHECKING:
    from training.models import Session


def link_shown_from(session: Session) -> datetime:
    """The first moment of the day before the session, in London."""
    day = session.starts_at.astimezone(LONDON).date() - timedelta(days=1)
    return datetime.combine(day, time.min, tzinfo=LONDON)


def online_link_for(booking: Booking, now: datetime | None = None) -> str:
    """The link of the session for whoever has a confirmed place, from the day before to its end; else an empty text."""
    session, now = booking.session, now or timezone.now()
    if booking.state != BookingState.CONFIRMED or session.state not in COMING:
        return ""
    return session.online_link if link_shown_from(session) <= now <= session.ends_at else ""


_LEAVES_A_PLACE = (Act.CANCEL, Act.CANCEL_LATE, Act.SUBSTITUTE)


def sequence_of(session: Session) -> int:
    """The SEQUENCE of entries that speak of somebody's place: raised by each move, and whenever anybody's place went.

    What calls a place off must count as later than what gave it, and a new place later than that (RFC 5546, 2.1.4).
    """
    went = BookingEvent.objects.filter(booking__session=session, act__in=_LEAVES_A_PLACE)
    return session.sequence + went.filter(from_state=BookingState.CONFIRMED).count()


def place_at(booking: int) -> Booking | None:
    """A booking by its key, with what its calendar entry says."""
    return Booking.objects.select_related("session__course", "session__venue").filter(pk=booking).first()


def has_place(session: Session, attendee: int) -> bool:
    """Whether an attendee has a place in the session now."""
    return Booking.objects.filter(session=session, attendee=attendee, state=BookingState.CONFIRMED).exists()
