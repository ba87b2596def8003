"""The waiting list: it runs itself in a defensible order, and staff see and change it with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.training_factory import booked, make_session, named, order
from training.models import AccessNeed, Booking, BookingEvent, Coverage, Offer, Session
from training.models.vocabulary import BookingState, SessionState
from training.services import (
    accept_offer,
    book,
    cancel,
    close_due,
    expire_offers,
    lapse_held,
    run_due,
    substitute,
)
from training.services.step import lock_session
from training.services.waiting import promote
from training.workflow import Relation

pytestmark = pytest.mark.django_db
B = BookingState
HOLDER = frozenset({Relation.ATTENDEE})


def full(cast: Cast, capacity: int = 1) -> tuple[Session, list[Booking]]:
    session = make_session(capacity=capacity)
    return session, booked(session, cast.setting_a, cast.dsl_a, capacity)


def line(session: Session) -> list[int]:
    return list(session.bookings.filter(state=B.WAITING).order_by("line").values_list("pk", flat=True))


def offered_to(session: Session) -> set[int]:
    return set(session.bookings.filter(state=B.OFFERED).values_list("pk", flat=True))


def trained(cast: Cast) -> None:
    """Setting A has a trained lead; B has none, and comes first."""
    day = timezone.localdate()
    Coverage.objects.create(setting=cast.setting_a, current_until=day + timedelta(days=99), trained_on=day)


def test_settings_without_a_trained_lead_come_first_each_group_by_when_it_came(cast: Cast) -> None:
    trained(cast)
    session, [seat] = full(cast)
    a, b = booked(session, cast.setting_a, cast.dsl_a, 2), booked(session, cast.setting_b, cast.dsl_b, 2)
    [last] = booked(session, cast.setting_b, cast.dsl_b)
    assert line(session) == [one.pk for one in (*b, last, *a)]
    cancel(booking=seat, by=cast.dsl_a)
    assert offered_to(session) == {b[0].pk}


def test_a_group_waits_until_it_fits_and_is_passed_over_till_then(cast: Cast) -> None:
    session, seats = full(cast, 2)
    group = booked(session, cast.setting_a, cast.dsl_a, 2, together=True)
    [single] = booked(session, cast.setting_a, cast.dsl_a)
    cancel(booking=seats[0], by=cast.dsl_a)
    assert offered_to(session) == {single.pk}
    accept_offer(booking=single, by=None, relations=HOLDER)
    cancel(booking=single, by=cast.dsl_a)
    cancel(booking=seats[1], by=cast.dsl_a)
    assert offered_to(session) == {one.pk for one in group}
    accept_offer(booking=group[0], by=None, relations=HOLDER)
    assert session.bookings.filter(state=B.CONFIRMED).count() == 2


def test_whoever_waited_comes_before_whoever_books_now(cast: Cast) -> None:
    session, seats = full(cast)
    [waits] = booked(session, cast.setting_a, cast.dsl_a)
    cancel(booking=seats[0], by=cast.dsl_a)
    [new] = booked(session, cast.setting_b, cast.dsl_b)
    assert new.state == B.WAITING
    assert offered_to(session) == {waits.pk}


def test_an_offer_that_runs_out_goes_on_and_never_comes_back(cast: Cast) -> None:
    session, [seat] = full(cast)
    first, second = booked(session, cast.setting_a, cast.dsl_a, 2)
    cancel(booking=seat, by=cast.dsl_a)
    end = Offer.objects.get().expires_at
    assert expire_offers(now=end - timedelta(seconds=1)) == 0
    assert expire_offers(now=end) == 1
    assert expire_offers(now=end) == 0
    first.refresh_from_db()
    assert first.state == B.EXPIRED
    assert offered_to(session) == {second.pk}
    [again] = book(
        session=session, order=order(cast.setting_a, named(email=first.attendee.email)), by=cast.dsl_a
    ).bookings.all()
    assert line(session)[-1] == again.pk


def test_nothing_is_offered_so_late_that_nobody_can_come(cast: Cast) -> None:
    session, [seat] = full(cast)
    booked(session, cast.setting_a, cast.dsl_a)
    soon = timezone.now() + timedelta(minutes=30)
    Session.objects.filter(pk=session.pk).update(closes_at=soon, starts_at=soon, ends_at=soon + timedelta(hours=1))
    cancel(booking=seat, by=cast.dsl_a)
    assert offered_to(session) == set()


def test_a_late_cancellation_is_in_time_once_the_place_is_taken_not_when_it_is_offered(cast: Cast) -> None:
    session, [seat] = full(cast)
    [waits] = booked(session, cast.setting_a, cast.dsl_a)
    Session.objects.filter(pk=session.pk).update(cancel_days=60)
    cancel(booking=seat, by=cast.dsl_a)
    booked(session, cast.setting_b, cast.dsl_b)
    seat.refresh_from_db()
    assert seat.state == B.LATE_CANCELLED
    accept_offer(booking=waits, by=None, relations=HOLDER)
    seat.refresh_from_db()
    assert seat.state == B.CANCELLED


def test_held_places_that_nobody_was_named_for_are_given_up_and_offered(cast: Cast) -> None:
    session = make_session(capacity=2)
    book(session=session, order=order(cast.setting_a, held=2), by=cast.dsl_a)
    waiting = booked(session, cast.setting_b, cast.dsl_b, 3)
    due = session.bookings.filter(state=B.HELD).earliest("name_by").name_by
    assert lapse_held(now=due - timedelta(seconds=1)) == 0
    assert lapse_held(now=due) == 2
    assert offered_to(session) == {waiting[0].pk, waiting[1].pk}
    assert OutboxMessage.objects.filter(kind="training_lapsed").count() == 2


def test_booking_closes_and_whoever_waits_is_told_once(cast: Cast) -> None:
    session, _ = full(cast)
    waiting = booked(session, cast.setting_a, cast.dsl_a, 2)
    at = session.closes_at
    assert close_due(now=at - timedelta(seconds=1)) == 0
    assert close_due(now=at) == 1
    assert close_due(now=at) == 0
    session.refresh_from_db()
    assert session.state == SessionState.CLOSED
    assert session.bookings.filter(state=B.CANCELLED).count() == len(waiting)
    assert OutboxMessage.objects.filter(kind="training_line_closed").count() == 2
    assert BookingEvent.objects.filter(act="close_line", by=None).count() == 2


def test_a_session_that_has_ended_took_place_and_needs_are_erased(cast: Cast) -> None:
    session, [seat] = full(cast)
    AccessNeed.objects.create(booking=seat, words="A hearing loop")
    booked(session, cast.setting_a, cast.dsl_a)
    assert run_due(now=session.ends_at - timedelta(seconds=1)) == 0
    assert AccessNeed.objects.count() == 1
    assert run_due(now=session.ends_at) == 1
    assert run_due(now=session.ends_at) == 0
    session.refresh_from_db()
    assert session.state == SessionState.RUN
    assert AccessNeed.objects.count() == 0
    assert line(session) == []


def test_a_session_that_cannot_be_swept_does_not_hold_up_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from training.services import waiting
    from training.workflow import WrongState

    sessions = [full(cast) for _ in range(2)]
    for session, [seat] in sessions:
        booked(session, cast.setting_a, cast.dsl_a)
        cancel(booking=seat, by=cast.dsl_a)
    real = waiting._expire_of

    def broken_once(session_id: int, now: object) -> int:
        if session_id == sessions[0][0].pk:
            raise WrongState("planted")
        return real(session_id, now)  # type: ignore[arg-type]  # what the sweep gives

    monkeypatch.setattr(waiting, "_expire_of", broken_once)
    end = Offer.objects.latest("expires_at").expires_at
    assert expire_offers(now=end) == 1
    monkeypatch.undo()
    assert expire_offers(now=end) == 1


def test_promoting_twice_offers_once(cast: Cast) -> None:
    session, [seat] = full(cast)
    booked(session, cast.setting_a, cast.dsl_a, 3)
    cancel(booking=seat, by=cast.dsl_a)
    assert promote(session=lock_session(session.pk), now=timezone.now()) == []
    assert Offer.objects.count() == 1


def test_a_substitute_keeps_the_place(cast: Cast) -> None:
    session, [seat] = full(cast)
    substitute(booking=seat, named=named(), by=cast.dsl_a)
    session.refresh_from_db()
    assert session.seats_taken == 1


# The pages of staff.


def desk(page: str, what: Session | Booking) -> str:
    return reverse(f"training_desk:{page}", args=[what.public_id])


def test_staff_see_the_line_with_why_and_the_open_offers(cast: Cast) -> None:
    trained(cast)
    session, seats = full(cast, 2)
    booked(session, cast.setting_a, cast.dsl_a)
    booked(session, cast.setting_b, cast.dsl_b, 2, together=True)
    cancel(booking=seats[0], by=cast.dsl_a)
    words = text_of(sign_in(Client(), cast.vs).get(desk("waiting", session)))
    assert "By when they asked" not in words
    assert "Their setting had no trained lead; goes together with others" in words
    assert "Take back the offer to" in words


def test_staff_move_somebody_with_a_reason(cast: Cast) -> None:
    session, _ = full(cast)
    first, second, third = booked(session, cast.setting_a, cast.dsl_a, 3)
    client = sign_in(Client(), cast.vs)
    page = desk("waiting_move", third)
    assert "Number 3 on the waiting list now" in text_of(client.get(page))
    assert "Select why the place changes" in text_of(client.post(page, {"to": "1"}))
    assert "Enter the new place" in text_of(client.post(page, {"reason": "left_out"}))
    client.post(page, {"to": "1", "reason": "left_out"})
    assert line(session) == [third.pk, first.pk, second.pk]
    assert BookingEvent.objects.get(act="reorder").reason == "left_out"
    assert "Moved by staff: they lost a place through our mistake" in text_of(client.get(desk("waiting", session)))


def test_staff_take_an_offer_back_and_the_next_is_asked(cast: Cast) -> None:
    session, [seat] = full(cast)
    first, second = booked(session, cast.setting_a, cast.dsl_a, 2)
    cancel(booking=seat, by=cast.dsl_a)
    client = sign_in(Client(), cast.vs)
    assert client.get(desk("offer_withdraw", first)).status_code == 200
    client.post(desk("offer_withdraw", first))
    first.refresh_from_db()
    assert first.state == B.CANCELLED
    assert offered_to(session) == {second.pk}
    assert client.post(desk("offer_withdraw", first)).status_code == 404


@pytest.mark.parametrize("name", ["dsl_a", "sw_1", "editor", "officer"])
def test_the_line_is_for_those_who_run_training(cast: Cast, name: str) -> None:
    session, _ = full(cast)
    assert sign_in(Client(), getattr(cast, name)).get(desk("waiting", session)).status_code == 403


def test_the_line_costs_the_same_however_long(cast: Cast, django_assert_max_num_queries: object) -> None:
    session, _ = full(cast)
    client = sign_in(Client(), cast.vs)
    for many in (2, 60):
        booked(session, cast.setting_a, cast.dsl_a, many)
        with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture of pytest-django
            client.get(desk("waiting", session))
