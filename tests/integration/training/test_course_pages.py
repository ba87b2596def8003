"""The public pages of a course and of a session, and the file of a session for anybody's calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from organisations.calendars.days import LONDON
from resources.models import Topic
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.training_factory import booked, make_course, make_programme, make_session, make_venue
from training.models import Course, Session, SessionPart
from training.models.vocabulary import CancelReason, CourseState, Mode, SessionState

pytestmark = pytest.mark.django_db


# A course


def test_a_course_says_what_it_is_and_when(client: Client, cast: Cast) -> None:
    topic = Topic.objects.create(code="care-topic", label="Care and school", description="What it is about.")
    course = make_course("Trauma in the classroom", outcomes="Regulate first")
    course.topics.add(topic)
    make_session(course)
    Course.objects.filter(pk=course.pk).update(access_note="Captions and a loop", evidence="strong", about="## More")
    session = course.sessions.get()
    session.trainers.add(cast.vs)
    content = client.get(reverse("training:course", args=[course.slug]))
    words = text_of(content)
    for said in ("Regulate first", "Captions and a loop", "Strong research evidence", cast.vs.name, "Care and school"):
        assert said in words
    assert reverse("training:session", args=[session.public_id]) in content.content.decode()
    assert '<meta property="og:title" content="Trauma in the classroom">' in content.content.decode()


def test_search_engines_find_the_courses_of_the_catalogue(client: Client) -> None:
    shown, hidden = make_course(), make_course(state=CourseState.RETIRED)
    content = client.get("/sitemap-courses.xml").content.decode()
    assert reverse("training:course", args=[shown.slug]) in content
    assert hidden.slug not in content
    assert "<loc>http" in client.get("/sitemap.xml").content.decode()
    with override_settings(VS_DEMO=False):
        lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Allow: /training/$", "Allow: /training/courses/", "Allow: /training/programmes/"} <= set(lines)
    assert lines[-1] == "Disallow: /"


def test_search_engines_find_the_programmes(client: Client) -> None:
    shown, hidden = make_programme(), make_programme(state=CourseState.DRAFT)
    content = client.get("/sitemap-programmes.xml").content.decode()
    assert f"{reverse('training:programme', args=[shown.slug])}</loc>" in content
    assert hidden.slug not in content
    assert f"{reverse('training:programmes')}</loc>" in client.get("/sitemap-pages.xml").content.decode()


@pytest.mark.parametrize(("state", "status"), [(CourseState.DRAFT, 404), (CourseState.RETIRED, 410)])
def test_a_course_outside_the_catalogue(client: Client, state: CourseState, status: int) -> None:
    assert client.get(reverse("training:course", args=[make_course(state=state).slug])).status_code == status
    assert client.get(reverse("training:course", args=["no-such"])).status_code == 404


def test_a_course_costs_the_same_with_many_sessions(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course()
    for size in (1, 12):
        for _ in range(size):
            make_session(course, venue=make_venue()).trainers.add(cast.vs)
        with django_assert_max_num_queries(4):
            client.get(reverse("training:course", args=[course.slug]))


# A session


def page(session: Session) -> str:
    return reverse("training:session", args=[session.public_id])


def test_a_visitor_reads_a_session_and_is_asked_to_sign_in(client: Client) -> None:
    session = make_session(
        venue=make_venue(access="A ramp at the side"),
        mode=Mode.HYBRID,
        online_link="https://meet.example/secret",
        starts_at=datetime(2027, 12, 3, 10, tzinfo=LONDON),
        closes_at=datetime(2027, 12, 2, 0, tzinfo=LONDON),
        setting_cap=2,
        cap_until=datetime(2027, 11, 12, tzinfo=LONDON).date(),
    )
    answer = client.get(page(session))
    words = text_of(answer)
    for said in (
        "3 December 2027, 10:00 to 12:00",
        "Test Hall, Civic Square, London, NW1 1AA",
        "A ramp at the side",
        "Book until the end of 1 December 2027",
        "Cancel by the end of 30 November 2027",
        "say later who is coming, by the end of 26 November 2027",
        "Until the end of 12 November 2027 each setting can have 2 places at most",
        "Sign in to book",
    ):
        assert said in words
    assert "meet.example" not in answer.content.decode()
    assert quote(reverse("training:book", args=[session.public_id]), safe="") in answer.content.decode()


def test_parts_stand_with_their_dates(client: Client) -> None:
    session = make_session(starts_at=datetime(2027, 10, 29, 10, tzinfo=LONDON))
    second = datetime(2027, 11, 1, 10, tzinfo=LONDON)  # after the clocks went back
    SessionPart.objects.create(session=session, position=2, starts_at=second, ends_at=second + timedelta(hours=1))
    words = text_of(client.get(page(session)))
    assert "Part 1 29 October 2027, 10:00 to 12:00" in words
    assert "Part 2 1 November 2027, 10:00 to 11:00" in words


def test_the_button_says_what_would_happen(client: Client, cast: Cast) -> None:
    session = make_session(capacity=1)
    sign_in(client, cast.dsl_a)
    assert "Book places" in text_of(client.get(page(session)))
    booked(session, cast.setting_b, cast.dsl_b)
    words = text_of(client.get(page(session)))
    assert "Join the waiting list" in words
    assert "Book places" not in words


def test_whoever_may_not_book_is_told_why(client: Client, cast: Cast) -> None:
    session = make_session()
    for person, said in ((cast.pending, "once your place"), (cast.trust_lead, "Somebody at the setting books")):
        sign_in(client, person)
        answer = client.get(page(session))
        assert said in text_of(answer)
        assert reverse("training:book", args=[session.public_id]) not in answer.content.decode()


def test_a_session_that_is_called_off_says_why(client: Client) -> None:
    session = make_session(state=SessionState.CANCELLED, cancel_reason=CancelReason.WEATHER)
    words = text_of(client.get(page(session)))
    assert "This session does not take place. The weather makes travel unsafe." in words
    assert "Sign in to book" not in words


def test_a_session_of_one_setting_is_for_its_own_people(client: Client, cast: Cast) -> None:
    session = make_session(only_for=cast.setting_a)
    places = (page(session), reverse("training:ics", args=[session.public_id]))
    for person, status in ((None, 404), (cast.dsl_b, 404), (cast.dsl_a, 200), (cast.vs, 200)):
        if person is not None:
            sign_in(client, person)
        assert [client.get(place).status_code for place in places] == [status, status]


def test_a_draft_is_for_staff(client: Client, cast: Cast) -> None:
    session = make_session(state=SessionState.DRAFT)
    assert client.get(page(session)).status_code == 404
    sign_in(client, cast.dsl_a)
    assert client.get(page(session)).status_code == 404
    sign_in(client, cast.vs_head)
    assert client.get(page(session)).status_code == 200
    assert client.get(reverse("training:ics", args=[session.public_id])).status_code == 404


def test_text_of_staff_is_shown_as_text(client: Client) -> None:
    session = make_session(venue=make_venue(name="Hall <b>A</b>", address="1 <i>Road</i>"), note="<script>x</script>")
    content = client.get(page(session)).content.decode()
    assert "Hall &lt;b&gt;A&lt;/b&gt;" in content
    assert "<script>x" not in content


# Its calendar file


def test_the_file_of_a_session_holds_no_way_in(client: Client) -> None:
    session = make_session(
        online_link="https://meet.example/secret",
        sequence=3,
        closes_at=datetime(2027, 12, 3, 10, tzinfo=LONDON),
        starts_at=datetime(2027, 12, 3, 10, tzinfo=LONDON),
    )
    answer = client.get(reverse("training:ics", args=[session.public_id]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "meet.example" not in answer.content.decode()
    [event] = Calendar.from_ical(answer.content).events
    assert event.start == session.starts_at
    assert (event["sequence"], event["status"]) == (3, "CONFIRMED")
    assert str(session.public_id) in event["uid"]


def test_the_file_of_a_session_called_off_takes_the_entry_away(client: Client) -> None:
    session = make_session()
    place = reverse("training:ics", args=[session.public_id])
    [before] = Calendar.from_ical(client.get(place).content).events
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED, sequence=1)
    [event] = Calendar.from_ical(client.get(place).content).events
    assert (event["status"], event["uid"], event["sequence"]) == ("CANCELLED", before["uid"], 1)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_here_is_written(client: Client, method: str) -> None:
    session = make_session()
    for place in (
        "/training/",
        "/training/calendar/",
        page(session),
        reverse("training:course", args=[session.course.slug]),
    ):
        assert getattr(client, method)(place).status_code == 405
