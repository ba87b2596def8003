"""Many sessions and bookings for measuring: the seats agree, the same seed gives the same, and pages ask no more of them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from accounts.demo import create_demo_people
from accounts.models import Person
from organisations.demo import load_demo_council
from organisations.services import seed_reference_data
from tests.cast import sign_in
from training import bulk
from training.bench_pages import PAGES
from training.bulk import Volume, load_training
from training.bulk_rows import code
from training.demo.content import create_catalogue
from training.models import Attendee, Booking, Certificate, Coverage, Session
from training.models.vocabulary import SEATED, BookingState, SessionState
from training.services.coverage import recount_changed
from vs_portal.demo.loading import demo_school

pytestmark = pytest.mark.django_db
SMALL = Volume(sessions=11, attendees=130, bookings=500)


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    seed_reference_data()
    with override_settings(VS_DEMO=True, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        council = load_demo_council(1)
        school = demo_school(council)
        made = create_demo_people(
            password="Trial-password-1", setting=school, trust=school.trust or council.trusts[0], team=council.teams[0]
        )
    create_catalogue(made["editor"])
    return made


def _loaded() -> tuple[object, ...]:
    rows = Booking.objects.order_by("pk").values_list("public_id", "state", "attendee__email", "session__public_id")
    return tuple(rows)


def test_everything_that_was_asked_for_is_there(people: dict[str, Person]) -> None:
    assert load_training(volume=SMALL, seed=1) == Booking.objects.count()
    assert Attendee.objects.count() == 130
    assert Session.objects.filter(state=SessionState.OPEN).count() == 11
    assert Booking.objects.filter(session__state=SessionState.SIGNED_OFF).count() == 500
    assert Booking.objects.filter(state=BookingState.WAITING).exists()
    assert Certificate.objects.exists()
    assert Coverage.objects.exists()
    assert recount_changed() == 0, "the coverage was counted"


def test_the_seats_agree_and_are_counted_again_afterwards(people: dict[str, Person]) -> None:
    load_training(volume=SMALL, seed=1)
    for session in Session.objects.all():
        assert session.seats_taken == session.bookings.filter(state__in=SEATED).count()
    full = Session.objects.filter(state=SessionState.OPEN, seats_taken=bulk.SEATS)[0]
    waiting = full.bookings.filter(state=BookingState.WAITING).order_by("line")[0]
    with pytest.raises(IntegrityError, match="training_never_oversold"), transaction.atomic():
        Booking.objects.filter(pk=waiting.pk).update(state=BookingState.OFFERED)


def test_seats_that_do_not_agree_are_refused(people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the check could be left out and nobody would know."""
    monkeypatch.setattr(bulk.rows.Sitting, "taken", property(lambda one: 0))
    with pytest.raises(bulk.SeatsDiffer), transaction.atomic():
        load_training(volume=SMALL, seed=1)
    assert not Booking.objects.exists()


def test_the_same_seed_gives_the_same(people: dict[str, Person]) -> None:
    found = []
    for seed in (1, 1, 2):
        with pytest.raises(_Undone), transaction.atomic():
            load_training(volume=SMALL, seed=seed)
            found.append(_loaded())
            raise _Undone
    assert [row[1] for row in found[0]] == [row[1] for row in found[1]]
    assert found[0] == found[1] != found[2]


class _Undone(Exception):
    pass


def test_codes_of_certificates_differ() -> None:
    assert len({code(number) for number in range(1, 20_001)}) == 20_000
    assert all(len(code(number)) == 9 and code(number)[4] == "-" for number in (1, 500_000))


def test_pages_ask_as_many_queries_of_much_as_of_little(people: dict[str, Person], client: Client) -> None:
    load_training(volume=Volume(sessions=40, attendees=70, bookings=500), seed=1)
    _have_a_past(people["dsl"], 1)
    few = _queries(people, client)
    load_training(volume=Volume(sessions=80, attendees=400, bookings=3_000), seed=2)
    _have_a_past(people["dsl"], 4)
    assert _queries(people, client) == few


def _have_a_past(person: Person, times: int) -> None:
    """The bookings of so many people of the person's own setting are the person's."""
    own = Attendee.objects.filter(setting__memberships__person=person).order_by("-pk")
    Attendee.objects.filter(pk__in=list(own.values_list("pk", flat=True)[:times])).update(person=person)


def _queries(people: dict[str, Person], client: Client) -> dict[str, int]:
    """The second answer counts: the first fills what is remembered."""
    counted = {}
    for page in PAGES:
        client.logout()
        if page.reader:
            sign_in(client, people[page.reader])
        path = page.path()
        assert client.get(path).status_code == 200, page.name
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        counted[page.name] = len(queries)
    return counted
