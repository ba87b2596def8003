"""Evaluation, certificate and the question some weeks later, as those who attended meet them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from notifications.models import OutboxMessage
from organisations.calendars.days import as_day
from organisations.models import RoleContact
from tests.cast import Cast
from tests.integration.training.desk_cast import words_of
from tests.training_factory import booked, make_course, make_session, named, order
from training.certificates import pdf_of
from training.links import token_for
from training.models import Booking, Certificate, Evaluation, Impact, Session
from training.models.vocabulary import AttendeeRole, BookingState, Difference
from training.services import attendee_left, book
from training.services.outcome_sweeps import ask_impact, remind_refreshers
from training.services.outcomes import ALPHABET, Said, answer_impact, evaluate
from training.services.register import Mark, mark, sign_off
from training.workflow import Relation, WrongActor, WrongState

pytestmark = pytest.mark.django_db
HOLDER = frozenset({Relation.ATTENDEE})
SAID = {"confidence_before": "2", "confidence_after": "4", "usefulness": "5", "best": "", "better": ""}
MARKS = Said(2, 4, 5)


def held(cast: Cast, people: int = 2, *, weeks_ago: int = 0, absent: int = 0, **fields: Any) -> list[Booking]:
    """Bookings of a session that has ended and whose register is signed off; the last ones were absent."""
    session = make_session(fields.pop("course", None), **fields)
    rows = booked(session, cast.setting_a, cast.dsl_a, people)
    start = timezone.now() - timedelta(weeks=weeks_ago, days=1)
    Session.objects.filter(pk=session.pk).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start - timedelta(days=1)
    )
    session.refresh_from_db()
    there = people - absent
    marks = {row.public_id: Mark.THERE if number < there else Mark.ABSENT for number, row in enumerate(rows)}
    mark(session=session, marks=marks, by=cast.vs)
    sign_off(session=session, by=cast.vs)
    return [Booking.objects.select_related("session__course", "attendee").get(pk=row.pk) for row in rows]


def page(name: str, row: Booking) -> str:
    return reverse(f"training:{name}", args=[token_for(row)])


def kinds(row: Booking) -> list[str]:
    assert row.attendee is not None
    sent = OutboxMessage.objects.filter(address=row.attendee.email).order_by("pk").values_list("kind", flat=True)
    return [kind for kind in sent if kind not in ("training_confirmed", "training_party")]


def test_who_attended_is_asked_and_who_was_absent_is_not(cast: Cast) -> None:
    there, absent = held(cast, 2, absent=1)
    assert kinds(there) == ["training_evaluate"]
    assert kinds(absent) == []
    assert page("evaluate", there) in OutboxMessage.objects.get(kind="training_evaluate").text_body


def test_the_certificate_follows_the_evaluation_at_once(client: Client, cast: Cast) -> None:
    row = held(cast)[0]
    assert "How was it?" in words_of(client.get(page("evaluate", row)))
    response = client.post(page("evaluate", row), SAID | {"best": "The case studies of attachment."})
    assert response.status_code == 302
    assert response.headers["Location"] == page("certificate", row)
    given = Certificate.objects.get(booking=row)
    assert row.attendee is not None
    assert (given.name, given.setting_name, given.course_title) == (
        row.attendee.name, cast.setting_a.name, row.session.course.title,
    )  # fmt: skip
    assert given.held_on == as_day(row.session.ends_at)
    assert given.refresher_due_on == date(given.held_on.year + 2, given.held_on.month, given.held_on.day)
    assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", given.code)
    assert given.code in words_of(client.get(page("certificate", row)))
    assert Evaluation.objects.get(booking=row).best == "The case studies of attachment."
    assert kinds(row) == ["training_evaluate", "training_certificate"]
    assert AuditEvent.objects.filter(event="training.certificate_given").count() == 1


def test_sent_twice_gives_one_certificate_and_one_message(client: Client, cast: Cast) -> None:
    row = held(cast)[0]
    for said in (SAID, SAID | {"usefulness": "1"}):
        assert client.post(page("evaluate", row), said).status_code == 302
    assert Evaluation.objects.get(booking=row).usefulness == 5
    assert Certificate.objects.filter(booking=row).count() == 1
    assert kinds(row) == ["training_evaluate", "training_certificate"]


def test_nothing_typed_is_lost_and_what_is_missing_is_named(client: Client, cast: Cast) -> None:
    row = held(cast)[0]
    words = words_of(client.post(page("evaluate", row), {"usefulness": "5", "best": "The slides"}), 422)
    assert "Select how confident you were before the session" in words
    assert "The slides" in words
    assert not Evaluation.objects.exists()


def test_words_that_point_to_a_child_are_handed_back(client: Client, cast: Cast) -> None:
    row = held(cast)[0]
    bad = SAID | {"best": "It helped me with Zebedee Quillfeather in Year 4, born 3 May 2017."}
    assert client.post(page("evaluate", row), bad).status_code == 422
    assert not Evaluation.objects.exists()
    assert not Certificate.objects.exists()


def test_before_sign_off_and_for_the_absent_the_page_says_why(client: Client, cast: Cast) -> None:
    early = booked(make_session(), cast.setting_a, cast.dsl_a)[0]
    assert "has not signed off the register" in words_of(client.get(page("evaluate", early)), 409)
    assert "has not signed off the register" in words_of(client.post(page("evaluate", early), SAID), 409)
    absent = held(cast, 2, absent=1)[1]
    assert "you were not there" in words_of(client.get(page("evaluate", absent)), 409)
    assert client.get(page("certificate_pdf", absent)).status_code == 404
    assert client.get(page("certificate", absent)).headers["Location"] == page("evaluate", absent)
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("name", ["evaluate", "certificate", "certificate_pdf", "impact"])
def test_a_token_that_we_did_not_sign_opens_nothing(client: Client, cast: Cast, name: str) -> None:
    row = held(cast)[0]
    for token in ("x", token_for(row)[:-1] + "_", str(row.public_id)):
        assert client.get(reverse(f"training:{name}", args=[token])).status_code == 404


def test_only_who_was_there_evaluates(cast: Cast) -> None:
    row = held(cast)[0]
    for person in (cast.dsl_a, cast.vs, cast.dsl_b):
        with pytest.raises(WrongActor):
            evaluate(booking=row, said=MARKS, by=person)


def test_no_certificate_without_attendance_and_evaluation_whatever_the_program_does(cast: Cast) -> None:
    there, absent = held(cast, 2, absent=1)

    def give(row: Booking) -> None:
        with transaction.atomic():
            Certificate.objects.create(
                booking=row, code="7HWK-R3NP", name="Cast", course_title="Course", held_on=date(2026, 11, 2),
                given_at=timezone.now(),
            )  # fmt: skip

    for row in (there, absent):
        with pytest.raises(IntegrityError, match="certificate needs attendance and an evaluation"):
            give(row)
    with pytest.raises(IntegrityError, match="only who attended evaluates"), transaction.atomic():
        Evaluation.objects.create(
            booking=absent, confidence_before=1, confidence_after=1, usefulness=1, at=timezone.now()
        )
    evaluate(booking=there, said=MARKS, by=None, relations=HOLDER)
    with pytest.raises(IntegrityError, match="a certificate rests on this"), transaction.atomic():
        Booking.objects.filter(pk=there.pk).update(state=BookingState.ABSENT)


def test_a_certificate_keeps_what_it_said(cast: Cast) -> None:
    row = held(cast)[0]
    given = evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)
    row.session.course.title = "Another title"
    row.session.course.save()
    given.refresh_from_db()
    assert given.course_title != "Another title"


def test_a_course_that_does_not_go_out_of_date_has_no_refresher(cast: Cast) -> None:
    course = make_course(trains_leads=False, valid_months=None)
    given = evaluate(booking=held(cast, course=course)[0], said=MARKS, by=None, relations=HOLDER)
    assert given.refresher_due_on is None


def test_the_pdf_is_tagged_has_a_language_and_says_pdf_ua(client: Client, cast: Cast) -> None:
    row = held(cast)[0]
    given = evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)
    response = client.get(page("certificate_pdf", row))
    assert response.headers["Content-Type"] == "application/pdf"
    assert given.code in response.headers["Content-Disposition"]
    for part in (b"%PDF-", b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid:part", b"/DisplayDocTitle true"):
        assert part in response.content
    assert response.content == pdf_of(given), "made anew, it is the same file"


# The question some weeks later.


def test_the_question_is_asked_once_from_six_weeks_on(cast: Cast) -> None:
    rows = held(cast, 3, weeks_ago=6, absent=1)
    held(cast, 1, weeks_ago=5)
    held(cast, 1, weeks_ago=13)
    assert ask_impact() == 2
    assert ask_impact() == 0
    assert set(Impact.objects.values_list("booking", flat=True)) == {rows[0].pk, rows[1].pk}
    assert kinds(rows[0]) == ["training_evaluate", "training_impact"]
    assert OutboxMessage.objects.filter(kind="training_impact").count() == 2


def test_an_answer_is_kept_once(client: Client, cast: Cast) -> None:
    row = held(cast, 1, weeks_ago=6)[0]
    assert "asked 6 weeks after the session" in words_of(client.get(page("impact", row)), 409)
    ask_impact()
    assert "What has changed?" in words_of(client.get(page("impact", row)))
    assert "Select what has changed" in words_of(client.post(page("impact", row), {}), 422)
    for difference in ("team", "nothing"):
        client.post(page("impact", row), {"difference": difference, "example": "We greet everybody at the gate."})
    kept = Impact.objects.get()
    assert (kept.difference, kept.example) == ("team", "We greet everybody at the gate.")
    assert "Thank you" in words_of(client.get(page("impact", row)))


def test_the_question_closes_after_twelve_weeks(client: Client, cast: Cast) -> None:
    row = held(cast, 1, weeks_ago=9)[0]
    ask_impact()
    late = row.session.ends_at + timedelta(weeks=12)
    with pytest.raises(WrongState, match="has closed"):
        answer_impact(booking=row, difference=Difference.MINE, example="", by=None, relations=HOLDER, now=late)
    answer_impact(
        booking=row, difference=Difference.MINE, example="", by=None, relations=HOLDER, now=late - timedelta(seconds=1)
    )


# Refreshers.


def lead_of(cast: Cast, email: str) -> RoleContact:
    return RoleContact.objects.create(
        setting=cast.setting_a, role="dsl", name="Cast Lead", email=email, from_date=date(2020, 1, 1)
    )


def days_before(given: Certificate, days: int) -> datetime:
    assert given.refresher_due_on is not None
    return datetime.combine(given.refresher_due_on - timedelta(days=days), datetime.min.time(), UTC).replace(hour=9)


def test_a_refresher_is_said_three_times_to_the_person_and_to_the_lead(cast: Cast) -> None:
    row = held(cast, 1)[0]
    given = evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)
    lead_of(cast, "lead@school.example")
    told = []
    for days in (91, 90, 89, 60, 30, 29, 5):
        remind_refreshers(now=days_before(given, days))
        told.append(OutboxMessage.objects.filter(kind="training_refresher").count())
    assert told == [0, 1, 1, 2, 3, 3, 3]
    to_lead = OutboxMessage.objects.filter(kind="training_refresher_lead", address="lead@school.example")
    assert to_lead.count() == 3


def test_a_run_that_was_missed_is_made_good(cast: Cast) -> None:
    given = evaluate(booking=held(cast, 1)[0], said=MARKS, by=None, relations=HOLDER)
    remind_refreshers(now=days_before(given, 85))
    assert OutboxMessage.objects.filter(kind="training_refresher").count() == 1


def test_a_lead_is_not_told_twice_of_their_own_refresher(cast: Cast) -> None:
    row = held(cast, 1)[0]
    given = evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)
    assert row.attendee is not None
    lead_of(cast, row.attendee.email.upper())
    remind_refreshers(now=days_before(given, 90))
    assert not OutboxMessage.objects.filter(kind="training_refresher_lead").exists()


def test_nobody_is_told_of_who_left_or_was_trained_again(cast: Cast) -> None:
    left, again = held(cast, 2)
    for row in (left, again):
        given = evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)
    assert left.attendee is not None
    assert again.attendee is not None
    attendee_left(attendee=left.attendee, by=cast.dsl_a)
    session = make_session(again.session.course)
    who = named(name=again.attendee.name, email=again.attendee.email, role=AttendeeRole.TEACHER)
    book(session=session, order=order(cast.setting_a, who), by=cast.dsl_a)
    Booking.objects.filter(session=session).update(state=BookingState.ATTENDED)
    assert remind_refreshers(now=days_before(given, 90)) == 0
