"""A person's calendar feed: a secret address that can be renewed, kept by nobody, with what is theirs and nothing else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from accounts.models import AuditEvent
from accounts.services.people import close_account
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.integration.training.test_mine import feed_events, own_place
from tests.training_factory import booked, make_course, make_session
from training import links
from training.models import CalendarFeed
from training.models.vocabulary import CancelReason
from training.services import cancel
from training.services.feed import make_feed, renew_feed, stop_feed
from training.services.moving import cancel_session

pytestmark = pytest.mark.django_db
FEED = "/training/mine/calendar/"


# The feed


def test_a_feed_is_made_shown_renewed_and_stopped(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dsl_a)
    assert not CalendarFeed.objects.exists()
    assert "Make my calendar address" in text_of(client.get(FEED))
    assert not CalendarFeed.objects.exists()
    for _ in range(2):
        assert client.post(FEED).status_code == 302
    first = CalendarFeed.objects.get().token
    assert f"/calendar/{first}.ics" in text_of(client.get(FEED))

    assert "stops working" in text_of(client.get(f"{FEED}renew/"))
    assert CalendarFeed.objects.get().token == first
    client.post(f"{FEED}renew/")
    second = CalendarFeed.objects.get().token
    assert client.get(f"/calendar/{first}.ics").status_code == 404
    assert Client().get(f"/calendar/{second}.ics").status_code == 200

    client.get(f"{FEED}stop/")
    assert CalendarFeed.objects.exists()
    client.post(f"{FEED}stop/")
    assert Client().get(f"/calendar/{second}.ics").status_code == 404
    events = AuditEvent.objects.filter(event__startswith="training.feed").order_by("pk").values_list("event", flat=True)
    assert list(events) == ["training.feed_made", "training.feed_renewed", "training.feed_stopped"]
    assert not [row for row in AuditEvent.objects.all() if str(second) in str(row.detail)]


def test_there_is_nothing_to_renew_or_stop_without_a_feed(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dsl_a)
    for page in ("renew/", "stop/"):
        assert client.get(FEED + page).headers["Location"] == FEED
    stop_feed(by=cast.dsl_a)
    assert not AuditEvent.objects.filter(event="training.feed_stopped").exists()


def test_no_other_address_opens_a_feed(client: Client, cast: Cast) -> None:
    feed = make_feed(by=cast.dsl_a)
    for path in (f"/calendar/{uuid4()}.ics", "/calendar/x.ics", f"/calendar/{cast.dsl_a.public_id}.ics", "/calendar/"):
        assert client.get(path).status_code == 404
    assert client.post(reverse("training_calendar", args=[feed.token])).status_code == 405


def test_a_feed_is_kept_by_nobody_on_the_way(client: Client, cast: Cast) -> None:
    answer = client.get(reverse("training_calendar", args=[make_feed(by=cast.dsl_a).token]))
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_a_closed_account_has_no_feed(client: Client, cast: Cast) -> None:
    feed = make_feed(by=cast.dsl_b)
    close_account(person=cast.dsl_b, by=cast.admin)
    assert client.get(reverse("training_calendar", args=[feed.token])).status_code == 404


def test_the_feed_holds_places_and_offers_and_not_who_waits(client: Client, cast: Cast) -> None:
    feed = make_feed(by=cast.dsl_a)
    own_place(make_session(make_course("A place")), cast.dsl_a, cast)
    full = make_session(make_course("A line"), capacity=1)
    [first] = booked(full, cast.setting_b, cast.dsl_b)
    own_place(full, cast.dsl_a, cast)
    cancel(booking=own_place(make_session(make_course("Given up")), cast.dsl_a, cast), by=cast.dsl_a)
    assert [str(event["summary"]) for event in feed_events(client, feed)] == ["A place"]
    cancel(booking=first, by=cast.dsl_b)
    assert {str(event["summary"]): str(event["status"]) for event in feed_events(client, feed)} == {
        "A place": "CONFIRMED",
        "A line": "TENTATIVE",
    }


def test_a_session_called_off_takes_itself_out_of_calendars(client: Client, cast: Cast) -> None:
    session = make_session()
    own_place(session, cast.dsl_a, cast)
    feed = make_feed(by=cast.dsl_a)
    [before] = feed_events(client, feed)
    cancel_session(session=session, reason=CancelReason.VENUE, by=cast.vs_head)
    [event] = feed_events(client, feed)
    assert event["uid"] == before["uid"]
    assert int(event["sequence"]) > int(before["sequence"])
    assert event["status"] == "CANCELLED"
    assert "The venue cannot be used" in event["description"]


def test_the_feed_costs_the_same_with_many_places(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = reverse("training_calendar", args=[make_feed(by=cast.dsl_a).token])
    for size in (1, 9):
        for _ in range(size):
            own_place(make_session(), cast.dsl_a, cast)
        with django_assert_max_num_queries(4):
            client.get(path)


def test_renewing_without_a_feed_makes_one(cast: Cast) -> None:
    assert renew_feed(by=cast.dsl_a).pk == cast.dsl_a.pk


# By the signed link of a place


def test_a_place_that_was_given_up_leaves_the_calendar(client: Client, cast: Cast) -> None:
    row = own_place(make_session(), cast.dsl_a, cast)
    path = reverse("training:place_ics", args=[links.token_for(row)])
    assert path in client.get(links.link_to(row)).content.decode()
    [event] = Calendar.from_ical(client.get(path).content).events
    assert event["status"] == "CONFIRMED"
    cancel(booking=row, by=cast.dsl_a)
    answer = client.get(path)
    [event] = Calendar.from_ical(answer.content).events
    assert event["status"] == "CANCELLED"
    assert answer["Cache-Control"] == "no-store"
    assert client.get(reverse("training:place_ics", args=["no-such-token"])).status_code == 404
