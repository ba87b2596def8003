"""What staff wrote to everybody with a place: for the page of the place, for a person's own list, and for the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from training.models import SessionMessage
from training.models.vocabulary import READERS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from training.models import Booking, Session


def messages_for(booking: Booking) -> list[SessionMessage]:
    """The messages that the holder of this place may read, the newest first; none for who waits or has left."""
    return list(messages_of(booking.session_id)) if booking.state in READERS else []


def messages_for_all(bookings: Iterable[Booking]) -> dict[int, list[SessionMessage]]:
    """The same for many places in one query, by the id of the session."""
    found: dict[int, list[SessionMessage]] = {}
    sessions = {row.session_id for row in bookings if row.state in READERS}
    for one in SessionMessage.objects.filter(session__in=sessions).order_by("-at", "-pk"):
        found.setdefault(one.session_id, []).append(one)
    return found


def messages_of(session: Session | int) -> QuerySet[SessionMessage]:
    """Every message of a session, with its writer, the newest first."""
    return SessionMessage.objects.filter(session=session).select_related("by").order_by("-at", "-pk")
