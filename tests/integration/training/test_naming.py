"""Nobody makes the portal write to more than a thousand people a day, or tries out thousands of lines on the screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

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
    """Five a day, so that tests need not name a thousand."""
    monkeypatch.setattr("training.services.naming.MOST_A_DAY", 5)
    return 5


def test_the_day_has_room_for_so_many(cast: Cast) -> None:
    assert MOST_A_DAY == 1000, "two lists of five hundred"
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


Count = Callable[[int], AbstractContextManager[object]]
NAMES = ("Aisha Test", "O'Brien-Ndlovu", "明", "Cher", "Zoë Test-Jones", "Nguyễn Test")
BAD = (
    ("Bob, bob@, TA", "is not an email address"),
    ("Cher, cher{n}@school.example", "there is no role"),
    ("nobody at all", "there is no email address"),
    ("Kim; k{n}@school.example; Wizard", "is not a role that we know"),
    ("Zed UPN A000000000000, z{n}@school.example, Teacher", "enter the name of a member of staff and nothing else"),
)


def five_hundred() -> tuple[str, list[str]]:
    """A list of five hundred colleagues, each twentieth line with an error, and what is said of those."""
    lines, says = [], []
    for n in range(1, 501):
        if n % 20:
            lines.append(f"{NAMES[n % len(NAMES)]}, colleague{n}+training@school.example, Teacher")
        else:
            line, why = BAD[n // 20 % len(BAD)]
            lines.append(line.format(n=n))
            says.append(f"Line {n} (“{lines[-1]}”): ")
            assert why
    return "\n".join(lines), says


def test_a_list_of_five_hundred_is_sorted_corrected_and_booked_in_one_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Count
) -> None:
    """The good are kept, each bad one is named with why, and what was corrected goes through."""
    monkeypatch.setattr("training.services.naming.MOST_A_DAY", MOST_A_DAY)
    client, session = sign_in(Client(), cast.dsl_a), make_session(capacity=600)
    address = reverse("training:book", args=[session.public_id])
    lines, says = five_hundred()
    page = client.post(address, typed(pasted=lines))
    words = unescape(page.content.decode())
    assert all(one in words for one in says) and len(says) == 25
    assert all(why in words for _, why in BAD)
    book_form = page.context["forms"].book
    ready, left = book_form["ready"].value(), book_form["pasted"].value().splitlines()
    assert (len(ready.splitlines()), len(left)) == (475, 25)
    right = "\n".join(f"Corrected Test, corrected{n}@school.example, TA" for n in range(25))
    page = client.post(address, typed(ready=ready, pasted=right))
    assert "500 people get a place at once" in unescape(page.content.decode())
    with django_assert_max_num_queries(60):
        answer = client.post(address, dict(page.context["carried"]) | {"act": "book"})
    assert answer.status_code == 302
    with django_assert_max_num_queries(20):
        assert client.get(answer["Location"]).content.decode().count("Send a colleague instead") == 500
    assert Booking.objects.filter(session=session).count() == 500
    assert OutboxMessage.objects.filter(kind="training_confirmed").count() == 500
    names = set(Booking.objects.values_list("attendee__name", flat=True))
    assert names == {*NAMES, "Corrected Test"}


def test_who_tries_lines_out_on_the_screen_is_stopped_for_an_hour_and_loses_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.services.naming.MOST_REFUSED", 4)
    client, session = sign_in(Client(), cast.dsl_a), make_session()
    address = reverse("training:book", args=[session.public_id])
    tried = "Zed UPN A000000000000, z@school.example, Teacher"
    typos = "\n".join(["Bob, bob@, TA"] * 9)
    for _ in range(3):
        assert "9 lines" in unescape(client.post(address, typed(pasted=typos)).content.decode()), (
            "typing errors are free"
        )
    for _ in range(2):
        page = client.post(address, typed(pasted=tried, p1=("Zed UPN A000000000000", "x@school.example", "teacher")))
        assert "enter the name of a member of staff and nothing else" in page.content.decode()
    page = client.post(address, typed(pasted=tried, p1=("Ama Test", "ama@school.example", "teacher")))
    words = unescape(page.content.decode())
    assert "Too many lines could not be taken within the last hour" in words
    assert "enter the name of a member of staff" not in words and tried in words and "Ama Test" in words
    page = client.post(address, typed(p1=("Ama Test", "ama@school.example", "teacher"), act="book"))
    assert page.status_code == 200 and not Booking.objects.exists()
    assert client.get(address).status_code == 200
    other = sign_in(Client(), cast.dsl_a2)
    assert "enter the name" in other.post(address, typed(pasted=tried)).content.decode(), "nobody else is held up"
