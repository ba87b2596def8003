"""How somebody stands on our lists whose name and address have gone: counted, and neither named nor written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts.own_data import ERASED_DOMAIN

if TYPE_CHECKING:
    from training.models import Attendee

NAME = "Former colleague"
ERASED = Q(email__endswith=f"@{ERASED_DOMAIN}")


def blank(attendee: Attendee) -> None:
    """Take name, address and account off an attendee; the role stays, for counts. Does not save."""
    attendee.name, attendee.email, attendee.person = NAME, f"{attendee.public_id}@{ERASED_DOMAIN}", None


def is_erased(attendee: Attendee) -> bool:
    """Whether nobody can be reached under this attendee any more."""
    return attendee.email.endswith(f"@{ERASED_DOMAIN}")
