"""A person's rights over what training holds: a copy of it, their name off it, and names that go by themselves."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import personal_data
from accounts.models import AuditEvent, Person
from accounts.reasons import EndReason
from accounts.services.rights import erase_person
from notifications.models import OutboxMessage
from tests.cast import Cast
from tests.integration.training.test_outcomes import HOLDER, held
from tests.training_factory import asked_for, booked, make_session, named, order
from training.erased import NAME
from training.models import AccessNeed, Attendee, Booking, CalendarFeed, Certificate, Coverage, Evaluation, Impact
from training.models.vocabulary import AttendeeRole, BookingState, Difference
from training.selectors.booking import known_people
from training.services import Named, book
from training.services.booking import say_needs
from training.services.coverage import recount
from training.services.feed import make_feed
from training.services.leaving import give_up_places
from training.services.outcomes import Said, answer_impact, evaluate

pytestmark = pytest.mark.django_db
MARKS = Said(2, 4, 5, "The case studies.", "More time.")


def own(person: Person, row: Booking, role: AttendeeRole = AttendeeRole.DSL) -> Attendee:
    """The attendee of that booking is the person, known by the address that they proved."""
    assert row.attendee is not None
    Attendee.objects.filter(pk=row.attendee.pk).update(email=person.email.lower(), name=person.name, role=role)
    row.attendee.refresh_from_db()
    return row.attendee


def trained(cast: Cast) -> Booking:
    """The safeguarding lead was there, said how it was, has a certificate and said what changed."""
    row, _ = held(cast, 2, weeks_ago=7)
    own(cast.dsl_a, row)
    evaluate(booking=row, said=MARKS, by=cast.dsl_a, relations=HOLDER)
    Impact.objects.create(booking=row, asked_at=timezone.now())
    answer_impact(booking=row, difference=Difference.MINE, example="We greet at the door.", by=None, relations=HOLDER)
    return row


def coming(cast: Cast) -> Booking:
    """A place of the safeguarding lead in a session to come, with a need and a calendar."""
    people = Named(cast.dsl_a.name, cast.dsl_a.email, AttendeeRole.DSL, "A hearing loop")
    party = book(session=make_session(), order=order(cast.setting_a, people, named()), by=cast.dsl_a)
    make_feed(by=cast.dsl_a)
    return party.bookings.order_by("pk")[0]


def test_a_person_gets_what_is_about_them_and_nothing_of_others(cast: Cast) -> None:
    row = trained(cast)
    coming(cast)
    asked_for(cast.setting_a, cast.dsl_a)
    copy = personal_data.export(cast.dsl_a)["training"]
    assert json.dumps(copy)
    assert [one["email"] for one in copy["people"]] == [cast.dsl_a.email]
    assert [one["state"] for one in copy["bookings"]] == ["Attended", "Booked"]
    assert [step["act"] for step in copy["bookings"][0]["steps"]] == ["book", "mark_attended"]
    assert copy["needs"][0]["words"] == "A hearing loop"
    assert copy["evaluations"][0]["best"] == "The case studies."
    assert copy["certificates"][0]["code"] == row.certificate.code
    assert copy["impact"][0]["example"] == "We greet at the door."
    assert [one["places"] for one in copy["booked"]] == [2, 2]
    assert len(copy["asked_for_whole_setting"]) == 1
    assert len(copy["calendar"]) == 1
    assert "Colleague" not in json.dumps(copy)
    assert str(CalendarFeed.objects.get().token) not in json.dumps(copy)


def test_somebody_without_training_gets_nothing(cast: Cast) -> None:
    trained(cast)
    assert personal_data.export(cast.dsl_b)["training"] == {}
    assert personal_data.erase(cast.dsl_b)["training"] == 0


def test_a_trainer_gets_what_they_run_and_goes_from_it(cast: Cast) -> None:
    session = make_session()
    session.trainers.add(cast.vs)
    assert len(personal_data.export(cast.vs)["training"]["trains"]) == 1
    personal_data.erase(cast.vs)
    assert not session.trainers.exists()


def test_erasing_leaves_no_name_and_keeps_rows_and_marks(cast: Cast) -> None:
    row, other = trained(cast), coming(cast)
    counts = Booking.objects.count(), Evaluation.objects.count(), Certificate.objects.count()
    erase_person(person=cast.dsl_a, by=None)
    assert (Booking.objects.count(), Evaluation.objects.count(), Certificate.objects.count()) == counts
    for one in (row, other):
        attendee = Attendee.objects.get(bookings=one)
        assert attendee.name == NAME
        assert attendee.email.endswith("@erased.invalid")
        assert attendee.person is None
    assert Certificate.objects.get(booking=row).name == NAME
    said = Evaluation.objects.get(booking=row)
    assert (said.best, said.better, said.usefulness) == ("", "", 5)
    assert (Impact.objects.get().example, Impact.objects.get().difference) == ("", Difference.MINE)
    assert not AccessNeed.objects.exists()
    assert not CalendarFeed.objects.exists()
    assert Attendee.objects.exclude(name=NAME).count() == 2, "colleagues stay"
    assert AuditEvent.objects.filter(event="training.person_erased").count() == 1


def test_an_account_that_lapses_takes_nobody_off_the_settings_records(cast: Cast) -> None:
    """Not signing in for years is not leaving the school: the setting's lead is trained as before."""
    row = held(cast, 2)[0]
    attendee = own(cast.dsl_a, row)
    Attendee.objects.filter(pk=attendee.pk).update(person=cast.dsl_a)
    make_feed(by=cast.dsl_a)
    recount(cast.setting_a)
    before = Coverage.objects.get(setting=cast.setting_a).current_until
    assert before is not None
    erase_person(person=cast.dsl_a, by=None, reason=EndReason.UNUSED)
    recount(cast.setting_a)
    kept = Attendee.objects.get(pk=attendee.pk)
    assert (kept.name, kept.email, kept.person, kept.left_on) == (attendee.name, attendee.email, None, None)
    assert Coverage.objects.get(setting=cast.setting_a).current_until == before
    assert not CalendarFeed.objects.exists()


