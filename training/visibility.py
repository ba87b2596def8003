"""Who may see which session, booking, enrolment or request for an INSET day. Every page reads through `visible_to`.

Staff who run training see all. A member of a setting sees what belongs to the setting; anybody sees their own places.
Sessions that are published are public, save those held for one setting alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.permissions import Permission as P
from accounts.selectors import permissions_of, setting_keys_of
from training.models.vocabulary import COMING, PUBLIC

if TYPE_CHECKING:
    from accounts.models import Person

# Holders see sessions in every state, and all bookings.
STAFF = frozenset({P.TRAINING_RUN, P.TRAINING_MANAGE})


def is_staff(person: Person) -> bool:
    """Whether the person runs or manages training for the council."""
    return bool(STAFF & permissions_of(person))


def _own_settings(person: Person) -> list[int]:
    # Read first, so that PostgreSQL can walk the index of each setting instead of joining half a million rows.
    return setting_keys_of(person, P.TRAINING_SETTING_VIEW)


class SessionQuerySet(models.QuerySet["Session"]):  # type: ignore[name-defined]  # the model imports this module
    """Sessions, reached through whoever wants to read them."""

    def public(self) -> Self:
        """What everybody may see: published and open to all settings."""
        return self.filter(state__in=PUBLIC, only_for=None)

    def coming(self) -> Self:
        """Open or closed for booking, and yet to end."""
        return self.filter(state__in=COMING)

    def visible_to(self, person: Person) -> Self:
        """All for staff; for others what is public, and what is held for their own settings."""
        if is_staff(person):
            return self.all()
        return self.filter(Q(only_for=None) | Q(only_for__in=_own_settings(person)), state__in=PUBLIC)


class BookingQuerySet(models.QuerySet["Booking"]):  # type: ignore[name-defined]  # the model imports this module
    """Bookings, reached through whoever wants to read them."""

    def visible_to(self, person: Person) -> Self:
        """All for staff; for others those of their settings now, and their own."""
        if is_staff(person):
            return self.all()
        return self.filter(Q(attendee__person=person) | Q(setting__in=_own_settings(person)))


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):  # type: ignore[name-defined]  # the model imports this module
    """Enrolments of settings in programmes."""

    def visible_to(self, person: Person) -> Self:
        """All for staff; for others those of their settings now."""
        return self.all() if is_staff(person) else self.filter(setting__in=_own_settings(person))


class InsetQuerySet(models.QuerySet["InsetRequest"]):  # type: ignore[name-defined]  # the model imports this module
    """Requests for whole-setting training."""

    def visible_to(self, person: Person) -> Self:
        """All for staff; for others those of their settings now."""
        return self.all() if is_staff(person) else self.filter(setting__in=_own_settings(person))
