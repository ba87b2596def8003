"""A place after it was booked: by its signed link without an account, and by the pages of its setting."""

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
from training import links
from training.links import token_for
from training.models import AccessNeed, Booking, Offer, Session
from training.models.vocabulary import BookingState, CancelReason, Mode
from training.services import attendee_for, book, cancel, expire_offers, substitute
from training.services.moving import cancel_session
from training.services.register import Mark, mark, sign_off

pytestmark = pytest.mark.django_db
B = BookingState


@pytest.fixture
def session(db: None) -> Session:
    return make_session(capacity=2)


@pytest.fixture
def row(session: Session, cast: Cast) -> Booking:
    return booked(session, cast.setting_a, cast.dsl_a)[0]


@pytest.fixture
def offered(cast: Cast) -> Booking:
    """The first of two who waited for a session with one place."""
    session = make_session(capacity=1)
    [first] = booked(session, cast.setting_a, cast.dsl_a)
    waiting = booked(session, cast.setting_a, cast.dsl_a, 2)
    cancel(booking=first, by=cast.dsl_a)
    return Booking.objects.get(pk=waiting[0].pk)


def page(name: str, row: Booking) -> str:
    fresh = Booking.objects.get(pk=row.pk)
    return reverse(f"training:{name}", args=[links.token_for(fresh)])


def by_id(name: str, row: Booking) -> str:
    return reverse(f"training:{name}", args=[row.public_id])


def state_of(row: Booking) -> str:
    return str(Booking.objects.values_list("state", flat=True).get(pk=row.pk))


def test_the_link_of_the_mail_shows_the_place(client: Client, row: Booking) -> None:
    mail = OutboxMessage.objects.get(kind="training_confirmed")
    link = next(word for word in mail.text_body.split() if "/training/place/" in word)
    answer = client.get(link[link.index("/training/") :])
    words = text_of(answer)
    assert "You have a place" in words
    assert row.session.course.title in words
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "0" * 32, "é" * 9, "a:b:c"])
def test_any_other_text_opens_nothing(client: Client, row: Booking, token: str) -> None:
    for name in ("place", "place_cancel", "place_needs"):
        assert client.get(reverse(f"training:{name}", args=[token])).status_code == 404
    assert client.get(reverse("training:place", args=[row.public_id.hex])).status_code == 404


def test_a_link_that_was_changed_opens_nothing(client: Client, row: Booking) -> None:
    address = page("place", row)
    assert client.get(address.replace(row.public_id.hex, "0" * 32)).status_code == 404


def test_looking_changes_nothing(client: Client, offered: Booking) -> None:
    """Programs that read mail follow links: only a button acts."""
    for name in ("place", "place_cancel", "place_needs"):
        assert client.get(page(name, offered)).status_code == 200
        assert client.head(page(name, offered)).status_code == 200
    assert client.get(page("place_answer", offered)).status_code == 405
    assert state_of(offered) == B.OFFERED


def test_the_buttons_of_the_link_need_the_token_of_the_page(offered: Booking) -> None:
    careful = Client(enforce_csrf_checks=True)
    for name in ("place_answer", "place_cancel", "place_needs"):
        assert careful.post(page(name, offered), {"answer": "accept"}).status_code == 403
    assert state_of(offered) == B.OFFERED


def test_an_offer_is_accepted_by_the_link(client: Client, offered: Booking) -> None:
    assert "A place is offered to you" in text_of(client.get(page("place", offered)))
    after = client.post(page("place_answer", offered), {"answer": "accept"}, follow=True)
    assert "The place is booked." in text_of(after)
    assert state_of(offered) == B.CONFIRMED
    again = client.post(page("place_answer", offered), {"answer": "decline"})
    assert again.status_code == 409
    assert "now says “Booked”" in text_of(again)


def test_an_offer_is_declined_in_one_click_and_the_next_is_asked(client: Client, offered: Booking) -> None:
    client.post(page("place_answer", offered), {"answer": "decline"})
    assert state_of(offered) == B.DECLINED
    assert Offer.objects.get(outcome="").booking != offered
    assert "You declined the offer" in text_of(client.get(page("place", offered)))


def test_an_answer_that_is_none_changes_nothing(client: Client, offered: Booking) -> None:
    assert client.post(page("place_answer", offered), {"answer": "perhaps"}).status_code == 302
    assert state_of(offered) == B.OFFERED


def test_an_offer_that_ran_out_says_so(client: Client, offered: Booking) -> None:
    end = Offer.objects.get(outcome="").expires_at
    expire_offers(now=end)
    words = text_of(client.get(page("place", offered)))
    assert "The offer ran out" in words
    assert "join the end of the waiting list" in words
    assert client.post(page("place_answer", offered), {"answer": "accept"}).status_code == 409


def test_a_place_is_cancelled_by_the_link_after_a_question(client: Client, row: Booking) -> None:
    asked = client.get(page("place_cancel", row))
    assert "You are in time" in text_of(asked)
    after = client.post(page("place_cancel", row), {"version": "1"}, follow=True)
    assert "Your place was cancelled" in text_of(after)
    assert state_of(row) == B.CANCELLED
    assert client.post(page("place_cancel", row), {"version": "2"}).status_code == 409


