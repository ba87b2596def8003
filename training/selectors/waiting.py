"""The waiting list of a session as staff see it: who stands where and why, and which offers are open."""

from __future__ import annotations

from uuid import UUID

from training.models import Booking, BookingEvent, Offer, Session
from training.models.vocabulary import BookingState, OfferOutcome
from training.workflow import Act

_WHO = ("attendee", "setting", "party")


def session_of_line(public_id: UUID) -> Session | None:
    """Any session, for staff who run training."""
    return Session.objects.select_related("course").filter(public_id=public_id).first()


def line_of(session: Session) -> list[Booking]:
    """Who waits, the next first."""
    rows = Booking.objects.filter(session=session, state=BookingState.WAITING)
    return list(rows.select_related(*_WHO).order_by("line", "pk"))


def open_offers(session: Session) -> list[Offer]:
    """Offers that wait for an answer, the first to end first."""
    rows = Offer.objects.filter(booking__session=session, outcome=OfferOutcome.OPEN)
    return list(rows.select_related("booking__attendee", "booking__setting", "booking__party").order_by("expires_at"))


def moved_by_staff(line: list[Booking]) -> dict[int, str]:
    """Key of each booking that staff moved → the last reason."""
    events = BookingEvent.objects.filter(booking__in=[row.pk for row in line], act=Act.REORDER).order_by("pk")
    return dict(events.values_list("booking", "reason"))


def waiting_booking(public_id: UUID, *states: BookingState) -> Booking | None:
    """One booking in one of the states, for staff who run training."""
    rows = Booking.objects.select_related("session__course", *_WHO)
    return rows.filter(public_id=public_id, state__in=states).first()
