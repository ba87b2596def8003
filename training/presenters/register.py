"""The register in the words of its page: a row for each person, with the mark as three radios."""

from __future__ import annotations

from typing import Any

from training.models import Booking
from training.models.vocabulary import BookingState
from training.selectors.register import Register
from training.services.register import NOT_DONE, Mark

_MARKS = {BookingState.ATTENDED: Mark.THERE, BookingState.ABSENT: Mark.ABSENT}
_CHOICES = ((Mark.THERE, "There"), (Mark.ABSENT, "Absent"), (Mark.NONE, "Not marked"))
_NOTES = {BookingState.HELD: "Held, no name yet", BookingState.OFFERED: "Offered, no answer yet"}


def mark_of(booking: Booking) -> Mark:
    """What the register says of the booking now."""
    return _MARKS.get(BookingState(booking.state), Mark.NONE)


def rows(register: Register, *, open_for_marks: bool) -> list[dict[str, Any]]:
    """A row for each person."""
    return [_row(one, register.needs.get(one.pk, ""), open_for_marks) for one in register.rows]


def _row(booking: Booking, needs: str, open_for_marks: bool) -> dict[str, Any]:
    attendee = booking.attendee
    name = attendee.name if attendee is not None else f"A place held by {booking.party.made_by.name}"
    key = booking.public_id.hex
    markable = open_for_marks and booking.state not in _NOTES
    return {
        "key": key,
        "name": name,
        "where": where(booking),
        "role": str(attendee.get_role_display()) if attendee is not None else "",
        "walked_in": booking.walked_in,
        "needs": needs,
        "was": mark_of(booking),
        "says": _NOTES.get(BookingState(booking.state), str(booking.get_state_display())),
        "radios": _radios(key, name, mark_of(booking)) if markable else None,
    }


def where(booking: Booking) -> str:
    """The setting, or the team of the council."""
    if booking.setting is not None:
        return booking.setting.name
    team = booking.attendee.team if booking.attendee is not None else None
    return team.name if team is not None else "The council"


def _radios(key: str, name: str, mark: Mark) -> dict[str, Any]:
    return {
        "name": f"m-{key}",
        "idPrefix": f"m-{key}",
        "classes": "govuk-radios--inline govuk-radios--small",
        "fieldset": {"legend": {"text": f"Mark for {name}", "classes": "govuk-visually-hidden"}},
        "items": [{"value": str(value), "text": text, "checked": value is mark} for value, text in _CHOICES],
    }


def unmarked(register: Register) -> int:
    """How many are not marked yet."""
    return sum(one.state in NOT_DONE for one in register.rows)


def first_unmarked(register: Register) -> str:
    """Where on the page the first of them can be marked; empty where nobody can."""
    keys = (one.public_id.hex for one in register.rows if one.state in NOT_DONE and one.state not in _NOTES)
    return next((f"#m-{key}" for key in keys), "")


def left_words(register: Register) -> str:
    """How many are not marked yet, in words."""
    left = unmarked(register)
    return "Everybody is marked." if not left else f"{left} of {len(register.rows)} not marked yet."
