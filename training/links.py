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


def token_for(booking: Booking) -> str:
    """A short signed token; the same booking always gives the same one."""
    return signing.Signer(salt=_SALT).sign(booking.public_id.hex)


def link_to(booking: Booking) -> str:
    """The path of the booking's own page."""
    return reverse("training:place", args=[token_for(booking)])


def booking_of(token: str) -> Booking | None:
    """The booking of a token that we signed; None for any other text."""
    try:
        public_id = UUID(hex=signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return (
        Booking.objects.select_related("session__course", "session__venue", "attendee", "setting")
        .filter(public_id=public_id)
        .first()
    )
