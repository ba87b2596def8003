"""All bookings and people of one's settings: seen by whoever may view them, changed by whoever may book."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.training_factory import booked, make_session, named, order
from training.models import Attendee, Booking
from training.models.vocabulary import AttendeeRole
from training.services import attendee_for, book, cancel

pytestmark = pytest.mark.django_db


@pytest.fixture
def ama(cast: Cast) -> Attendee:
    return attendee_for(named=named(name="Ama Test", email="ama@school.example"), setting=cast.setting_a, by=cast.dsl_a)


def test_the_list_shows_the_own_setting_alone(cast: Cast) -> None:
    session = make_session()
    book(session=session, order=order(cast.setting_a, named(name="Ama Test")), by=cast.dsl_a)
    book(session=session, order=order(cast.setting_b, named(name="Bo Other")), by=cast.dsl_b)
    words = text_of(sign_in(Client(), cast.dsl_a).get(reverse("training:setting")))
    assert "Ama Test" in words
    assert "Bo Other" not in words
    other = f"{reverse('training:setting')}?setting={cast.setting_b.public_id}"
    assert sign_in(Client(), cast.dsl_a).get(other).status_code == 404


def test_filters_by_session_state_and_person(cast: Cast) -> None:
    first, second = make_session(), make_session()
    book(session=first, order=order(cast.setting_a, named(name="Ama Test"), named(name="Cher")), by=cast.dsl_a)
    book(session=second, order=order(cast.setting_a, named(name="Dana Test")), by=cast.dsl_a)
    cancel(booking=Booking.objects.get(attendee__name="Cher"), by=cast.dsl_a)
    client = sign_in(Client(), cast.dsl_a)

    def names(**query: str) -> set[str]:
        words = text_of(client.get(reverse("training:setting"), query)).split("Clear all")[1]
        return {name for name in ("Ama Test", "Cher", "Dana Test") if name in words}

    assert names() == {"Ama Test", "Cher", "Dana Test"}
    assert names(session=str(second.public_id)) == {"Dana Test"}
    assert names(state="cancelled") == {"Cher"}
    assert names(person="test") == {"Ama Test", "Dana Test"}
    assert names(when="past") == set()
    assert names(state="nonsense", session=str(uuid4()), when="x") == {"Ama Test", "Cher", "Dana Test"}


def test_the_lists_are_paged_and_cost_the_same(cast: Cast, django_assert_num_queries: object) -> None:
    """Session, person with roles, their settings, how many, rows; and the sessions to choose from, or whether they may book."""
    session = make_session(capacity=200)
    booked(session, cast.setting_a, cast.dsl_a, 2)
    client = sign_in(Client(), cast.dsl_a)
    client.get("/")  # notes the sign-in
    for page in ("training:setting", "training:setting_people"):
        for _ in range(2):
            with django_assert_num_queries(6):  # type: ignore[operator]  # a fixture of pytest-django
                client.get(reverse(page))
            booked(session, cast.setting_a, cast.dsl_a, 60) if session.bookings.count() < 60 else None
    assert "Next" in text_of(client.get(reverse("training:setting")))
    assert client.get(reverse("training:setting"), {"page": "2"}).status_code == 200


def test_somebody_leaves_and_comes_back(cast: Cast, ama: Attendee) -> None:
    client = sign_in(Client(), cast.dsl_a)
    row = booked(make_session(), cast.setting_a, cast.dsl_a)[0]
    page = reverse("training:attendee_left", args=[row.attendee.public_id])
    assert "still has places" in text_of(client.get(page))
    address = reverse("training:attendee_left", args=[ama.public_id])
    client.post(address, follow=True)  # the banner names her once
    ama.refresh_from_db()
    assert ama.left_on == timezone.localdate()
    people = reverse("training:setting_people")
    assert "Ama Test" not in text_of(client.get(people))
    assert "Ama Test" in text_of(client.get(people, {"show": "left"}))
    client.post(address)
    ama.refresh_from_db()
    assert ama.left_on is None


def test_name_and_role_are_corrected(cast: Cast, ama: Attendee) -> None:
    client = sign_in(Client(), cast.dsl_a2)
    page = reverse("training:attendee", args=[ama.public_id])
    assert client.get(page).status_code == 200
    assert "Enter their name" in text_of(client.post(page, {"name": "", "role": "dsl"}))
    client.post(page, {"name": "Ama O'Brien-Ndlovu", "role": "dsl"})
    ama.refresh_from_db()
    assert (ama.name, ama.role) == ("Ama O'Brien-Ndlovu", AttendeeRole.DSL)


def test_who_sees_and_who_acts(cast: Cast, ama: Attendee) -> None:
    pages = {
        "setting": reverse("training:setting"),
        "people": reverse("training:setting_people"),
        "change": reverse("training:attendee", args=[ama.public_id]),
        "left": reverse("training:attendee_left", args=[ama.public_id]),
    }
    answers = {
        name: [sign_in(Client(), getattr(cast, name)).get(page).status_code for page in pages.values()]
        for name in ("dsl_a", "head_a", "trust_lead", "dsl_b", "sw_1", "vs", "officer")
    }
    assert answers == {
        "dsl_a": [200, 200, 200, 200],
        "head_a": [200, 200, 200, 200],
        "trust_lead": [200, 200, 403, 403],
        "dsl_b": [200, 200, 404, 404],
        "sw_1": [403, 403, 404, 404],
        "vs": [403, 403, 404, 404],
        "officer": [403, 403, 403, 403],
    }


def test_a_trust_lead_sees_no_link_to_change(cast: Cast, ama: Attendee) -> None:
    page = sign_in(Client(), cast.trust_lead).get(reverse("training:setting_people"))
    assert "Ama Test" in text_of(page)
    assert str(ama.public_id) not in page.content.decode()
