"""Sessions and places in words: when, where, how a place stands, and until when what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from organisations.calendars.days import LONDON
from organisations.selectors import council_calendar
from training import times
from training.models.vocabulary import BookingState, Mode

if TYPE_CHECKING:
    from organisations.calendars.days import DayCalendar
    from training.models import Booking, Offer, Session

_LONGEST_WORD = 40
B = BookingState
TONES = {
    B.HELD: "new",
    B.WAITING: "warn",
    B.OFFERED: "new",
    B.CONFIRMED: "go",
    B.ATTENDED: "go",
    B.ABSENT: "stop",
    B.LATE_CANCELLED: "stop",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A state as a tag, with what stands beside it."""

    text: str
    tone: str
    note: str = ""


def when_words(moment: datetime) -> str:
    """`4 December 2026 at 10:00`, in London."""
    local = moment.astimezone(LONDON)
    return f"{local:%-d %B %Y} at {local:%H:%M}"


def deadline_words(moment: datetime) -> str:
    """The end of a day as that day: `the end of 1 December 2026`; any other moment as it is."""
    local = moment.astimezone(LONDON)
    if local.time() == time.min:
        return f"the end of {local - timedelta(minutes=1):%-d %B %Y}"
    return when_words(moment)


def span_words(session: Session) -> str:
    """`4 December 2026, 10:00 to 12:00`; a session of several days by its first start and last end."""
    start, end = session.starts_at.astimezone(LONDON), session.ends_at.astimezone(LONDON)
    if start.date() == end.date():
        return f"{start:%-d %B %Y}, {start:%H:%M} to {end:%H:%M}"
    return f"{start:%-d %B %Y} at {start:%H:%M} to {end:%-d %B %Y} at {end:%H:%M}"


def where_words(session: Session) -> str:
    """The venue, or how to take part."""
    if session.venue is None:
        return Mode(session.mode).label
    parts = [session.venue.name, session.venue.address, session.venue.town, session.venue.postcode]
    words = ", ".join(part for part in parts if part)
    return words if session.mode == Mode.IN_PERSON else f"{words}; {Mode(session.mode).label.lower()}"


def session_rows(session: Session) -> list[dict[str, str]]:
    """The facts of a session for a summary list."""
    return [
        {"key": "Course", "value": session.course.title},
        {"key": "When", "value": span_words(session)},
        {"key": "Where", "value": where_words(session)},
    ]


def cut_offs(session: Session, calendar: DayCalendar, now: datetime) -> list[str]:
    """What can be done until when, in sentences."""
    until = times.cancel_until(session, calendar)
    late = "After that it counts as a late cancellation, unless somebody else takes the place."
    found = [f"You can cancel until {deadline_words(until)}. {late}"]
    if now >= until:
        found = [
            "The day to cancel in time has passed: a cancellation now is late, unless somebody else takes the place."
        ]
    found.append("You can send a colleague instead up to the start of the session.")
    return found


def status_of(booking: Booking, *, position: int | None = None, offer: Offer | None = None) -> Status:
    """How a booking stands, with its place in the line, or how long the offer or the hold is good for."""
    state = B(booking.state)
    note = ""
    if state is B.WAITING and position:
        note = f"Number {position}"
    elif state is B.OFFERED and offer is not None:
        note = f"Until {when_words(offer.expires_at)}"
    elif state is B.HELD and booking.name_by is not None:
        note = f"Name somebody by {deadline_words(booking.name_by)}"
    return Status(state.label, TONES.get(state, "quiet"), note)


def cancel_words(booking: Booking, session: Session, now: datetime | None = None) -> tuple[str, bool]:
    """What cancelling now means, and whether it is late."""
    now = now or timezone.now()
    if booking.state == B.WAITING:
        return "You leave the waiting list. If you book again, you join its end.", False
    until = times.cancel_until(session, council_calendar())
    if now < until:
        return (
            f"You are in time: places can be cancelled until {deadline_words(until)}. The place goes to others.",
            False,
        )
    late = f"This is late: places could be cancelled until {deadline_words(until)}."
    return f"{late} It is kept as a late cancellation, unless somebody else takes the place.", True


def in_list(words: str) -> str:
    """A name or address for a cell of a table: a word that is too long for any column is cut; its own page has it whole."""
    return " ".join(word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…" for word in words.split())


def session_href(session: Session) -> str:
    return reverse("training:session", args=[session.public_id])
