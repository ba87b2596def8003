"""Promise 3 at the desk: capacity is lowered while people book, and a register is marked and signed off at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast, make_cast
from tests.integration.training.test_at_once import at_once
from tests.training_factory import booked, make_session, named, order
from training import services
from training.models import Booking, Session
from training.models.vocabulary import BookingState, CancelReason, SessionState
from training.services import moving, register, sessions
from training.services.register import NotAllMarked
from training.services.sessions import CapacityTooSmall
from training.workflow import WrongState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people() -> Cast:
    return make_cast()


def test_capacity_is_lowered_while_people_book(people: Cast) -> None:
    """Rests on the lock of the session; the constraint on it stands behind."""
    session = make_session(capacity=12)

    def book() -> object:
        return services.book(session=session, order=order(people.setting_a, named()), by=people.dsl_a)

    def lower() -> object:
        fields = {"capacity": 6}
        return sessions.change_session(session=session, fields=fields, trainers=[], by=people.vs_head)

    came = at_once([book] * 5 + [lower] + [book] * 5)
    faults = [one for one in came if isinstance(one, Exception)]
    assert all(isinstance(one, CapacityTooSmall) for one in faults), faults
    session.refresh_from_db()
    placed = Booking.objects.filter(session=session, state=BookingState.CONFIRMED).count()
    assert placed == session.seats_taken <= session.capacity
    assert (session.capacity, placed) == ((12, 10) if faults else (6, 6))


def test_a_session_is_called_off_while_people_book(people: Cast) -> None:
    """Nobody keeps a place in a session that does not take place."""
    session = make_session(capacity=12)

    def book() -> object:
        return services.book(session=session, order=order(people.setting_a, named()), by=people.dsl_a)

    def call_off() -> object:
        return moving.cancel_session(session=session, reason=CancelReason.VENUE, by=people.vs)

    came = at_once([book] * 4 + [call_off] + [book] * 4)
    assert all(isinstance(one, WrongState) for one in came if isinstance(one, Exception)), came
    session.refresh_from_db()
    assert (session.state, session.seats_taken) == (SessionState.CANCELLED, 0)
    assert not Booking.objects.exclude(state=BookingState.CANCELLED).exists()


def test_a_register_is_marked_and_signed_off_at_once(people: Cast) -> None:
    """A mark comes before the register is final, or is refused."""
    session = make_session()
    rows = booked(session, people.setting_a, people.dsl_a, 2)
    start = timezone.now() - timedelta(hours=4)
    Session.objects.filter(pk=session.pk).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start - timedelta(hours=1)
    )
    session.refresh_from_db()
    register.mark(session=session, marks={rows[0].public_id: register.Mark.THERE}, by=people.vs)

    def mark() -> object:
        return register.mark(session=session, marks={}, rest_there=True, by=people.vs)

    def sign_off() -> object:
        return register.sign_off(session=session, by=people.vs_head)

    came = at_once([sign_off, mark, sign_off])
    assert all(isinstance(one, NotAllMarked | WrongState) for one in came if isinstance(one, Exception)), came
    final = register.sign_off(session=session, by=people.vs)
    assert final.state == SessionState.SIGNED_OFF
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.ATTENDED}
