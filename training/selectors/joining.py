"""The way into an online session: for those with a place alone, from the day before on."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from organisations.calendars.days import LONDON
from training.models.vocabulary import COMING, BookingState

if TYPE_CHECKING:
    from training.models import Booking, Session


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
