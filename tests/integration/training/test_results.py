"""Results of sessions and courses: aggregates for five answers or more, and never who said what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import words_of
from tests.integration.training.test_outcomes import HOLDER, held
from text_guard.text import ScreenedText
from training.models import Booking, Course, Evaluation, Impact, Session
from training.models.vocabulary import Difference
from training.services.outcome_sweeps import ask_impact
from training.services.outcomes import Said, answer_impact, evaluate

pytestmark = pytest.mark.django_db


def say(rows: list[Booking], *, best: str = "") -> None:
    for number, row in enumerate(rows):
        words = ScreenedText(f"{best} {number}") if best else ""
        evaluate(booking=row, said=Said(1, 3, 4, best=words), by=None, relations=HOLDER)


def session_page(row: Booking) -> str:
    return reverse("training_desk:session_results", args=[row.session.public_id])


def course_page(course: Course) -> str:
    return reverse("training_desk:course_results", args=[course.public_id])


@pytest.fixture
def staff(client: Client, cast: Cast) -> Client:
    sign_in(client, cast.vs)
    return client


def test_four_answers_show_nothing_and_five_show_figures(staff: Client, cast: Cast) -> None:
    rows = held(cast, 6)
    say(rows[:4], best="Slides")
    words = words_of(staff.get(session_page(rows[0])))
    assert "6 attended, 4 evaluated" in words
    assert "Results are shown from 5 answers" in words
    assert "Slides" not in words
    assert "Confidence before" not in words
    say(rows[4:5], best="Slides")
    words = words_of(staff.get(session_page(rows[0])))
    assert "Answers counted 5" in words
    assert "5 of 5" in words
    assert "Slides 3" in words


def test_the_sixth_answer_moves_nothing(staff: Client, cast: Cast) -> None:
    rows = held(cast, 6)
    say(rows[:5])
    before = staff.get(session_page(rows[0])).context
    evaluate(booking=rows[5], said=Said(5, 1, 1, best=ScreenedText("Odd one out")), by=None, relations=HOLDER)
    after = staff.get(session_page(rows[0]))
    assert after.context["tiles"] == before["tiles"]
    assert after.context["marks"] == before["marks"]
    assert "Odd one out" not in words_of(after)


def test_texts_of_four_are_not_shown_beside_five_answers(staff: Client, cast: Cast) -> None:
    rows = held(cast, 5)
    say(rows[:4], best="Slides")
    say(rows[4:])
    words = words_of(staff.get(session_page(rows[0])))
    assert "Answers counted 5" in words
    assert "Slides" not in words


def long_ago(*rows: Booking, weeks: int = 13) -> None:
    """As if the register had been signed off, and all been said, so long ago."""
    back = timedelta(weeks=weeks)
    for row in rows:
        Session.objects.filter(pk=row.session_id).update(signed_off_at=F("signed_off_at") - back)
        Evaluation.objects.filter(booking__session=row.session_id).update(at=F("at") - back)


def test_a_course_adds_its_sessions_up_and_gives_no_small_one_away(staff: Client, cast: Cast) -> None:
    first = held(cast, 6)
    course = first[0].session.course
    second, third = held(cast, 3, course=course), held(cast, 1, course=course)
    for rows in (first, second, third):
        say(rows)
    assert "Answers counted 5" in words_of(staff.get(course_page(course))), "10 less the 5 of a session may grow apart"
    long_ago(first[0], second[0])
    assert "Answers counted 5" in words_of(staff.get(course_page(course))), "9 less the 5 of a session is 4"
    long_ago(third[0])
    assert "Answers counted 10" in words_of(staff.get(course_page(course)))
    assert course.title in words_of(staff.get(reverse("training_desk:results")))


def test_the_figures_of_two_days_tell_nobodys_answer(staff: Client, cast: Cast) -> None:
    """What a session had left over was counted with that of others, then with its own: the difference was one person."""
    first = held(cast, 10)
    course = first[0].session.course
    second, third = held(cast, 9, course=course), held(cast, 6, course=course)
    for row in (*first[:5], *second):
        evaluate(booking=row, said=Said(1, 3, 3), by=None, relations=HOLDER)
    evaluate(booking=first[5], said=Said(1, 3, 1), by=None, relations=HOLDER)
    before = staff.get(course_page(course)).context["marks"]
    assert before[-1] == ["1, not at all useful", {"text": "0"}], (
        "with four others of another session it would be known"
    )
    for row in (*first[6:], *third):
        evaluate(booking=row, said=Said(1, 3, 3), by=None, relations=HOLDER)
    after = staff.get(course_page(course)).context
    assert after["marks"][-1] == ["1, not at all useful", {"text": "1"}]
    assert after["tiles"][0]["value"] == "20"


def test_what_changed_is_shown_from_five_answers_too(staff: Client, cast: Cast) -> None:
    rows = held(cast, 6, weeks_ago=7)
    ask_impact()
    for number, row in enumerate(rows[:5]):
        if number == 4:
            assert "The whole setting" not in words_of(staff.get(session_page(row)))
        answer_impact(
            booking=row, difference=Difference.SETTING, example=ScreenedText(f"A change {number}"), by=None,
            relations=HOLDER,
        )  # fmt: skip
    response = staff.get(session_page(rows[0]))
    assert response.context["changes"][-1] == ["The whole setting does some things differently", {"text": "5"}]
    assert "A change 4" in words_of(response)


def test_no_page_of_results_names_who_answered(staff: Client, cast: Cast) -> None:
    rows = held(cast, 5)
    say(rows, best="Slides")
    for page in (session_page(rows[0]), course_page(rows[0].session.course)):
        words = words_of(staff.get(page))
        assert not any(row.attendee and row.attendee.name in words for row in rows)


@pytest.mark.parametrize("person", ["dsl_a", "head_a", "sw_1", "editor", "officer", "admin"])
def test_results_are_for_those_who_run_training(client: Client, cast: Cast, person: str) -> None:
    row = held(cast, 1)[0]
    sign_in(client, cast.people()[person])
    for page in (session_page(row), course_page(row.session.course), reverse("training_desk:results")):
        assert client.get(page).status_code == 403


def test_more_answers_ask_no_more_queries(staff: Client, cast: Cast) -> None:
    small, large = held(cast, 5), held(cast, 10)
    numbers = []
    for rows in (small, large):
        say(rows, best="Slides")
        for page in (session_page(rows[0]), course_page(rows[0].session.course)):
            staff.get(page)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                staff.get(page)
            numbers.append(len(asked))
    assert numbers[:2] == numbers[2:]


def test_a_course_looks_back_two_years(staff: Client, cast: Cast) -> None:
    rows = held(cast, 5)
    say(rows)
    session = rows[0].session
    old = timezone.now() - timedelta(days=800)
    Session.objects.filter(pk=session.pk).update(
        starts_at=old, ends_at=old + timedelta(hours=1), closes_at=old, signed_off_at=old + timedelta(hours=1)
    )
    assert "No register of this course" in words_of(staff.get(course_page(session.course)))
    assert Evaluation.objects.count() == 5
    assert not Impact.objects.exists()
