"""A person's own training and their calendar feed; the way into a meeting shows to those with a place alone, in time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event
from pytest_django import DjangoAssertNumQueries

from accounts.models import Person
from organisations.calendars.days import LONDON
from resources.models import Topic
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.resources_factory import make_item
from tests.training_factory import booked, make_course, make_session, make_venue, named, order
from training import links
from training.models import Attendee, Booking, CalendarFeed, Certificate, Evaluation, Session
from training.models.vocabulary import BookingState, Mode, SessionState
from training.presenters.beside import courses_beside
from training.presenters.panel import panel
from training.selectors import mine as selectors
from training.selectors.joining import link_shown_from, online_link_for
from training.services import book, cancel
from training.services.feed import make_feed

pytestmark = pytest.mark.django_db
MINE = "/training/mine/"
FEED = "/training/mine/calendar/"
LINK = "https://meet.example/room"
B = BookingState


def own_place(session: Session, person: Person, cast: Cast) -> Booking:
    """The place of somebody of setting A who books for themselves."""
    one = named(name=person.name, email=person.email)
    return book(session=session, order=order(cast.setting_a, one), by=person).bookings.get()


def attended(row: Booking, *, evaluated: bool = True, due: int | None = None) -> Booking:
    """As the register and the evaluation leave a place; `due` in days gives a certificate."""
    ended = timezone.now() - timedelta(days=400)
    Booking.objects.filter(pk=row.pk).update(state=B.ATTENDED, marked_at=ended)
    Session.objects.filter(pk=row.session_id).update(
        starts_at=ended, ends_at=ended + timedelta(hours=2), closes_at=ended, state=SessionState.RUN
    )
    Session.objects.filter(pk=row.session_id).update(state=SessionState.SIGNED_OFF, signed_off_at=ended)
    if evaluated:
        Evaluation.objects.create(booking=row, confidence_before=1, confidence_after=4, usefulness=5, at=ended)
    if due is not None:
        Certificate.objects.create(
            booking=row,
            code=f"7GHJ-{'3467'[row.pk % 4]}{'89CD'[row.pk // 4 % 4]}{'FGHJ'[row.pk // 16 % 4]}{'KMNP'[row.pk // 64 % 4]}",
            name="Cast dsl",
            course_title=row.session.course.title,
            held_on=ended.date(),
            refresher_due_on=timezone.localdate() + timedelta(days=due),
            given_at=ended,
        )
    row.refresh_from_db()
    return row


def feed_events(client: Client, feed: CalendarFeed) -> list[Event]:
    answer = client.get(reverse("training_calendar", args=[feed.token]))
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).events)


# The way into a meeting


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (datetime(2027, 12, 1, 23, 59, tzinfo=LONDON), False),
        (datetime(2027, 12, 2, 0, 0, tzinfo=LONDON), True),
        (datetime(2027, 12, 3, 11, 59, tzinfo=LONDON), True),
        (datetime(2027, 12, 3, 12, 1, tzinfo=LONDON), False),
    ],
    ids=["two-days-before", "day-before", "during", "after"],
)
def test_the_link_shows_from_the_day_before_to_the_end(cast: Cast, when: datetime, shown: bool) -> None:
    session = make_session(starts_at=datetime(2027, 12, 3, 10, tzinfo=LONDON), online_link=LINK)
    row = own_place(session, cast.dsl_a, cast)
    assert online_link_for(row, when) == (LINK if shown else "")


def test_the_day_before_is_a_day_of_london_when_the_clocks_change() -> None:
    session = Session(starts_at=datetime(2027, 3, 29, 9, tzinfo=LONDON))
    assert link_shown_from(session) == datetime(2027, 3, 28, 0, 0, tzinfo=LONDON)


@pytest.mark.parametrize("state", [state for state in B if state is not B.CONFIRMED])
def test_nobody_without_a_confirmed_place_gets_the_link(state: BookingState) -> None:
    start = timezone.now() + timedelta(hours=3)
    session = Session(starts_at=start, ends_at=start + timedelta(hours=1), online_link=LINK, state=SessionState.OPEN)
    assert online_link_for(Booking(session=session, state=state)) == ""
    assert online_link_for(Booking(session=session, state=B.CONFIRMED)) == LINK
    session.state = SessionState.CANCELLED
    assert online_link_for(Booking(session=session, state=B.CONFIRMED)) == ""


def test_pages_and_feed_hold_the_link_for_the_holder_alone(client: Client, cast: Cast) -> None:
    start = timezone.now() + timedelta(hours=5)
    session = make_session(starts_at=start, closes_at=start, online_link=LINK)
    row = own_place(session, cast.dsl_a, cast)
    feed, other = make_feed(by=cast.dsl_a), make_feed(by=cast.dsl_b)
    pages = (MINE, reverse("training:session", args=[session.public_id]))
    [event] = feed_events(client, feed)
    assert LINK in event["description"]
    assert feed_events(client, other) == []
    assert LINK in client.get(reverse("training:place_ics", args=[links.token_for(row)])).content.decode()
    for person, shown in ((cast.dsl_a, True), (cast.dsl_a2, False), (cast.dsl_b, False), (cast.vs, False)):
        sign_in(client, person)
        assert [LINK in client.get(page).content.decode() for page in pages] == [shown, shown], person


# My training


def test_everybody_with_an_account_has_the_page(client: Client, cast: Cast) -> None:
    for person in (cast.pending, cast.sw_1, cast.trust_lead, cast.vs):
        sign_in(client, person)
        assert "You have no place booked" in text_of(client.get(MINE))


def test_what_comes_waits_and_was(client: Client, cast: Cast) -> None:
    placed = own_place(make_session(make_course("A place")), cast.dsl_a, cast)
    full = make_session(make_course("A line"), capacity=1)
    booked(full, cast.setting_b, cast.dsl_b, 2)
    own_place(full, cast.dsl_a, cast)
    gone = own_place(make_session(make_course("Given up")), cast.dsl_a, cast)
    cancel(booking=gone, by=cast.dsl_a)
    sign_in(client, cast.dsl_a)
    answer = client.get(MINE)
    assert [(row["title"], row["status"].text) for row in answer.context["coming"]] == [
        ("A place", "Booked"),
        ("A line", "On the waiting list"),
    ]
    assert "On the waiting list Number 2" in text_of(answer)
    [past] = answer.context["past_rows"]
    assert (past[0]["text"], past[2]["text"]) == ("Given up", "Cancelled")
    assert links.link_to(placed) in answer.content.decode()


def test_an_offer_says_until_when(client: Client, cast: Cast) -> None:
    session = make_session(capacity=1)
    [first] = booked(session, cast.setting_b, cast.dsl_b)
    own_place(session, cast.dsl_a, cast)
    cancel(booking=first, by=cast.dsl_b)
    sign_in(client, cast.dsl_a)
    words = text_of(client.get(MINE))
    assert "A place is offered" in words
    assert "Until " in words
    assert "Accept or decline" in words


def test_certificates_and_refreshers(client: Client, cast: Cast) -> None:
    attended(own_place(make_session(make_course("Soon due")), cast.dsl_a, cast), due=80)
    attended(own_place(make_session(make_course("Overdue")), cast.dsl_a, cast), due=-3)
    attended(own_place(make_session(make_course("Not yet")), cast.dsl_a, cast), due=300)
    unsaid = attended(own_place(make_session(make_course("Nothing said")), cast.dsl_a, cast), evaluated=False)
    sign_in(client, cast.dsl_a)
    answer = client.get(MINE)
    assert [row["title"] for row in answer.context["refreshers"]] == ["Overdue", "Soon due"]
    assert {row[0]["text"]: row[3]["text"] for row in answer.context["certificates"]} == {
        "Soon due": "In date",
        "Overdue": "Out of date",
        "Not yet": "In date",
    }
    assert [row["href"] for row in answer.context["evaluations"]] == [links.evaluation_link(unsaid)]


def test_a_certificate_that_was_renewed_asks_for_no_refresher(client: Client, cast: Cast) -> None:
    course = make_course("Foundations")
    old = attended(own_place(make_session(course), cast.dsl_a, cast), due=-30)
    Certificate.objects.filter(booking=old).update(held_on=timezone.localdate() - timedelta(days=900))
    attended(own_place(make_session(course), cast.dsl_a, cast), due=400)
    sign_in(client, cast.dsl_a)
    answer = client.get(MINE)
    assert answer.context["refreshers"] == []
    assert sorted(row[3]["text"] for row in answer.context["certificates"]) == ["In date", "Renewed"]


def test_a_place_booked_before_the_account_is_found_by_the_proved_address(client: Client, cast: Cast) -> None:
    session = make_session()
    own_place(session, cast.dsl_a, cast)
    Attendee.objects.update(person=None)
    sign_in(client, cast.dsl_a)
    assert len(client.get(MINE).context["coming"]) == 1
    cast.dsl_a.emailaddress_set.update(verified=False)
    assert client.get(MINE).context["coming"] == []


def test_nobody_finds_the_places_of_others(client: Client, cast: Cast) -> None:
    own_place(make_session(), cast.dsl_a, cast)
    for person in (cast.dsl_a2, cast.head_a, cast.vs_head):
        sign_in(client, person)
        assert client.get(MINE).context["coming"] == []


# Session, person with roles, who they are on our lists, what is at hand, places in the line, messages, past: how many, rows.
# At home: the same to the places in the line, their questions, the council's closed days, and their settings.
MOST = 8


@pytest.mark.parametrize("page", [MINE, "/"], ids=["mine", "home"])
def test_the_page_costs_the_same_with_many_places(
    client: Client, cast: Cast, page: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, cast.dsl_a)
    client.get(page)
    for size in (2, 6):
        for _ in range(size):
            own_place(make_session(), cast.dsl_a, cast)
            full = make_session(capacity=1)
            booked(full, cast.setting_b, cast.dsl_b)
            own_place(full, cast.dsl_a, cast)
        attended(own_place(make_session(), cast.dsl_a, cast), due=1)
        with django_assert_num_queries(MOST):
            client.get(page)


def test_certificates_are_renewed_by_a_later_one_of_the_same_course(cast: Cast) -> None:
    """Whichever of somebody's attendees has it; one of the same day is no renewal, nor is one of another course."""
    course = make_course("The same")
    rows = [attended(own_place(make_session(course), cast.dsl_a, cast), due=due) for due in (10, 40)]
    rows.append(attended(own_place(make_session(), cast.dsl_a, cast), due=20))
    rows.append(attended(own_place(make_session(), cast.dsl_a, cast), due=200))
    today, keys = timezone.localdate(), selectors.attendees_of(cast.dsl_a)

    def found() -> list[tuple[int, bool]]:
        at_hand = selectors.at_hand(keys, timezone.now())
        return [(one.booking_id, one.renewed) for one in at_hand.certificates]  # type: ignore[attr-defined]

    def due() -> list[int]:
        return [one.booking_id for one in selectors.at_hand(keys, timezone.now()).refreshers_due(today)]

    assert found() == [(row.pk, False) for row in reversed(rows)]
    assert due() == [rows[0].pk, rows[2].pk, rows[1].pk]
    Certificate.objects.filter(booking=rows[1]).update(held_on=today)
    assert found()[0] == (rows[1].pk, False)
    assert (rows[0].pk, True) in found()
    assert due() == [rows[2].pk, rows[1].pk]
    assert not selectors.at_hand(keys, timezone.now()).to_evaluate


