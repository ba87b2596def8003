"""The page of one place behind its signed link, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from organisations.selectors import council_calendar
from training.models.vocabulary import COMING, BookingState, SessionState
from training.presenters.acting import booking_page
from training.presenters.places import cut_offs
from training.presenters.seats import takes_bookings

if TYPE_CHECKING:
    from training.models import Booking

B = BookingState
_ENDED = (B.CANCELLED, B.LATE_CANCELLED, B.DECLINED, B.EXPIRED)
_HEADINGS = {
    B.CONFIRMED: "You have a place",
    B.WAITING: "You are on the waiting list",
    B.OFFERED: "A place is offered to you",
    B.ATTENDED: "You attended",
    B.ABSENT: "You had a place",
    B.DECLINED: "You declined the offer",
    B.EXPIRED: "The offer ran out",
}


def place_context(row: Booking, token: str, online_link: str) -> dict[str, Any]:
    """How the place stands, and which buttons the page has."""
    now, session = timezone.now(), row.session
    coming = session.state in COMING and now < session.starts_at
    state = B(row.state)
    return {
        **booking_page(row, None),
        "token": token,
        "heading": "This session is cancelled"
        if session.state == SessionState.CANCELLED
        else _HEADINGS.get(state, "Your place was cancelled"),
        "called_off": session.state == SessionState.CANCELLED,
        "online_link": online_link,
        "online": session.mode != "in_person",
        "placed": state is B.CONFIRMED and session.state in COMING,
        "offered": state is B.OFFERED and coming,
        "waits": state is B.WAITING and coming,
        "can_cancel": coming and state in (B.CONFIRMED, B.WAITING),
        "can_say_needs": coming and state in (B.CONFIRMED, B.WAITING, B.OFFERED),
        "can_book_again": state in _ENDED and takes_bookings(session, now),
        "certified": state is B.ATTENDED and session.state == SessionState.SIGNED_OFF,
        "course_url": reverse("training:course", args=[session.course.slug]),
        "is_over": not coming and state is not B.ATTENDED,
        "cut_offs": cut_offs(session, council_calendar(), now)[:1] if coming and state is B.CONFIRMED else [],
        "ics_url": reverse("training:place_ics", args=[token]),
        "note": session.note,
    }
