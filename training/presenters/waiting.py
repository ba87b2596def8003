"""The waiting list of a session for staff, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from training.models.vocabulary import AttendeeRole, ReorderReason
from training.presenters.places import in_list, span_words, when_words

if TYPE_CHECKING:
    from django.forms import BaseForm

    from training.models import Booking, Offer, Session


def _who(row: Booking) -> str:
    if row.attendee is None:
        return "Nobody named"
    return f"{in_list(row.attendee.name)}, {AttendeeRole(row.attendee.role).label}"


def _where(row: Booking) -> str:
    return row.setting.name if row.setting is not None else "The council"


def _why(row: Booking, moved: Mapping[int, str]) -> str:
    """What put them where they stand."""
    if row.pk in moved:
        return f"Moved by staff: {ReorderReason(moved[row.pk]).label.lower()}"
    words = "Their setting had no trained lead" if row.is_priority else "By when they asked"
    return f"{words}; goes together with others" if row.party.together else words


def line_context(
    session: Session, line: Sequence[Booking], offers: Sequence[Offer], moved: Mapping[int, str]
) -> dict[str, Any]:
    """The line and the open offers as two tables."""
    return {
        "session": session,
        "when": span_words(session),
        "free": session.capacity - session.seats_taken,
        "back_url": reverse("training:session", args=[session.public_id]),
        "columns": [{"text": text} for text in ("Place", "Person", "Setting", "Why here", "Asked", "Change")],
        "rows": [
            [
                str(place),
                _who(row),
                _where(row),
                _why(row, moved),
                when_words(row.made_at),
                {"text": f"Move number {place}", "href": reverse("training_desk:waiting_move", args=[row.public_id])},
            ]
            for place, row in enumerate(line, start=1)
        ],
        "offer_columns": [{"text": text} for text in ("Person", "Setting", "Offered", "Ends", "Change")],
        "offer_rows": [_offer_row(offer) for offer in offers],
    }


def _offer_row(offer: Offer) -> list[Any]:
    row = offer.booking
    name = in_list(row.attendee.name) if row.attendee is not None else "nobody"
    return [
        _who(row),
        _where(row),
        when_words(offer.made_at),
        when_words(offer.expires_at),
        {
            "text": f"Take back the offer to {name}",
            "href": reverse("training_desk:offer_withdraw", args=[row.public_id]),
        },
    ]


def _line_href(row: Booking) -> str:
    return reverse("training_desk:waiting", args=[row.session.public_id])


def move_context(row: Booking, form: BaseForm, position: int | None) -> dict[str, Any]:
    """Whose place changes, and where they stand now."""
    return {
        "booking": row,
        "who": _who(row),
        "where": _where(row),
        "position": position,
        "form": form,
        "back_url": _line_href(row),
    }


def withdraw_context(row: Booking, offer: Offer | None) -> dict[str, Any]:
    """What taking an offer back means."""
    others = " All places that were offered together with it go with it." if row.party.together else ""
    ends = f" It would run until {when_words(offer.expires_at)}." if offer is not None else ""
    return {
        "booking": row,
        "title": f"Take back the offer to {row.attendee}?",
        "text": f"The place goes to the next on the waiting list. They are told, and are no longer on the waiting list.{ends}{others}",
        "back_url": _line_href(row),
    }