def test_a_late_cancellation_is_said_before_and_kept(client: Client, row: Booking) -> None:
    start = timezone.now() + timedelta(hours=3)
    Session.objects.filter(pk=row.session_id).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start - timedelta(hours=1)
    )
    assert "This is late" in text_of(client.get(page("place_cancel", row)))
    client.post(page("place_cancel", row), {"version": "1"})
    assert state_of(row) == B.LATE_CANCELLED


def test_a_page_that_is_out_of_date_cancels_nothing(client: Client, row: Booking) -> None:
    assert client.post(page("place_cancel", row), {"version": "7"}).status_code == 409
    assert "out of date" in text_of(client.post(page("place_cancel", row), {}))
    assert state_of(row) == B.CONFIRMED


def test_needs_are_said_once_and_shown_to_nobody_here(client: Client, row: Booking) -> None:
    client.post(page("place_needs", row), {"needs": "A hearing loop"})
    assert AccessNeed.objects.get().words == "A hearing loop"
    for name in ("place", "place_needs"):
        assert "hearing loop" not in text_of(client.get(page(name, row)))
    assert "Something is saved already" in text_of(client.get(page("place_needs", row)))
    client.post(page("place_needs", row), {"needs": ""})
    assert AccessNeed.objects.count() == 0


def test_needs_that_tell_of_a_child_are_handed_back(client: Client, row: Booking) -> None:
    """Promise 1."""
    answer = client.post(page("place_needs", row), {"needs": "The mum of Zzyxia Testchild, born 3 May 2015, comes too"})
    assert "could identify a child" in text_of(answer)
    assert AccessNeed.objects.count() == 0


@pytest.mark.parametrize(("hours", "shown"), [(72, False), (6, True)])
def test_the_link_to_join_is_there_from_the_day_before(client: Client, row: Booking, hours: int, shown: bool) -> None:
    start = timezone.now() + timedelta(hours=hours)
    Session.objects.filter(pk=row.session_id).update(
        mode=Mode.ONLINE,
        online_link="https://meet.example/room",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        closes_at=start,
    )
    assert ("https://meet.example/room" in client.get(page("place", row)).content.decode()) == shown


def test_the_link_to_join_is_for_those_with_a_place(client: Client, offered: Booking) -> None:
    start = timezone.now() + timedelta(hours=6)
    Session.objects.filter(pk=offered.session_id).update(
        online_link="https://meet.example/room", starts_at=start, ends_at=start + timedelta(hours=1), closes_at=start
    )
    assert "meet.example" not in client.get(page("place", offered)).content.decode()


def test_the_link_of_whoever_was_replaced_opens_nothing(client: Client, row: Booking, cast: Cast) -> None:
    old = page("place", row)
    substitute(booking=row, named=named(), by=cast.dsl_a)
    assert client.get(old).status_code == 404
    assert client.get(page("place", row)).status_code == 200


def test_a_colleague_goes_instead(row: Booking, cast: Cast) -> None:
    AccessNeed.objects.create(booking=row, words="A hearing loop")
    dsl = sign_in(Client(), cast.dsl_a2)
    data = {"name": "明", "email": "Ming+1@School.example", "role": "teacher", "needs": "", "version": "1"}
    done = dsl.post(by_id("booking_substitute", row), data, follow=True)
    assert "明 has the place" in text_of(done)
    fresh = Booking.objects.get(pk=row.pk)
    assert (fresh.state, fresh.attendee.email, fresh.version) == (B.CONFIRMED, "ming+1@school.example", 2)
    assert AccessNeed.objects.count() == 0, "the needs of whoever had it before are gone"
    assert OutboxMessage.objects.filter(kind="training_replaced").count() == 1
    stale = dsl.post(by_id("booking_substitute", row), data)
    assert (stale.status_code, 'value="明"' in stale.content.decode()) == (409, True)


def test_a_held_place_is_named(session: Session, cast: Cast) -> None:
    party = book(session=session, order=order(cast.setting_a, held=2), by=cast.dsl_a)
    dsl = sign_in(Client(), cast.dsl_a)
    assert "Name who is coming" in text_of(dsl.get(reverse("training:party", args=[party.public_id])))
    first, second = party.bookings.order_by("pk")
    data = {"name": "Ama Test", "email": "ama@school.example", "role": "dsl", "needs": "Vegan", "version": "1"}
    dsl.post(by_id("booking_name", first), data)
    assert state_of(first) == B.CONFIRMED
    assert AccessNeed.objects.get().booking == first
    twice = dsl.post(by_id("booking_name", second), data)
    assert "This person is in this session already" in text_of(twice)
    assert 'value="Ama Test"' in twice.content.decode()


