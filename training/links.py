"""Signed links to one booking, for attendees without an account.

The link shows the place and acts only when its form is posted, so a mail scanner that opens it changes nothing.
Signed with a key of its own; a booking's public id alone opens nothing.
"""

from __future__ import annotations

from uuid import UUID

from django.core import signing
from django.urls import reverse

from training.models import Booking

_SALT = "training.place"
_HEX = 32  # of the booking's id; that of its attendee follows


def token_for(booking: Booking) -> str:
    """A short signed token; the same booking of the same person always gives the same one.

    Once a colleague takes the place, the link of whoever had it before opens nothing.
    """
    return signing.Signer(salt=_SALT).sign(f"{booking.public_id.hex}{booking.attendee_id or 0:x}")


def link_to(booking: Booking) -> str:
    """The path of the booking's own page."""
    return reverse("training:place", args=[token_for(booking)])


def evaluation_link(booking: Booking) -> str:
    """The path where whoever attended says how it was; the same token, so that a substitute's holds and the old does not."""
    return reverse("training:evaluate", args=[token_for(booking)])


def certificate_link(booking: Booking) -> str:
    """The path of the attendee's certificate."""
    return reverse("training:certificate", args=[token_for(booking)])


def impact_link(booking: Booking) -> str:
    """The path of the question what changed."""
    return reverse("training:impact", args=[token_for(booking)])


def booking_of(token: str) -> Booking | None:
    """The booking of a token that we signed; None for any other text."""
    try:
        value = signing.Signer(salt=_SALT).unsign(token)
        public_id, attendee = UUID(hex=value[:_HEX]), int(value[_HEX:], 16)
    except (signing.BadSignature, ValueError):
        return None
    found = Booking.objects.select_related("session__course", "session__venue", "attendee__person", "setting", "party")
    return found.filter(public_id=public_id, attendee=attendee).first()
