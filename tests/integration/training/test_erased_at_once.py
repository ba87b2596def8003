"""Somebody is erased while others book for them: nothing gives them their name back, and nobody waits in a circle."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from accounts.models import Person
from accounts.services.rights import erase_person
from tests.cast import Cast, make_cast
from tests.integration.training.test_at_once import at_once
from tests.training_factory import booked, make_session, named, order
from training.erased import NAME
from training.models import Attendee, Booking, Offer
from training.models.vocabulary import LIVE, AttendeeRole, BookingState, OfferOutcome
from training.services import Named, attendees, book, cancel
from training.services.leaving import give_up_places

pytestmark = pytest.mark.django_db(transaction=True)
B = BookingState


@pytest.fixture
def people() -> Cast:
    return make_cast()


def as_lead(person: Person, name: str = "") -> Named:
    return Named(name or person.name, person.email, AttendeeRole.DSL)


def nothing_names_the_erased() -> bool:
    rows = Attendee.objects.filter(email__endswith="@erased.invalid")
    return all((row.name, row.person) == (NAME, None) for row in rows) and rows.exists()


@pytest.mark.parametrize("turn", range(4))
def test_erased_while_two_book_for_them(people: Cast, turn: int) -> None:
    """Rests on attendees being locked before the audit trail by everybody, the erasure too."""
    gone, by = people.dsl_b, people.dsl_ab
    first, second, third = (make_session(capacity=50) for _ in range(3))
    book(session=first, order=order(people.setting_b, as_lead(gone)), by=gone)
    came = at_once(
        [
            lambda: book(session=second, order=order(people.setting_b, as_lead(gone, "Other Name")), by=by),
            lambda: erase_person(person=gone, by=None),
            lambda: book(session=third, order=order(people.setting_b, as_lead(gone)), by=by),
        ]
    )
    assert [one for one in came if isinstance(one, Exception)] == []
    give_up_places()
    assert nothing_names_the_erased()
    left = Booking.objects.filter(attendee__email__endswith="@erased.invalid", state__in=LIVE)
    assert not left.exists()


def test_what_was_read_before_the_erasure_is_not_written_after_it(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rests on the lock under which attendees are read: the booking looks them up, and the erasure waits behind it."""
    gone, found, looked_up, erased = people.dsl_b, attendees._found, threading.Event(), threading.Event()
    book(session=make_session(), order=order(people.setting_b, as_lead(gone)), by=gone)
    came: list[object] = []

    def slowly(*args: Any) -> dict[str, Attendee]:
        rows = found(*args)
        looked_up.set()
        erased.wait(1)  # as long as the erasure would need, were it not behind
        return rows

    def press() -> None:
        renamed = order(people.setting_b, as_lead(gone, "Other Name"))
        try:
            came.append(book(session=make_session(), order=renamed, by=people.dsl_ab))
        finally:
            connection.close()

    monkeypatch.setattr(attendees, "_found", slowly)
    booker = threading.Thread(target=press)
    booker.start()
    assert looked_up.wait(10)
    erase_person(person=gone, by=None)
    erased.set()
    booker.join(30)
    assert len(came) == 1
    give_up_places()
    assert nothing_names_the_erased()
    assert not Attendee.objects.filter(name="Other Name", email__endswith="@erased.invalid").exists()


def test_an_offer_to_somebody_who_is_erased_goes_to_the_next(people: Cast) -> None:
    session = make_session(capacity=2)
    seats = booked(session, people.setting_a, people.dsl_a, 2)
    who = [as_lead(people.dsl_b), named()]
    gone, along = book(
        session=session, order=order(people.setting_b, *who, together=True), by=people.dsl_b
    ).bookings.order_by("pk")
    for seat in seats:
        cancel(booking=seat, by=people.dsl_a)
    [behind] = booked(session, people.setting_a, people.dsl_a)
    erase_person(person=people.dsl_b, by=None)
    states = dict(session.bookings.values_list("pk", "state"))
    assert (states[gone.pk], states[along.pk], states[behind.pk]) == (B.CANCELLED, B.OFFERED, B.OFFERED)
    assert Offer.objects.get(booking=gone).outcome == OfferOutcome.WITHDRAWN
    assert give_up_places() == 0