def test_of_a_lapsed_account_that_is_of_no_setting_nothing_stays(cast: Cast) -> None:
    book(
        session=make_session(),
        order=order(None, Named(cast.sw_1.name, cast.sw_1.email, AttendeeRole.SOCIAL_WORKER)),
        by=cast.sw_1,
    )
    erase_person(person=cast.sw_1, by=None, reason=EndReason.UNUSED)
    assert Attendee.objects.get().name == NAME


def test_coverage_counts_an_erased_person_no_more(cast: Cast) -> None:
    row = held(cast, 2)[0]
    own(cast.dsl_a, row)
    recount(cast.setting_a)
    before = Coverage.objects.get(setting=cast.setting_a)
    assert before.current_until is not None
    erase_person(person=cast.dsl_a, by=None)
    after = Coverage.objects.get(setting=cast.setting_a)
    assert (after.current_until, after.holder, after.left_until) == (None, None, before.current_until)


def test_whoever_only_says_that_an_address_is_theirs_takes_nobody_off(cast: Cast) -> None:
    row = held(cast)[0]
    assert row.attendee is not None
    person = cast.dsl_b
    Person.objects.filter(pk=person.pk).update(email=row.attendee.email)
    person.refresh_from_db()
    assert personal_data.export(person)["training"] == {}
    personal_data.erase(person)
    row.attendee.refresh_from_db()
    assert row.attendee.name != NAME


def test_coming_places_are_given_up_and_nobody_writes_to_the_erased(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    session = make_session(capacity=2)
    people = Named(cast.dsl_a.name, cast.dsl_a.email, AttendeeRole.DSL)
    first = book(session=session, order=order(cast.setting_a, people, named()), by=cast.dsl_a).bookings.order_by("pk")
    waits = booked(session, cast.setting_b, cast.dsl_b)[0]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture of pytest-django
        erase_person(person=cast.dsl_a, by=None)
    assert [one.state for one in first.all()] == [BookingState.CANCELLED, BookingState.CONFIRMED]
    waits.refresh_from_db()
    assert waits.state == BookingState.OFFERED
    assert give_up_places() == 0
    unsent = OutboxMessage.objects.filter(address__endswith="@erased.invalid").exclude(address__startswith="erased-")
    assert not unsent.exists()
    assert "Former colleague" not in [one.name for one in known_people(cast.head_a, cast.setting_a).values()]


def test_the_night_gives_up_what_an_erasure_left_over(cast: Cast) -> None:
    row = coming(cast)
    personal_data.erase(cast.dsl_a)
    row.refresh_from_db()
    assert row.state == BookingState.CONFIRMED
    assert give_up_places() == 1
    assert give_up_places() == 0


def test_the_page_of_a_certificate_names_nobody_any_more(client: Client, cast: Cast) -> None:
    row = trained(cast)
    name = cast.dsl_a.name
    personal_data.erase(cast.dsl_a)
    page = client.get(reverse("training:verify", args=[row.certificate.code])).content.decode()
    assert NAME in page
    assert name not in page


def test_needs_said_later_go_as_well(cast: Cast) -> None:
    row = coming(cast)
    say_needs(booking=row, words="A quiet room", by=cast.dsl_a)
    personal_data.erase(cast.dsl_a)
    assert not AccessNeed.objects.exists()
