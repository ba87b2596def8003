"""The public catalogue: what is found by which filters and words, what a course and a session say, and to whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from organisations.calendars.days import LONDON
from resources.models import Topic
from tests.cast import Cast, sign_in
from tests.integration.training.test_booking import text_of
from tests.training_factory import booked, make_course, make_session, make_venue
from training.models import Course, Session, SessionPart
from training.models.vocabulary import CancelReason, CourseState, Mode, SessionState

pytestmark = pytest.mark.django_db
INDEX = "/training/"


def soon(**delta: int) -> datetime:
    return timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(**delta)


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{INDEX}?{query}")
    assert answer.status_code == 200
    return [row["title"] for row in answer.context["rows"]]


def counts(client: Client, facet: str, query: str = "") -> dict[str, int]:
    answer = client.get(f"{INDEX}?{query}")
    [found] = [one for one in answer.context["facets"] if one.name == facet]
    return {option.code: option.count for option in found.options}


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(code="care-topic", label="Care and school", description="What it is about.")


@pytest.fixture
def courses(topic: Topic) -> list[Course]:
    """Two in the catalogue: one with a topic and a session, one without either."""
    first = make_course("Trauma in the classroom", audiences=["dsl"], phases=["primary"], outcomes="Regulate first")
    first.topics.add(topic)
    second = make_course("Governors and attendance", mode=Mode.IN_PERSON, audiences=["leader"], phases=["secondary"])
    make_session(first, starts_at=soon(weeks=3))
    return [first, second]


def test_anybody_sees_published_courses_those_with_a_date_first(client: Client, courses: list[Course]) -> None:
    make_course("A draft", state=CourseState.DRAFT)
    make_course("A course of old", state=CourseState.RETIRED)
    assert titles(client) == ["Trauma in the classroom", "Governors and attendance"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=care-topic", ["Trauma in the classroom"]),
        ("audience=leader", ["Governors and attendance"]),
        ("phase=primary&phase=secondary", ["Trauma in the classroom", "Governors and attendance"]),
        ("mode=in_person", ["Governors and attendance"]),
        ("mode=in_person&topic=care-topic", []),
        ("topic=no-such-topic", []),
        ("q=traumas", ["Trauma in the classroom"]),
        ("q=regulating", ["Trauma in the classroom"]),
        ("q=gover", ["Governors and attendance"]),
        ("q=quantum", []),
        ("q=%22%3A*+%26+%21", []),
    ],
)
def test_filters_and_words(client: Client, courses: list[Course], query: str, found: list[str]) -> None:
    assert titles(client, query) == found


def test_a_course_is_found_by_its_code(client: Client, courses: list[Course]) -> None:
    assert titles(client, f"q={courses[1].code.lower()}") == ["Governors and attendance"]


def test_words_in_the_title_come_before_words_in_the_outcomes(client: Client) -> None:
    make_course("Another course", outcomes="Know about kinship")
    make_course("Kinship care")
    assert titles(client, "q=kinship") == ["Kinship care", "Another course"]


def test_a_month_is_a_filter_and_its_own_session_is_shown(client: Client, courses: list[Course]) -> None:
    start = soon(days=100)
    later = make_session(courses[0], starts_at=start)
    answer = client.get(f"{INDEX}?month={start.astimezone(LONDON):%Y-%m}")
    [row] = answer.context["rows"]
    assert row["next"]["href"] == reverse("training:session", args=[later.public_id])
    assert row["more"] == "1 more date"


def test_counts_say_what_another_choice_would_find(client: Client, courses: list[Course]) -> None:
    assert counts(client, "mode", "mode=online") == {"online": 1, "in_person": 1}
    assert counts(client, "phase", "mode=online") == {"primary": 1}
    assert counts(client, "mode", "topic=care-topic&mode=in_person") == {"online": 1, "in_person": 0}


def test_sessions_that_nobody_may_book_are_not_the_next_one(client: Client, cast: Cast, courses: list[Course]) -> None:
    for fields in (
        {"state": SessionState.DRAFT},
        {"state": SessionState.CANCELLED},
        {"only_for": cast.setting_a},
        {"starts_at": soon(weeks=-1)},
    ):
        make_session(courses[1], **fields)
    rows = {row["title"]: row for row in client.get(INDEX).context["rows"]}
    assert rows["Governors and attendance"]["next"] is None
    assert "No date at present" in text_of(client.get(INDEX))


def test_pages_turn_with_their_filters_and_end_at_the_last(client: Client) -> None:
    for number in range(25):
        make_course(f"Course {number:02d}")
    answer = client.get(f"{INDEX}?mode=online")
    assert len(answer.context["rows"]) == 20
    assert answer.context["next_url"] == "/training/?mode=online&page=2"
    assert len(client.get(answer.context["next_url"]).context["rows"]) == 5
    assert client.get(f"{INDEX}?mode=online&page=9").headers["Location"] == "/training/?mode=online&page=2"


def test_an_empty_catalogue_says_where_else_to_look(client: Client) -> None:
    assert "No course found" in text_of(client.get(INDEX))
    assert "Look in the guidance and services" in text_of(client.get(INDEX))


def test_words_of_the_visitor_are_shown_as_text(client: Client) -> None:
    content = client.get(f"{INDEX}?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in content
    assert "&lt;script&gt;alert" in content


@pytest.mark.parametrize("page", ["/training/", "/training/calendar/"])
def test_a_page_costs_the_same_at_any_size(
    client: Client, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (2, 20):
        for _ in range(size):
            make_session(venue=make_venue())
        with django_assert_max_num_queries(5):
            assert client.get(f"{page}?q=attachment").status_code == 200


# The month


def test_a_month_shows_each_sitting_on_its_day(client: Client) -> None:
    start = datetime(2027, 3, 26, 10, tzinfo=LONDON)
    session = make_session(starts_at=start)
    second = datetime(2027, 3, 29, 10, tzinfo=LONDON)  # after the clocks went forward
    SessionPart.objects.create(session=session, position=2, starts_at=second, ends_at=second + timedelta(hours=2))
    words = text_of(client.get("/training/calendar/?month=2027-03"))
    assert "Friday 26 March 2027" in words
    assert "Monday 29 March 2027" in words
    assert words.count("10:00 to 12:00") == 2
    assert "part 2" in words


def test_a_month_leads_to_the_ones_beside_it_and_keeps_the_filters(client: Client) -> None:
    context = client.get("/training/calendar/?month=2026-12&mode=online").context
    assert context["before"]["href"] == "/training/calendar/?mode=online&month=2026-11"
    assert context["after"]["href"] == "/training/calendar/?mode=online&month=2027-01"


def test_a_month_keeps_to_the_filters(client: Client, courses: list[Course]) -> None:
    month = f"{soon(weeks=3).astimezone(LONDON):%Y-%m}"
    for query, number in (("", 1), ("&mode=in_person", 0), ("&topic=care-topic", 1), ("&q=governors", 0)):
        days = client.get(f"/training/calendar/?month={month}{query}").context["days"]
        assert sum(len(day["rows"]) for day in days) == number, query


@pytest.mark.parametrize("month", ["", "x", "2026-99", "0000-00", "2099-12", "2000-01"])
def test_any_month_answers(client: Client, month: str) -> None:
    assert client.get(f"/training/calendar/?month={month}").status_code == 200


def test_a_month_shows_what_was_called_off_and_nothing_that_is_not_public(client: Client, cast: Cast) -> None:
    start = datetime(2027, 3, 26, 10, tzinfo=LONDON)
    off = make_session(make_course("Called off"), starts_at=start, state=SessionState.CANCELLED)
    make_session(make_course("Own"), starts_at=start, only_for=cast.setting_a)
    make_session(make_course("Draft"), starts_at=start, state=SessionState.DRAFT)
    [day] = client.get("/training/calendar/?month=2027-03").context["days"]
    assert [(row["title"], row["seats"].text) for row in day["rows"]] == [(off.course.title, "Cancelled")]


# A course


def test_a_course_says_what_it_is_and_when(client: Client, courses: list[Course], cast: Cast) -> None:
    course = courses[0]
    Course.objects.filter(pk=course.pk).update(access_note="Captions and a loop", evidence="strong", about="## More")
    session = course.sessions.get()
    session.trainers.add(cast.vs)
    content = client.get(reverse("training:course", args=[course.slug]))
    words = text_of(content)
    for said in ("Regulate first", "Captions and a loop", "Strong research evidence", cast.vs.name, "Care and school"):
        assert said in words
    assert reverse("training:session", args=[session.public_id]) in content.content.decode()
    assert '<meta property="og:title" content="Trauma in the classroom">' in content.content.decode()


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
        "Cancel until the end of 30 November 2027",
        "name who comes by the end of 26 November 2027",
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
    session = make_session(online_link="https://meet.example/secret", sequence=3, starts_at=soon(hours=30))
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
    for place in (INDEX, "/training/calendar/", page(session), reverse("training:course", args=[session.course.slug])):
        assert getattr(client, method)(place).status_code == 405
