"""Invariants of booking stand in the database: each refusal here comes from PostgreSQL, past every service."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from tests.cast import Cast
from tests.training_factory import booked, make_session
from training.models import Attendee, Booking, BookingEvent, Certificate, Evaluation, Offer, Party, Session
from training.models.vocabulary import AttendeeRole, BookingState, OfferOutcome

pytestmark = pytest.mark.django_db
B = BookingState


@pytest.fixture
def session(db: None) -> Session:
    return make_session(capacity=2)


def refused(*, because: str) -> pytest.RaisesExc[DatabaseError]:
    return pytest.raises(DatabaseError, match=because)


def bare(
    session: Session, party: Party, attendee: Attendee | None, state: str = B.CONFIRMED, **more: object
) -> Booking:
    """A row that no service wrote."""
    return Booking.objects.create(
        session=session,
        party=party,
        setting=party.setting,
        attendee=attendee,
        state=state,
        made_at=timezone.now(),
        **more,
    )


def attendee(cast: Cast, number: int = 0) -> Attendee:
    return Attendee.objects.create(
        setting=cast.setting_a, name=f"Test {number}", email=f"test{number}@school.example", role=AttendeeRole.TEACHER
    )


def test_one_seat_too_many_is_refused(session: Session, cast: Cast) -> None:
    party = booked(session, cast.setting_a, cast.dsl_a, 2)[0].party
    with transaction.atomic(), refused(because="training_never_oversold"):
        bare(session, party, attendee(cast))
    with transaction.atomic(), refused(because="training_never_oversold"):
        bare(session, party, None, B.HELD, name_by=timezone.now())


def test_capacity_below_the_seats_taken_is_refused(session: Session, cast: Cast) -> None:
    booked(session, cast.setting_a, cast.dsl_a, 2)
    with transaction.atomic(), refused(because="training_never_oversold"):
        Session.objects.filter(pk=session.pk).update(capacity=1)


@pytest.mark.parametrize("state", [B.CONFIRMED, B.WAITING])
def test_a_second_live_booking_of_somebody_is_refused(session: Session, cast: Cast, state: str) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    with transaction.atomic(), refused(because="training_one_live_booking"):
        bare(session, row.party, row.attendee, state, line=1)


def test_after_cancelling_somebody_may_book_again(session: Session, cast: Cast) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    Booking.objects.filter(pk=row.pk).update(state=B.CANCELLED)
    assert bare(session, row.party, row.attendee).pk


def test_a_booking_stays_with_its_session(session: Session, cast: Cast) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    with transaction.atomic(), refused(because="stays with its session"):
        Booking.objects.filter(pk=row.pk).update(session=make_session())


@pytest.mark.parametrize("state", [B.WAITING, B.OFFERED, B.ATTENDED])
def test_moves_that_are_in_no_table_are_refused(session: Session, cast: Cast, state: str) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    Booking.objects.filter(pk=row.pk).update(state=B.CANCELLED)
    with transaction.atomic(), refused(because="[Ii]nvalid transition"):
        Booking.objects.filter(pk=row.pk).update(state=state, line=1)


def offer_of(session: Session, cast: Cast) -> Offer:
    booked(session, cast.setting_a, cast.dsl_a, 3)
    row = session.bookings.get(state=B.WAITING)
    now = timezone.now()
    return Offer.objects.create(booking=row, made_at=now, expires_at=now + timedelta(hours=1))


@pytest.mark.parametrize("again", [OfferOutcome.EXPIRED, OfferOutcome.DECLINED, OfferOutcome.OPEN])
def test_an_offer_is_answered_once(session: Session, cast: Cast, again: str) -> None:
    """So its seat is released once: what was accepted does not run out as well."""
    offer = offer_of(session, cast)
    Offer.objects.filter(pk=offer.pk).update(outcome=OfferOutcome.ACCEPTED, closed_at=timezone.now())
    with transaction.atomic(), refused(because="[Ii]nvalid transition"):
        Offer.objects.filter(pk=offer.pk).update(outcome=again, closed_at=None if not again else timezone.now())


def test_a_booking_has_one_open_offer(session: Session, cast: Cast) -> None:
    offer = offer_of(session, cast)
    with transaction.atomic(), refused(because="training_one_open_offer"):
        Offer.objects.create(booking=offer.booking, made_at=offer.made_at, expires_at=offer.expires_at)


def evaluate(row: Booking) -> Evaluation:
    return Evaluation.objects.create(
        booking=row, confidence_before=2, confidence_after=4, usefulness=5, at=timezone.now()
    )


def certify(row: Booking) -> Certificate:
    return Certificate.objects.create(
        booking=row,
        code="CDFG-HJKM",
        name="Test",
        course_title="A course",
        held_on=timezone.localdate(),
        given_at=timezone.now(),
    )


def test_a_certificate_needs_attendance_and_an_evaluation(session: Session, cast: Cast) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    with transaction.atomic(), refused(because="only who attended"):
        evaluate(row)
    with transaction.atomic(), refused(because="needs attendance and an evaluation"):
        certify(row)
    Booking.objects.filter(pk=row.pk).update(state=B.ATTENDED)
    with transaction.atomic(), refused(because="needs attendance and an evaluation"):
        certify(row)
    evaluate(row)
    assert certify(row).pk
    with transaction.atomic(), refused(because="rests on this attendance"):
        Booking.objects.filter(pk=row.pk).update(state=B.ABSENT)


def test_an_attendee_stands_once_in_a_setting_and_once_in_the_council(cast: Cast) -> None:
    attendee(cast)
    with transaction.atomic(), pytest.raises(IntegrityError, match="training_attendee_once_a_setting"):
        attendee(cast)
    council = {"name": "Test", "email": "test@council.example", "role": AttendeeRole.SOCIAL_WORKER}
    Attendee.objects.create(**council)
    with transaction.atomic(), pytest.raises(IntegrityError, match="training_attendee_once_in_the_council"):
        Attendee.objects.create(**council)
    with transaction.atomic(), pytest.raises(IntegrityError, match="training_attendee_of_the_council"):
        Attendee.objects.create(name="Test", email="other@council.example", role=AttendeeRole.TEACHER)


def test_the_history_of_a_booking_is_kept(session: Session, cast: Cast) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    for write in (lambda: BookingEvent.objects.filter(booking=row).delete(), lambda: row.events.update(act="other")):
        with transaction.atomic(), pytest.raises(DatabaseError):
            write()


def test_a_form_makes_one_party(session: Session, cast: Cast) -> None:
    token = uuid4()
    fields = {
        "session": session,
        "setting": cast.setting_a,
        "made_by": cast.dsl_a,
        "form_token": token,
        "made_at": timezone.now(),
    }
    Party.objects.create(**fields)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Party.objects.create(**fields)


@pytest.mark.parametrize(
    ("table", "rule", "kind"),
    [
        ("training_session", "training_never_oversold", "constraint"),
        ("training_booking", "training_one_live_booking", "index"),
        ("training_booking", "training_seats_are_counted", "trigger"),
        ("training_booking", "training_booking_moves", "trigger"),
        ("training_offer", "training_offer_answered_once", "trigger"),
        ("training_certificate", "training_certificate_is_earned", "trigger"),
    ],
)
def test_the_rule_is_there(table: str, rule: str, kind: str) -> None:
    """Taking one out fails here by its name, and above by what it would let through."""
    questions = {
        "constraint": "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass",
        "index": "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass AND indisunique",
        "trigger": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass",
    }
    with connection.cursor() as cursor:
        cursor.execute(questions[kind], [table])
        assert any(rule in name for (name,) in cursor.fetchall())