# Home page, and beside guidance


def test_the_home_page_shows_what_comes(client: Client, cast: Cast) -> None:
    own_place(make_session(make_course("A place")), cast.dsl_a, cast)
    sign_in(client, cast.dsl_a)
    words = text_of(client.get("/"))
    assert "Your training" in words
    assert "A place" in words
    assert "Training of your setting" in words


def test_the_panel_is_for_those_it_says_something_to(cast: Cast) -> None:
    assert panel(cast.sw_1) is not None
    assert panel(cast.pending) is None
    assert panel(cast.officer) is None


def test_the_navigation_leads_to_training_for_everybody(client: Client, cast: Cast) -> None:
    for person in (None, cast.pending, cast.vs):
        if person is not None:
            sign_in(client, person)
        assert 'href="/training/"' in client.get("/").content.decode()


def test_the_next_courses_stand_beside_guidance_on_their_topic(client: Client) -> None:
    topic = Topic.objects.create(code="care-topic", label="Care and school", description="What it is about.")
    item = make_item(topics=[topic.code])
    page = reverse("resources:item", args=[item.slug])
    assert "Next courses" not in text_of(client.get(page))
    course, elsewhere = make_course("On the topic"), make_course("On another")
    course.topics.add(topic)
    near, far = make_session(course), make_session(course, starts_at=timezone.now() + timedelta(days=90))
    make_session(elsewhere)
    answer = client.get(page)
    assert "Next courses on this topic" in text_of(answer)
    content = answer.content.decode()
    assert str(near.public_id) in content
    assert str(far.public_id) not in content
    assert "On another" not in content


def test_the_next_courses_are_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    topic = Topic.objects.create(code="care-topic", label="Care and school", description="What it is about.")
    for fields in ({}, {"venue": make_venue(), "mode": Mode.IN_PERSON}):
        make_course("On the topic").topics.add(topic)
        make_session(topic.courses.latest("pk"), **fields)
        with django_assert_num_queries(1):
            found = courses_beside(topic=topic.code, person=None)
    assert found is not None
    assert len(found.links) == 2
    assert "Test Hall, London" in found.links[1].note


def test_a_course_that_runs_often_hides_no_other(client: Client) -> None:
    topic = Topic.objects.create(code="care-topic", label="Care and school", description="What it is about.")
    often, seldom = make_course("Runs often"), make_course("Runs seldom")
    for one in (often, seldom):
        one.topics.add(topic)
    for days in range(25):
        make_session(often, starts_at=timezone.now() + timedelta(days=10 + days))
    make_session(seldom, starts_at=timezone.now() + timedelta(days=90))
    found = courses_beside(topic=topic.code, person=None)
    assert found is not None
    assert [link.text for link in found.links] == ["Runs often", "Runs seldom"]
