"""A session on other dates, or not at all: who hears of it, and what becomes of places, offers and needs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.models import OutboxMessage
from tests.cast import Cast
from tests.training_factory import booked, make_session, named, order
from text_guard.text import ScreenedText
from training import services
from training.models import AccessNeed, Booking, InsetRequest, Offer, Session
from training.models.vocabulary import BookingState, CancelReason, InsetState, OfferOutcome, SessionState
from training.services import moving, register
from training.services.desk import ChangedMeanwhile
from training.services.sessions import Sitting
from training.workflow import WrongActor, WrongState

pytestmark = pytest.mark.django_db
B = BookingState


def later(session: Session, weeks: int = 2) -> list[Sitting]:
    by = timedelta(weeks=weeks)
    return [Sitting(session.starts_at + by, session.ends_at + by)]


def full(cast: Cast) -> tuple[Session, list[Booking]]:
    """Two seats, one with an offer on it, and somebody who waits; a third seat is held."""
    session = make_session(capacity=3)
    services.book(session=session, order=order(cast.setting_b, held=1), by=cast.dsl_b)
    rows = booked(session, cast.setting_a, cast.dsl_a, 4)
    services.cancel(booking=rows[0], by=cast.dsl_a)
    return session, rows


def test_a_move_moves_the_limits_of_held_places_and_offers(cast: Cast) -> None:
    session, rows = full(cast)
    assert Offer.objects.get().booking == rows[2]
    sittings = later(session)
    told = moving.move_session(session=session, sittings=sittings, closes_at=sittings[0].starts_at, by=cast.vs)
    assert told == 4, "two attendees, one who waits, and whoever holds a place"
    held = Booking.objects.get(state=B.HELD)
    assert held.name_by is not None and held.name_by > session.starts_at - timedelta(days=7)
    to_holder = OutboxMessage.objects.get(kind="training_moved", person=cast.dsl_b)
    assert "was moved from" in to_holder.text_body


def test_an_offer_ends_when_booking_does(cast: Cast) -> None:
    session, _ = full(cast)
    soon = timezone.now() + timedelta(minutes=30)
    sittings = [Sitting(soon + timedelta(hours=1), soon + timedelta(hours=3))]
    moving.move_session(session=session, sittings=sittings, closes_at=soon, by=cast.vs)
    assert Offer.objects.get().expires_at == soon


def test_nobody_is_told_where_only_the_last_moment_to_book_changes(cast: Cast) -> None:
    session, _ = full(cast)
    same = [Sitting(session.starts_at, session.ends_at)]
    assert moving.move_session(session=session, sittings=same, closes_at=session.starts_at, by=cast.vs) == 0
    session.refresh_from_db()
    assert (session.sequence, session.closes_at) == (0, session.starts_at)
    assert not OutboxMessage.objects.filter(kind="training_moved").exists()


def test_a_session_that_has_started_is_not_moved(cast: Cast) -> None:
    session = make_session(starts_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(WrongState):
        moving.move_session(session=session, sittings=later(session), closes_at=session.starts_at, by=cast.vs)


@pytest.mark.parametrize("name", ["dsl_a", "sw_1", "officer", "admin"])
def test_only_the_virtual_school_moves_and_calls_off(cast: Cast, name: str) -> None:
    session, person = make_session(), cast.people()[name]
    assert person is not None
    with pytest.raises(WrongActor):
        moving.move_session(session=session, sittings=later(session), closes_at=session.starts_at, by=person)
    with pytest.raises(WrongActor):
        moving.cancel_session(session=session, reason=CancelReason.FEW, by=person)


def test_calling_off_ends_places_offers_and_needs(cast: Cast) -> None:
    session, rows = full(cast)
    AccessNeed.objects.create(booking=rows[1], words=ScreenedText("A seat near the front"))
    assert moving.cancel_session(session=session, reason=CancelReason.WEATHER, by=cast.vs) == 4
    session.refresh_from_db()
    assert (session.state, session.seats_taken) == (SessionState.CANCELLED, 0)
    assert Offer.objects.get().outcome == OfferOutcome.WITHDRAWN
    assert not AccessNeed.objects.exists()
    assert set(Booking.objects.values_list("state", flat=True)) == {B.CANCELLED}
    with pytest.raises(WrongState):
        moving.cancel_session(session=session, reason=CancelReason.WEATHER, by=cast.vs)


def test_a_page_that_is_out_of_date_calls_nothing_off(cast: Cast) -> None:
    session = make_session()
    with pytest.raises(ChangedMeanwhile):
        moving.cancel_session(session=session, reason=CancelReason.FEW, by=cast.vs, seen="0")


def test_what_was_marked_is_not_called_off(cast: Cast) -> None:
    session = make_session()
    booked(session, cast.setting_a, cast.dsl_a)
    start = timezone.now() - timedelta(hours=1)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start)
    register.mark(session=session, marks={}, rest_there=True, by=cast.vs)
    with pytest.raises(WrongState, match="marked on the register"):
        moving.cancel_session(session=session, reason=CancelReason.TRAINER, by=cast.vs)


def test_a_whole_setting_session_that_is_called_off_is_planned_anew(cast: Cast) -> None:
    session = make_session(only_for=cast.setting_a)
    asked = InsetRequest.objects.create(
        form_token="0a4dd1d8-37f1-4c8f-8e4e-5b0d6f0f6a11", setting=cast.setting_a, course=session.course,
        asked_by=cast.dsl_a, state=InsetState.PLANNED, days=[session.starts_at.date()], mode="online",
        staff_band="1_to_20", session=session, asked_at=timezone.now(),
    )  # fmt: skip
    moving.cancel_session(session=session, reason=CancelReason.TRAINER, by=cast.vs)
    asked.refresh_from_db()
    assert (asked.state, asked.session) == (InsetState.ACCEPTED, None)


def test_a_draft_is_called_off_without_a_word(cast: Cast) -> None:
    session = make_session(state=SessionState.DRAFT)
    assert moving.cancel_session(session=session, reason=CancelReason.FEW, by=cast.vs) == 0


def test_somebody_who_was_told_of_several_places_is_told_once(cast: Cast) -> None:
    session = make_session()
    services.book(session=session, order=order(cast.setting_a, named(), held=3), by=cast.dsl_a)
    assert moving.cancel_session(session=session, reason=CancelReason.FEW, by=cast.vs) == 2
