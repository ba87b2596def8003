"""The register: marks of many at once, walk-ins, signing off, and what the trainers alone see."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import at, words_of
from tests.training_factory import booked, make_session, named, order
from text_guard.text import ScreenedText
from training import services as booking
from training.models import AccessNeed, Booking, Session, SessionMessage
from training.models.vocabulary import AttendeeRole, BookingState, SessionState
from training.selectors.session_messages import messages_for, messages_for_all
from training.services import register, session_messages
from training.services.closing import run_due
from training.services.moving import move_session
from training.services.register import Mark, NotAllMarked, WalkIn
from training.services.register_reminders import remind_registers
from training.services.sessions import Sitting
from training.workflow import WrongActor, WrongState

pytestmark = pytest.mark.django_db
B = BookingState


@pytest.fixture
def adviser(cast: Cast) -> Client:
    return sign_in(Client(), cast.vs)


def running(cast: Cast, people: int = 3, *, ended: bool = False, **fields: Any) -> tuple[Session, list[Booking]]:
    """A session that is on now (or has ended), with so many people booked before it began."""
    session = make_session(**fields)
    rows = booked(session, cast.setting_a, cast.dsl_a, people) if people else []
    return put(session, timezone.now() - timedelta(hours=4 if ended else 1)), rows


def put(session: Session, start: datetime) -> Session:
    """Let time pass: the session begins at this moment."""
    session.starts_at, session.ends_at = start, start + timedelta(hours=2)
    session.closes_at = start - timedelta(days=1)
    session.save(update_fields=["starts_at", "ends_at", "closes_at"])
    return session


def post_marks(client: Client, session: Session, marks: dict[UUID, str], *, act: str = "save", was: str = "") -> Any:
    data = {"act": act}
    for key, mark in marks.items():
        data |= {f"m-{key.hex}": mark, f"was-{key.hex}": was}
    return client.post(at("register", session.public_id), data)


def states(session: Session) -> list[str]:
    return list(Booking.objects.filter(session=session).order_by("pk").values_list("state", flat=True))


def test_many_are_marked_at_once_and_the_rest_as_there(cast: Cast, adviser: Client) -> None:
    session, rows = running(cast, 4)
    page = words_of(adviser.get(at("register", session.public_id)))
    assert "4 of 4 not marked yet" in page and "Cast School A" in page and "Teacher" in page
    before = AuditEvent.objects.filter(event="training.register_marked").count()
    marks = {rows[0].public_id: "absent", rows[1].public_id: "there", rows[2].public_id: "", rows[3].public_id: ""}
    assert post_marks(adviser, session, marks).status_code == 302
    assert states(session) == ["absent", "attended", "confirmed", "confirmed"]
    assert AuditEvent.objects.filter(event="training.register_marked").count() == before + 1
    post_marks(adviser, session, marks | {rows[0].public_id: "absent"}, act="rest", was="absent")
    assert states(session) == ["absent", "attended", "attended", "attended"]
    assert "Everybody is marked" in words_of(adviser.get(at("register", session.public_id)))
    post_marks(adviser, session, {rows[0].public_id: ""}, was="absent")
    assert states(session)[0] == "confirmed", "a mark can be taken away"


def test_a_colleagues_mark_stays_where_the_page_was_older(cast: Cast, adviser: Client) -> None:
    session, rows = running(cast, 2)
    register.mark(session=session, marks={rows[0].public_id: Mark.ABSENT}, by=cast.vs_head)
    post_marks(adviser, session, {rows[0].public_id: "", rows[1].public_id: "there"})
    assert states(session) == ["absent", "attended"]


def test_marks_of_another_session_and_odd_ones_are_passed_over(cast: Cast, adviser: Client) -> None:
    session, rows = running(cast, 1)
    other, theirs = running(cast, 1)
    post_marks(adviser, session, {theirs[0].public_id: "there", rows[0].public_id: "perhaps"})
    register.mark(session=session, marks={theirs[0].public_id: Mark.THERE}, by=cast.vs)
    assert states(session) + states(other) == ["confirmed", "confirmed"]


def test_a_register_is_marked_from_the_day_of_the_session(cast: Cast, adviser: Client) -> None:
    session = make_session()
    rows = booked(session, cast.setting_a, cast.dsl_a)
    assert "The register can be marked from" in words_of(adviser.get(at("register", session.public_id)))
    page = post_marks(adviser, session, {rows[0].public_id: "there"})
    assert "can be marked from the day of the session" in words_of(page, 409)
    with pytest.raises(WrongActor):
        register.mark(session=session, marks={}, by=cast.editor)
    with pytest.raises(WrongActor):
        register.mark(session=session, marks={}, by=cast.dsl_a)


def test_nothing_is_signed_off_while_somebody_is_unmarked(cast: Cast, adviser: Client) -> None:
    session, rows = running(cast, 2, ended=True)
    path = at("sign_off", session.public_id)
    assert "2 of 2 not marked yet" in words_of(adviser.get(path))
    assert "2 people are not marked yet" in words_of(adviser.post(path, follow=True))
    with pytest.raises(NotAllMarked) as refusal:
        register.sign_off(session=session, by=cast.vs)
    assert refusal.value.people == 2
    begun = post_marks(adviser, session, {rows[0].public_id: "there"}, act="sign_off")
    assert "There is a problem The marks are saved. 1 person is not marked yet" in words_of(begun, 409)
    assert f'href="#m-{rows[1].public_id.hex}"' in begun.content.decode(), "it leads to the one who is left"
    assert "Error: Register" in begun.content.decode()
    assert states(session) == ["attended", "confirmed"]
    response = post_marks(adviser, session, {rows[1].public_id: "there"}, act="sign_off")
    assert response.url == path
    for _ in range(2):
        adviser.post(path)
    session.refresh_from_db()
    assert (session.state, session.signed_off_by) == (SessionState.SIGNED_OFF, cast.vs)
    assert "Marks cannot be changed any more" in words_of(adviser.get(at("register", session.public_id)))
    late = post_marks(adviser, session, {rows[0].public_id: "absent"}, was="there")
    assert "signed off" in words_of(late, 409) and states(session) == ["attended", "attended"]


def test_a_held_place_keeps_a_register_open(cast: Cast) -> None:
    session, _ = running(cast, 0)
    put(session, timezone.now() + timedelta(weeks=3))
    booking.book(session=session, order=order(cast.setting_a, held=1), by=cast.dsl_a)
    put(session, timezone.now() - timedelta(hours=4))
    with pytest.raises(NotAllMarked):
        register.sign_off(session=session, by=cast.vs)


def test_nothing_is_signed_off_before_the_end(cast: Cast) -> None:
    session, _ = running(cast, 1)
    register.mark(session=session, marks={}, rest_there=True, by=cast.vs)
    with pytest.raises(WrongState, match="has not ended"):
        register.sign_off(session=session, by=cast.vs)


def test_somebody_who_walks_in_gets_a_seat_once(cast: Cast, adviser: Client) -> None:
    session, _ = running(cast, 1, capacity=1)
    typed = {"form_token": str(uuid4()), "name": "明", "email": "Walk+In@school.example", "role": "teacher",
             "setting": "Cast School B"}  # fmt: skip
    path = at("walk_in", session.public_id)
    faulty = adviser.post(path, typed | {"setting": "", "email": "nobody"})
    assert "Enter the setting; only council staff come without one" in words_of(faulty)
    for _ in range(2):
        assert adviser.post(path, typed).status_code == 302
    session.refresh_from_db()
    assert (session.capacity, session.seats_taken) == (2, 2)
    came = Booking.objects.get(walked_in=True)
    assert (came.state, came.setting, came.attendee.email) == (B.ATTENDED, cast.setting_b, "walk+in@school.example")
    assert AuditEvent.objects.filter(event="training.capacity_raised").count() == 1
    assert "Came without a place" in words_of(adviser.get(at("register", session.public_id)))


def test_who_has_a_place_or_waits_is_marked_on_what_they_have(cast: Cast) -> None:
    session = make_session(capacity=1)
    first, second = named(), named()
    booking.book(session=session, order=order(cast.setting_a, first, second), by=cast.dsl_a)
    put(session, timezone.now() - timedelta(hours=1))
    for person in (first, second):
        came = WalkIn(named=person, form_token=uuid4(), setting=cast.setting_a)
        assert register.walk_in(session=session, came=came, by=cast.vs).state == B.ATTENDED
    assert states(session) == ["attended", "cancelled", "attended"]


def test_council_staff_walk_in_without_a_setting(cast: Cast, adviser: Client) -> None:
    session, _ = running(cast, 0)
    typed = {"form_token": str(uuid4()), "name": "Cast sw", "email": "sw@council.example", "role": "social_worker"}
    assert adviser.post(at("walk_in", session.public_id), typed).status_code == 302
    assert Booking.objects.get().attendee.role == AttendeeRole.SOCIAL_WORKER


def test_needs_are_shown_to_the_trainers_alone_and_erased_after_the_end(cast: Cast, adviser: Client) -> None:
    session, rows = running(cast, 1)
    AccessNeed.objects.create(booking=rows[0], words=ScreenedText("A seat near the front"))
    path = at("register", session.public_id)
    assert "A seat near the front" not in words_of(adviser.get(path))
    session.trainers.set([cast.vs])
    assert "A seat near the front" in words_of(adviser.get(path))
    assert "A seat near the front" not in words_of(sign_in(Client(), cast.vs_head).get(path))
    assert "A seat near the front" not in words_of(adviser.get(at("register_print", session.public_id)))
    put(session, timezone.now() - timedelta(hours=4))
    run_due()
    assert not AccessNeed.objects.exists()


def test_a_message_is_screened_written_once_and_never_in_the_mail(cast: Cast, adviser: Client) -> None:
    session = make_session(capacity=2)
    rows = booked(session, cast.setting_a, cast.dsl_a, 3)
    path = at("session_message", session.public_id)
    assert "2 people will be told" in words_of(adviser.get(path))
    typed = {"form_token": str(uuid4()), "body": "Please bring the plan for the UPN A123456789012."}
    assert "could identify a child" in words_of(adviser.post(path, typed))
    typed["body"] = "The room is on the second floor."
    for _ in range(2):
        assert adviser.post(path, typed).status_code == 302
    assert SessionMessage.objects.count() == 1
    told = OutboxMessage.objects.filter(kind="training_message")
    assert told.count() == 2 and all("second floor" not in one.text_body for one in told)
    assert [one.body for one in messages_for(rows[0])] == ["The room is on the second floor."]
    assert messages_for(rows[2]) == [], "who waits has no place"
    assert list(messages_for_all(rows)) == [session.pk]
    assert "second floor" in words_of(adviser.get(at("session", session.public_id)))
    with pytest.raises(WrongActor):
        session_messages.write_to_all(session=session, body=ScreenedText("x"), form_token=uuid4(), by=cast.editor)


def test_trainers_are_asked_for_the_register_once_a_week_until_it_is_signed_off(cast: Cast) -> None:
    session, _ = running(cast, 1, ended=True)
    session.trainers.set([cast.vs, cast.vs_duty])
    now = timezone.now()
    remind_registers(now=now)
    assert not OutboxMessage.objects.filter(kind="training_register").exists(), "it has not run yet"
    run_due()
    for later in (timedelta(0), timedelta(hours=1), timedelta(days=8)):
        remind_registers(now=now + later)
    assert OutboxMessage.objects.filter(kind="training_register").count() == 4
    register.mark(session=session, marks={}, rest_there=True, by=cast.vs)
    register.sign_off(session=session, by=cast.vs)
    assert remind_registers(now=now + timedelta(days=15)) == 0


def test_a_register_costs_the_same_with_many_people(cast: Cast, adviser: Client) -> None:
    session, _ = running(cast, 2, capacity=70)
    adviser.get(at("register", session.public_id))  # roles and names are read once
    few = queries(adviser, at("register", session.public_id))
    put(session, timezone.now() + timedelta(weeks=3))
    booked(session, cast.setting_b, cast.dsl_b, 30)
    put(session, timezone.now() - timedelta(hours=1))
    assert queries(adviser, at("register", session.public_id)) == few


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        words_of(client.get(path))
    return len(counted)


def test_signing_off_and_moving_cost_as_much_for_many_as_for_few(cast: Cast) -> None:
    """What people are told is queued with the act, behind the lock of the session, in one go."""
    counts: dict[str, list[int]] = {"signed off": [], "moved": []}
    for people in (3, 12):
        session, _ = running(cast, people, ended=True, capacity=20)
        register.mark(session=session, marks={}, by=cast.vs, rest_there=True)
        with CaptureQueriesContext(connection) as seen:
            register.sign_off(session=session, by=cast.vs)
        counts["signed off"].append(len(seen))
        coming = make_session(capacity=20)
        booked(coming, cast.setting_a, cast.dsl_a, people)
        sittings = [Sitting(coming.starts_at + timedelta(days=1), coming.ends_at + timedelta(days=1))]
        with CaptureQueriesContext(connection) as seen:
            move_session(session=coming, sittings=sittings, closes_at=coming.closes_at, by=cast.vs_head)
        counts["moved"].append(len(seen))
    assert all(many <= few for few, many in counts.values()), counts
    assert OutboxMessage.objects.filter(kind="training_evaluate").count() == 15
    assert OutboxMessage.objects.filter(kind="training_moved").count() == 15
