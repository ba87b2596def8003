"""The hidden token of a page does its act once, for what the page was opened for, and nothing for anything else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import plan, working_day
from tests.training_factory import booked, make_course, make_session, named, order
from training.models import Booking, Session, SessionMessage
from training.services import CannotBook, book
from training.services.booking import name_held
from training.workflow import WrongState

pytestmark = pytest.mark.django_db


def under_way(*sessions: Session) -> None:
    start = timezone.now() - timedelta(hours=1)
    Session.objects.filter(pk__in=[one.pk for one in sessions]).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start
    )


def test_a_walk_in_sent_for_another_session_is_refused(cast: Cast) -> None:
    first, second = make_session(), make_session()
    under_way(first, second)
    staff, token = sign_in(Client(), cast.vs), str(uuid4())
    answers = []
    for number, session in enumerate((first, second, first)):
        came = {"name": "Ama Test", "email": f"ama{number}@school.example", "role": "teacher", "form_token": token}
        where = {"setting": cast.setting_a.name, "setting_found": str(cast.setting_a.public_id)}
        path = reverse("training_desk:walk_in", args=[session.public_id])
        answers.append(staff.post(path, came | where).status_code)
    assert answers == [302, 409, 302]
    assert Booking.objects.count() == 1


def test_a_message_sent_for_another_session_is_refused(cast: Cast) -> None:
    first, second = make_session(), make_session()
    for session in (first, second):
        booked(session, cast.setting_a, cast.dsl_a)
    staff, data = sign_in(Client(), cast.vs), {"form_token": str(uuid4()), "body": "Bring a pen."}
    answers = [
        staff.post(reverse("training_desk:session_message", args=[session.public_id]), data).status_code
        for session in (first, second, first)
    ]
    assert answers == [302, 409, 302]
    assert SessionMessage.objects.get().session == first


def test_a_booking_sent_for_another_session_is_refused(cast: Cast) -> None:
    """It used to lead to what was booked before, as if the other session had been booked."""
    first, second = make_session(), make_session()
    form = order(cast.setting_a, named())
    book(session=first, order=form, by=cast.dsl_a)
    with pytest.raises(CannotBook, match="another session"):
        book(session=second, order=form, by=cast.dsl_a)
    assert not second.bookings.exists()


def test_a_plan_sent_for_another_course_is_refused(cast: Cast) -> None:
    head, form = sign_in(Client(), cast.vs_head), plan(working_day())
    answers = [
        head.post(reverse("training_desk:session_new", args=[course.public_id]), form).status_code
        for course in (make_course(), make_course())
    ]
    assert answers == [302, 409]
    assert Session.objects.count() == 1


@pytest.mark.parametrize("late", ["naming day", "start"])
def test_a_held_place_is_named_up_to_its_day_though_the_sweep_was_late(cast: Cast, late: str) -> None:
    session = make_session()
    row = book(session=session, order=order(cast.setting_a, held=1), by=cast.dsl_a).bookings.get()
    now = Booking.objects.get(pk=row.pk).name_by if late == "naming day" else session.starts_at
    if late == "start":
        Booking.objects.update(name_by=session.starts_at + timedelta(days=1))
    with pytest.raises(WrongState, match="last day to name"):
        name_held(booking=row, named=named(), by=cast.dsl_a, now=now)