def test_a_held_place_goes_to_somebody_who_was_booked_before(session: Session, cast: Cast) -> None:
    """Found again next time: picked from the list, without writing name, email and role anew."""
    party = book(session=session, order=order(cast.setting_a, held=1), by=cast.dsl_a)
    ama = attendee_for(named=named(name="Ama Test", email="ama@school.example"), setting=cast.setting_a, by=cast.dsl_a)
    other = attendee_for(named=named(name="Elsewhere"), setting=cast.setting_b, by=cast.dsl_b)
    dsl, row = sign_in(Client(), cast.dsl_a), party.bookings.get()
    form = dsl.get(by_id("booking_name", row)).content.decode()
    assert f'value="{ama.public_id}"' in form and str(other.public_id) not in form
    both = {"known": str(ama.public_id), "name": "Ama Test", "version": "1"}
    assert "not both" in text_of(dsl.post(by_id("booking_name", row), both))
    foreign = {"known": str(other.public_id), "version": "1"}
    assert "There is a problem" in text_of(dsl.post(by_id("booking_name", row), foreign))
    dsl.post(by_id("booking_name", row), {"known": str(ama.public_id), "needs": "Vegan", "version": "1"})
    row.refresh_from_db()
    assert (row.attendee, row.state, AccessNeed.objects.get().booking) == (ama, B.CONFIRMED, row)
    assert str(ama.public_id) not in dsl.get(by_id("booking_substitute", row)).content.decode(), "has the place"


def test_an_offer_is_answered_for_a_colleague(offered: Booking, cast: Cast) -> None:
    dsl = sign_in(Client(), cast.dsl_a2)
    assert dsl.get(by_id("booking_offer", offered)).status_code == 200
    dsl.post(by_id("booking_offer", offered), {"answer": "accept"})
    assert state_of(offered) == B.CONFIRMED


def test_cancelling_from_the_party(row: Booking, cast: Cast) -> None:
    dsl = sign_in(Client(), cast.dsl_a)
    done = dsl.post(by_id("booking_cancel", row), {"version": "1"}, follow=True)
    assert "The place is cancelled." in text_of(done)
    assert state_of(row) == B.CANCELLED


ACTS = ("booking_cancel", "booking_substitute", "booking_needs")


@pytest.mark.parametrize("act", ACTS)
def test_only_the_setting_and_staff_act(row: Booking, cast: Cast, act: str) -> None:
    answers = {
        name: sign_in(Client(), getattr(cast, name)).get(by_id(act, row)).status_code
        for name in ("dsl_a", "dsl_a2", "head_a", "vs", "dsl_b", "sw_1", "trust_lead", "officer")
    }
    assert answers == {
        **dict.fromkeys(("dsl_a", "dsl_a2", "head_a", "vs"), 200),
        **dict.fromkeys(("dsl_b", "sw_1"), 404),
        **dict.fromkeys(("trust_lead", "officer"), 403),
    }


@pytest.mark.parametrize("act", ["booking_name", "booking_offer"])
def test_an_act_that_the_state_forbids_is_a_conflict(row: Booking, cast: Cast, act: str) -> None:
    answer = sign_in(Client(), cast.dsl_a).get(by_id(act, row))
    assert answer.status_code == 409
    assert "This cannot be done now" in text_of(answer)


def test_a_social_worker_cancels_their_own_place(session: Session, cast: Cast) -> None:
    from training.models.vocabulary import AttendeeRole
    from training.services import Named

    own = Named(cast.sw_1.name, cast.sw_1.email, AttendeeRole.SOCIAL_WORKER)
    party = book(session=session, order=order(None, own), by=cast.sw_1)
    row = party.bookings.get()
    client = sign_in(Client(), cast.sw_1)
    shown = text_of(client.get(reverse("training:party", args=[party.public_id])))
    assert "Cancel" in shown
    assert "Send a colleague instead" not in shown.split("Who is coming")[1].split("What happens next")[0]
    client.post(by_id("booking_cancel", row), {"version": "1"})
    assert state_of(row) == B.CANCELLED


def test_a_place_that_is_over_leads_on(client: Client, cast: Cast) -> None:
    """No page of a place is a dead end: attended leads to the certificate, a session called off to other dates."""
    session = make_session()
    came, away = booked(session, cast.setting_a, cast.dsl_a, 2)
    start = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start - timedelta(days=1)
    )
    mark(session=session, marks={came.public_id: Mark.THERE, away.public_id: Mark.ABSENT}, by=cast.vs)
    sign_off(session=session, by=cast.vs)
    certificate = reverse("training:certificate", args=[token_for(came)])
    assert f'href="{certificate}"' in client.get(page("place", came)).content.decode()
    assert "See other dates of this course" in text_of(client.get(page("place", away)))
    off = booked(make_session(), cast.setting_a, cast.dsl_a)[0]
    cancel_session(session=off.session, reason=CancelReason.WEATHER, by=cast.vs)
    words = text_of(client.get(page("place", off)))
    assert "This session is cancelled" in words and "See other dates of this course" in words
    assert "you or a colleague can book again" not in words
