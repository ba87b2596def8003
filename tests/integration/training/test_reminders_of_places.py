"""Reminders before a session and before an offer ends: at the right time, to the right people, each once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from notifications.models import OutboxMessage
from tests.cast import Cast
from tests.training_factory import booked, make_session, named
from training.models import Booking, Offer, Session
from training.services import cancel, substitute
from training.services.offer_reminders import remind_offers
from training.services.place_reminders import remind_places

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 3, 8, 10, 0, tzinfo=UTC)


@pytest.fixture
def row(cast: Cast) -> Booking:
    """A place on a Monday, booked long before."""
    [row] = booked(make_session(starts_at=MONDAY), cast.setting_a, cast.dsl_a)
    return row


def told(kind: str) -> int:
    return OutboxMessage.objects.filter(kind=kind).count()


@pytest.mark.parametrize(
    ("before", "reminders"),
    [
        (timedelta(days=8), 0),
        (timedelta(days=7), 1),
        (timedelta(days=4), 1),
        (timedelta(days=3), 1),  # Friday, the last working day
        (timedelta(hours=1), 1),
        (timedelta(0), 0),
    ],
    ids=["eight days", "a week", "Thursday", "Friday", "an hour", "it starts"],
)
def test_when_somebody_is_reminded(row: Booking, before: timedelta, reminders: int) -> None:
    remind_places(now=MONDAY - before)
    remind_places(now=MONDAY - before)
    assert told("training_soon") == reminders


def test_a_week_before_and_on_the_last_working_day(row: Booking) -> None:
    for days in range(9):
        remind_places(now=MONDAY - timedelta(days=days))
    for days in reversed(range(9)):
        remind_places(now=MONDAY - timedelta(days=days))
    assert told("training_soon") == 2


def test_a_moved_session_and_a_colleague_are_told_anew(row: Booking, cast: Cast) -> None:
    soon = MONDAY - timedelta(days=3)
    remind_places(now=soon)
    Session.objects.filter(pk=row.session_id).update(sequence=1)
    remind_places(now=soon)
    assert told("training_soon") == 2
    substitute(booking=row, named=named(), by=cast.dsl_a)
    remind_places(now=soon)
    assert told("training_soon") == 3


def test_whoever_booked_today_or_cancelled_is_not_reminded(row: Booking, cast: Cast) -> None:
    Booking.objects.filter(pk=row.pk).update(made_at=MONDAY - timedelta(days=3, hours=2))
    remind_places(now=MONDAY - timedelta(days=3))
    cancel(booking=row, by=cast.dsl_a, now=MONDAY - timedelta(days=20))
    remind_places(now=MONDAY - timedelta(hours=2))
    assert told("training_soon") == 0


def test_an_offer_that_ends_soon_is_said_once(cast: Cast) -> None:
    session = make_session(starts_at=MONDAY, capacity=1)
    [seat] = booked(session, cast.setting_a, cast.dsl_a)
    booked(session, cast.setting_a, cast.dsl_a)
    cancel(booking=seat, by=cast.dsl_a, now=MONDAY - timedelta(days=21))
    end = Offer.objects.get().expires_at
    assert remind_offers(now=end - timedelta(days=1)) == 0
    remind_offers(now=end - timedelta(hours=1))
    remind_offers(now=end - timedelta(minutes=30))
    remind_offers(now=end)
    assert told("training_offer_ends") == 1
