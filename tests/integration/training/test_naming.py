"""Nobody makes the portal write to more than three hundred people a day."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import typed
from tests.training_factory import booked, make_session, named, order
from training.models import Booking
from training.services import book, name_held
from training.services.naming import MOST_A_DAY, TooManyNamed
from training.workflow import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def most(monkeypatch: pytest.MonkeyPatch) -> int:
    """Five a day, so that tests need not name three hundred."""
    monkeypatch.setattr("training.services.naming.MOST_A_DAY", 5)
    return 5


def test_the_day_has_room_for_so_many(cast: Cast) -> None:
    assert MOST_A_DAY == 300
    session = make_session(capacity=20)
    booked(session, cast.setting_a, cast.dsl_a, 3)
    with pytest.raises(TooManyNamed, match="you have 2 left today. Name 2 of them now and the others tomorrow"):
        booked(session, cast.setting_a, cast.dsl_a, 3)
    assert Booking.objects.count() == 3
    booked(session, cast.setting_a, cast.dsl_a, 2)
    mail = OutboxMessage.objects.count()
    with pytest.raises(TooManyNamed, match="you have none left today. Book the others tomorrow, or ask the Virtual"):
        booked(session, cast.setting_a, cast.dsl_a)
    assert OutboxMessage.objects.count() == mail
    booked(session, cast.setting_a, cast.dsl_a2)


def test_what_was_refused_is_not_counted(cast: Cast) -> None:
    session = make_session(capacity=1, setting_cap=1, cap_until=timezone.localdate())
    for _ in range(4):
        with pytest.raises(ActRefused, match="may take 1 place"):
            booked(session, cast.setting_a, cast.dsl_a, 3)
    booked(make_session(), cast.setting_a, cast.dsl_a, 5)


def test_a_form_sent_twice_counts_once(cast: Cast) -> None:
    session, wanted = make_session(), order(cast.setting_a, *(named() for _ in range(4)))
    assert book(session=session, order=wanted, by=cast.dsl_a) == book(session=session, order=wanted, by=cast.dsl_a)
    booked(session, cast.setting_a, cast.dsl_a)


def test_held_places_that_are_named_count(cast: Cast) -> None:
    session = make_session(capacity=20)
    held = book(session=session, order=order(cast.setting_a, held=6), by=cast.dsl_a).bookings.order_by("pk")
    for row in held[:5]:
        name_held(booking=row, named=named(), by=cast.dsl_a)
    with pytest.raises(TooManyNamed):
        name_held(booking=held[5], named=named(), by=cast.dsl_a)


def test_whoever_runs_training_may_name_more(cast: Cast) -> None:
    booked(make_session(capacity=20), cast.setting_a, cast.vs, 8)


def test_the_page_says_so_before_the_check_and_keeps_what_was_typed(cast: Cast) -> None:
    client, session = sign_in(Client(), cast.dsl_a), make_session(capacity=20)
    lines = "\n".join(f"Colleague {n}, c{n}@school.example, Teacher" for n in range(6))
    answer = client.post(reverse("training:book", args=[session.public_id]), typed(pasted=lines)).content.decode()
    assert "You can name 5 people a day, and you have 5 left today" in answer
    assert "c5@school.example" in answer
    assert not Booking.objects.exists()


def test_the_count_stands_as_long_as_its_day(cast: Cast) -> None:
    booked(make_session(), cast.setting_a, cast.dsl_a)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(expires) FROM portal_cache WHERE cache_key LIKE '%training_named%'")
        (until,) = cursor.fetchone()
    assert (until - timezone.now()).total_seconds() > 80_000
