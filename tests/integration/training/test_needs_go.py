"""What somebody needs is read by the session's trainers alone, and is gone with the place, however the place went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.training_factory import booked, make_session, named, order
from training.models import AccessNeed, Booking, Offer, Session
from training.models.vocabulary import BookingState
from training.selectors.register import register_of
from training.services import Named, book, cancel, close_due, decline_offer, expire_offers, withdraw_offer
from training.services.closing import forget_needs

pytestmark = pytest.mark.django_db
B = BookingState


def in_need(cast: Cast, session: Session) -> Booking:
    who = named()
    need = Named(who.name, who.email, who.role, "A hearing loop")
    return book(session=session, order=order(cast.setting_a, need), by=cast.dsl_a).bookings.get()


def waits(cast: Cast) -> tuple[Booking, Booking]:
    """Somebody with the only place, and somebody behind them who needs something."""
    session = make_session(capacity=1)
    [seat] = booked(session, cast.setting_b, cast.dsl_b)
    return seat, in_need(cast, session)


def leaves(cast: Cast, seat: Booking, row: Booking) -> None:
    cancel(booking=row, by=cast.dsl_a)


def line_closes(cast: Cast, seat: Booking, row: Booking) -> None:
    close_due(now=row.session.closes_at)


def offered(cast: Cast, seat: Booking) -> Offer:
    cancel(booking=seat, by=cast.dsl_b)
    return Offer.objects.get()


def declines(cast: Cast, seat: Booking, row: Booking) -> None:
    offered(cast, seat)
    decline_offer(booking=row, by=cast.dsl_a)


def runs_out(cast: Cast, seat: Booking, row: Booking) -> None:
    expire_offers(now=offered(cast, seat).expires_at)


def taken_back(cast: Cast, seat: Booking, row: Booking) -> None:
    offered(cast, seat)
    withdraw_offer(booking=row, by=cast.vs)


@pytest.mark.parametrize("ends", [leaves, line_closes, declines, runs_out, taken_back], ids=lambda one: one.__name__)
def test_whoever_has_no_place_any_more_needs_nothing(
    cast: Cast, ends: Callable[[Cast, Booking, Booking], None]
) -> None:
    seat, row = waits(cast)
    assert AccessNeed.objects.count() == 1
    ends(cast, seat, row)
    assert Booking.objects.get(pk=row.pk).state in (B.CANCELLED, B.DECLINED, B.EXPIRED)
    assert not AccessNeed.objects.exists()


def test_what_was_left_over_goes_with_the_next_sweep(cast: Cast) -> None:
    _, row = waits(cast)
    Booking.objects.filter(pk=row.pk).update(state=B.CANCELLED)
    assert forget_needs() == 1


def test_nobody_reads_them_once_the_session_has_ended(cast: Cast) -> None:
    """Also before the sweep has come by, or while the worker is away."""
    session = make_session()
    session.trainers.add(cast.vs)
    row = in_need(cast, session)
    assert register_of(session, cast.vs).needs == {row.pk: "A hearing loop"}
    start = timezone.now() - timedelta(hours=3)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start)
    session.refresh_from_db()
    assert register_of(session, cast.vs).needs == {}
