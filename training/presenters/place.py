"""The page of one place behind its signed link, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from organisations.selectors import council_calendar
from training.models.vocabulary import COMING, BookingState
from training.presenters.acting import booking_page
from training.presenters.places import cut_offs

if TYPE_CHECKING:
    from training.models import Booking

B = BookingState
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
        "heading": _HEADINGS.get(state, "Your place was cancelled"),
        "called_off": session.state == "cancelled",
        "online_link": online_link,
        "online": session.mode != "in_person",
        "placed": state is B.CONFIRMED and session.state in COMING,
        "offered": state is B.OFFERED and coming,
        "waits": state is B.WAITING and coming,
        "can_cancel": coming and state in (B.CONFIRMED, B.WAITING),
        "can_say_needs": coming and state in (B.CONFIRMED, B.WAITING, B.OFFERED),
        "ended": state in (B.CANCELLED, B.LATE_CANCELLED, B.DECLINED, B.EXPIRED),
        "cut_offs": cut_offs(session, council_calendar(), now)[:1] if coming and state is B.CONFIRMED else [],
        "ics_url": reverse("training:place_ics", args=[token]),
        "note": session.note,
    }
