"""The public catalogue: what is found by which filters and words, what a course and a session say, and to whom."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from organisations.calendars.days import LONDON
from resources.models import Topic
from tests.cast import Cast
from tests.integration.training.test_booking import text_of
from tests.training_factory import make_course, make_session, make_venue
from training.models import Course, SessionPart
from training.models.vocabulary import CourseState, Mode, SessionState

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
    assert "No date at the moment" in text_of(client.get(INDEX))


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
