"""The pages of acts on one booking, and what was done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from training.models.vocabulary import AttendeeRole, BookingState
from training.presenters.places import session_href, session_rows, status_of
from training.selectors.booking import open_offer, position_of

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Booking

B = BookingState
_DONE = {
    B.CONFIRMED: "The place is booked.",
    B.DECLINED: "You declined the offer. The place goes to the next on the waiting list.",
    B.CANCELLED: "The place is cancelled.",
    B.LATE_CANCELLED: "The place is cancelled. It was late; if somebody else takes it, it counts as cancelled in time.",
}


def gone_words(row: Booking, *, waited: bool) -> str:
    """That a place was cancelled, or the waiting list left."""
    if not waited:
        return done_words(row)
    return f"{row.attendee.name if row.attendee is not None else 'Nobody'} is no longer on the waiting list."


def done_words(*rows: Booking) -> str:
    """What an act led to: of several places that went together, how many."""
    words = _DONE.get(B(rows[0].state), "Done.")
    return f"{words[:-1]} ({len(rows)} places)." if len(rows) > 1 and words.endswith(".") else words


def booking_page(row: Booking, person: Person | None) -> dict[str, Any]:
    """What every page about one booking shows: whose it is, of what, and how it stands."""
    rows = session_rows(row.session)
    if row.attendee is not None:
        rows.append({"key": "Who", "value": f"{row.attendee.name}, {AttendeeRole(row.attendee.role).label}"})
    if row.setting is not None:
        rows.append({"key": "Setting", "value": str(row.setting.name)})
    return {
        "booking": row,
        "session": row.session,
        "rows": rows,
        "status": status_of(row, position=position_of(row), offer=open_offer(row)),
        "session_url": session_href(row.session),
        "back_url": reverse("training:party", args=[row.party.public_id]) if person is not None else "",
    }
