"""Who is meant by an address: whoever proves it now, though it was somebody else's before, or the account has no name."""

from __future__ import annotations

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.factories import give_role, make_person
from tests.training_factory import make_session, named, order
from training.models import Attendee, Booking
from training.models.vocabulary import AttendeeRole
from training.selectors.mine import attendees_of
from training.services import Named, book

pytestmark = pytest.mark.django_db
OFFICE = "dsl_a@school.example"


def place(cast: Cast, by: Person, name: str) -> Booking:
    who = Named(name, OFFICE, AttendeeRole.DSL)
    return book(session=make_session(), order=order(cast.setting_a, who), by=by).bookings.get()


def moved(person: Person, address: str) -> None:
    """The person proved another address as theirs, and left the office's."""
    EmailAddress.objects.filter(user=person).update(email=address, verified=True, primary=True)
    Person.objects.filter(pk=person.pk).update(email=address)
    person.refresh_from_db()


def test_what_is_booked_under_the_address_is_that_of_whoever_has_it_now(cast: Cast) -> None:
    before = cast.dsl_a
    assert before.email == OFFICE
    old = place(cast, before, "Old Lead")
    moved(before, "old.lead@elsewhere.example")
    now = make_person(OFFICE, "New Lead")
    give_role(now, "dsl", setting=cast.setting_a)
    new = place(cast, now, "New Lead")
    assert (new.attendee.person, new.attendee.email) == (now, OFFICE)
    told = OutboxMessage.objects.filter(kind="training_confirmed").order_by("pk").values_list("recipient", flat=True)
    assert list(told) == [f"person:{before.public_id}", f"person:{now.public_id}"]
    old.refresh_from_db()
    assert (old.attendee.name, old.attendee.person) == ("Old Lead", before)
    assert attendees_of(before) == [old.attendee_id]
    assert attendees_of(now) == [new.attendee_id]


def test_whoever_stands_there_already_loses_the_old_address_alone(cast: Cast) -> None:
    before = cast.dsl_a
    place(cast, before, "Old Lead")
    moved(before, "old.lead@elsewhere.example")
    own = Named("Old Lead", before.email, AttendeeRole.DSL)
    book(session=make_session(), order=order(cast.setting_a, own, named()), by=cast.dsl_a2)
    now = make_person(OFFICE, "New Lead")
    give_role(now, "dsl", setting=cast.setting_a)
    assert place(cast, now, "New Lead").attendee.person == now
    assert Attendee.objects.filter(person=before).count() == 1


def test_an_address_that_is_only_said_to_be_somebodys_links_no_account(cast: Cast) -> None:
    person = cast.dsl_b
    Person.objects.filter(pk=person.pk).update(email="claimed@school.example")
    assert EmailAddress.objects.filter(user=person, verified=True).exists(), "of another address"
    who = Named("Somebody", "claimed@school.example", AttendeeRole.TEACHER)
    row = book(session=make_session(), order=order(cast.setting_a, who), by=cast.dsl_a).bookings.get()
    assert row.attendee.person is None


@pytest.mark.parametrize("who", ["dsl_a", "sw_1"])
def test_an_account_without_a_name_books_for_itself_under_its_address(cast: Cast, who: str) -> None:
    """Identity providers need not tell a name."""
    person: Person = getattr(cast, who)
    Person.objects.filter(pk=person.pk).update(name="")
    form = {"form_token": str(uuid4()), "act": "book", "rows": "1", "together": "any", "known": "yourself"}
    path = reverse("training:book", args=[make_session().public_id])
    answer = sign_in(Client(), person).post(path, form | {"role": "social_worker"})
    assert answer.status_code == 302
    assert Attendee.objects.get().name == person.email
