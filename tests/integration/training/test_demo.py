"""The demonstration's training: every state is there, every account finds something, and a second run adds nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.demo import create_demo_people
from accounts.models import Person
from notifications.models import OutboxMessage
from organisations.calendars.days import LONDON
from organisations.demo import load_demo_council
from organisations.models import EducationSetting
from organisations.services import seed_reference_data
from tests.cast import sign_in
from training.demo import create_demo_training
from training.demo.days import DemoDays, moment
from training.models import (
    AccessNeed,
    Attendee,
    Audit,
    Booking,
    Certificate,
    Course,
    Enrolment,
    InsetRequest,
    Offer,
    Session,
    SessionMessage,
    SessionPart,
)
from training.models.vocabulary import (
    AuditMoment,
    BookingState,
    CourseState,
    EnrolmentState,
    InsetState,
    OfferOutcome,
    SessionState,
)
from training.selectors.coverage import Standing, all_settings, counts
from vs_portal.demo.loading import demo_school

pytestmark = pytest.mark.django_db
ACCOUNTS = ("dsl", "deputy", "headteacher", "social.worker", "adviser", "vsh", "editor", "trust")


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """The accounts, with the term made twice."""
    seed_reference_data()
    with override_settings(VS_DEMO=True, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        council = load_demo_council(1)
        school = demo_school(council)
        made = create_demo_people(
            password="Trial-password-1", setting=school, trust=school.trust or council.trusts[0], team=council.teams[0]
        )
        count = create_demo_training(people=made, school=school, council=council)
        before = (Booking.objects.count(), Person.objects.count(), OutboxMessage.objects.count())
        assert create_demo_training(people=made, school=school, council=council) == count
        assert (Booking.objects.count(), Person.objects.count(), OutboxMessage.objects.count()) == before
    return made


def test_the_term_is_lively(people: dict[str, Person], client: Client) -> None:
    """One test, because making a term takes some seconds."""
    _everything_stands_in_every_state()
    _nothing_is_planned_outside_the_term()
    _every_account_has_something_of_its_own(people)
    _mail_is_for_the_accounts_alone(people)
    _the_pages_show_it(people, client)


def _everything_stands_in_every_state() -> None:
    assert Course.objects.filter(state=CourseState.PUBLISHED).count() == 16
    assert set(Session.objects.values_list("state", flat=True)) == set(SessionState.values)
    assert Session.objects.count() >= 30
    seen = set(Booking.objects.values_list("state", flat=True))
    assert seen >= {"held", "waiting", "offered", "confirmed", "attended", "absent", "cancelled", "late_cancelled"}
    assert set(InsetRequest.objects.values_list("state", flat=True)) == set(InsetState.values)
    assert Offer.objects.filter(outcome=OfferOutcome.OPEN, expires_at__gt=timezone.now()).count() == 2
    assert Session.objects.filter(sequence=1, state=SessionState.OPEN).exists(), "one was moved"
    assert Session.objects.exclude(only_for=None).exists()
    assert SessionPart.objects.filter(position=2).exists()
    assert SessionMessage.objects.exists()
    assert AccessNeed.objects.exists()
    assert not AccessNeed.objects.filter(booking__session__ends_at__lt=timezone.now()).exists()
    assert Attendee.objects.exclude(left_on=None).exists()
    states = dict(Enrolment.objects.values_list("state", "pk"))
    assert set(states) == {EnrolmentState.ACTIVE, EnrolmentState.ACHIEVED}
    moments = Audit.objects.filter(enrolment=states[EnrolmentState.ACTIVE]).values_list("moment", flat=True)
    assert set(moments) == set(AuditMoment.values)
    assert all(counts(all_settings(), timezone.localdate())[one] for one in Standing)


def _nothing_is_planned_outside_the_term() -> None:
    days = DemoDays(timezone.now())
    coming = SessionPart.objects.filter(starts_at__gt=timezone.now())
    assert coming.exists()
    assert {part.starts_at.astimezone(LONDON).date() for part in coming} <= set(days.days)


def _every_account_has_something_of_its_own(people: dict[str, Person]) -> None:
    for name in ACCOUNTS:
        rows = Booking.objects.filter(attendee__person=people[name])
        assert rows.filter(session__ends_at__gt=timezone.now()).exists(), name
        assert Certificate.objects.filter(booking__in=rows).exists(), name
    dsl = Booking.objects.filter(attendee__person=people["dsl"]).values_list("state", flat=True)
    assert set(dsl) >= {BookingState.WAITING, BookingState.OFFERED, BookingState.CONFIRMED, BookingState.ATTENDED}


def _mail_is_for_the_accounts_alone(people: dict[str, Person]) -> None:
    told = set(OutboxMessage.objects.filter(kind__startswith="training_").values_list("person", flat=True))
    assert told <= {person.pk for person in people.values()}
    assert people["dsl"].pk in told


def _the_pages_show_it(people: dict[str, Person], client: Client) -> None:
    school = EducationSetting.objects.get(memberships__person=people["dsl"])
    sign_in(client, people["dsl"])
    assert "Introducing PACE" in client.get(reverse("training:mine")).text
    assert "Robin Sample" in client.get(reverse("training:setting")).text
    assert client.get(reverse("training:coverage")).context["rows"]
    sign_in(client, people["adviser"])
    assert "Trauma-informed schools" in client.get(reverse("training_desk:index")).text
    assert school.name in client.get(reverse("training_desk:insets")).text


@pytest.mark.parametrize(
    ("today", "following"),
    [
        (date(2026, 11, 25), date(2026, 11, 26)),
        (date(2026, 10, 23), date(2026, 11, 3)),  # over the half-term
        (date(2026, 12, 24), date(2027, 1, 4)),
    ],
    ids=["in term", "before half-term", "in the holidays"],
)
def test_days_are_counted_in_school_days(today: date, following: date) -> None:
    load_demo_council(1)
    days = DemoDays(moment(today, "09:00"))
    assert days.day(1) == following
    assert days.day(-1) < today
    assert all(day.weekday() < 5 for day in days.days)


def test_a_moment_is_of_london() -> None:
    assert moment(date(2026, 7, 1), "10:00") == datetime(2026, 7, 1, 10, tzinfo=LONDON)
