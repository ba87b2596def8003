"""The register of one session: who is on it, and what they need, which only the session's trainers see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from training.models import AccessNeed, Booking
from training.models.vocabulary import SEATED

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Session

_JOINED = ("attendee__team", "setting", "party__made_by")
# What `presenters.register` reads, and no more: whole rows of six tables for each of sixty people take 6 ms.
_READ = (
    "public_id", "state", "walked_in", "attendee__name", "attendee__role", "attendee__team__name",
    "setting__name", "party__made_by__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Register:
    """The rows by name, and access needs by booking where this person may see them, up to the end of the session."""

    rows: list[Booking]
    needs: dict[int, str]
    is_trainer: bool


def register_of(session: Session, person: Person) -> Register:
    """Everybody who takes a seat, in three queries however many there are."""
    rows = Booking.objects.visible_to(person).filter(session=session, state__in=SEATED)
    found = list(rows.select_related(*_JOINED).only(*_READ).order_by("attendee__name", "pk"))
    is_trainer = session.trainers.filter(pk=person.pk).exists()
    shows_needs = is_trainer and timezone.now() < session.ends_at
    return Register(found, needs_for(session) if shows_needs else {}, is_trainer)


def needs_for(session: Session) -> dict[int, str]:
    """What the people of a session need, by booking; for whoever was seen to be a trainer of it."""
    rows = AccessNeed.objects.filter(booking__session=session, booking__state__in=SEATED)
    return dict(rows.values_list("booking", "words"))
