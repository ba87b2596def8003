"""How many places a session has left, in words: exact up to five, so that nobody reads more into a number than it holds.

Where somebody waits, a place that is free is theirs: the session is full for whoever comes now.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from training.models.vocabulary import SessionState
from training.presenters.places import Status

if TYPE_CHECKING:
    from training.models import Session

EXACT = 5
NEARLY = 0.2  # of the capacity
FULL = Status("Full", "warn", "You can join the waiting list.")


def takes_bookings(session: Session, now: datetime) -> bool:
    """Whether one may book, or join the waiting list."""
    return session.state == SessionState.OPEN and now < session.closes_at


def is_full(session: Session, *, waits: bool) -> bool:
    """Whether whoever books now waits."""
    return waits or session.seats_taken >= session.capacity


def seats(session: Session, now: datetime, *, waits: bool) -> Status:
    """A tag: `3 places left`, `Nearly full`, `Places available`, or why one cannot book."""
    state = SessionState(session.state)
    if state is SessionState.CANCELLED:
        return Status("Cancelled", "stop")
    if state is SessionState.DRAFT:
        return Status("Draft", "quiet")
    if state in (SessionState.RUN, SessionState.SIGNED_OFF) or now >= session.ends_at:
        return Status("Has taken place", "quiet")
    if not takes_bookings(session, now):
        return Status("Booking is closed", "quiet")
    if is_full(session, waits=waits):
        return FULL
    left = session.capacity - session.seats_taken
    if left <= EXACT:
        return Status(f"{left} place{'' if left == 1 else 's'} left", "new")
    return Status("Nearly full", "new") if left <= session.capacity * NEARLY else Status("Places available", "go")
