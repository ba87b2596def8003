"""The main job through the services: asked, routed, taken, asked back, answered, rated, closed, opened again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import AuditEvent, Person
from advice_requests import services
from advice_requests.models import AdviceRequest, Message, Rating, RequestEvent
from advice_requests.models.vocabulary import State
from advice_requests.policies import TooLate
from advice_requests.services import AlreadyDone, Link, StaleVersion, TakenAlready
from advice_requests.workflow import WrongActor, WrongState
from notifications.models import OutboxMessage
from organisations.selectors import council_hours
from resources.models import Signpost
from tests.cast import Cast
from tests.integration.advice_requests.conftest import QUESTION, TUESDAY_TEN, Ask
from text_guard.text import UnscreenedText

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_a_question_is_saved_routed_audited_and_told_of(ask: Ask, adviser: Person, cast: Cast) -> None:
    row = ask()
    assert (row.state, row.assigned_to, row.shared_with_setting) == (State.ASSIGNED, adviser, True)
    assert [event.act for event in row.events.all()] == ["submit", "route"]
    assert "only adviser free" in row.events.get(act="route").words
    events = set(AuditEvent.objects.filter(subject_id=str(row.public_id)).values_list("event", flat=True))
    assert events == {"advice.submitted", "advice.routed"}
    sent = {(one.kind, one.address) for one in OutboxMessage.objects.filter(kind__startswith="advice")}
    assert sent == {("advice_received", cast.dsl_a.email), ("advice_assigned", adviser.email)}


def test_without_an_adviser_it_stands_in_the_basket_and_duty_is_told(ask: Ask, cast: Cast) -> None:
    row = ask()
    assert (row.state, row.assigned_to) == (State.TRIAGED, None)
    assert OutboxMessage.objects.get(kind="advice_new").address == cast.vs_duty.email


def test_the_same_form_sent_twice_is_one_request(ask: Ask, adviser: Person, cast: Cast) -> None:
    first = ask()
    question = services.Question(
        topic=first.topic, phase="primary", pupil_band="none", urgency="routine", urgency_reason="", question=QUESTION
    )
    again = services.submit_request(question=question, form_token=first.form_token, by=cast.dsl_a)
    assert again.pk == first.pk
    assert AdviceRequest.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="advice_received").count() == 1
    with pytest.raises(WrongActor):
        services.submit_request(question=question, form_token=first.form_token, by=cast.dsl_b)


def test_who_may_not_ask_may_not_ask(ask: Ask, cast: Cast) -> None:
    for person in (cast.head_a, cast.vs, cast.officer, cast.admin, cast.pending):
        with pytest.raises(WrongActor):
            ask(by=person)


def test_a_social_workers_question_is_not_shared_with_the_setting_it_is_about(ask: Ask, cast: Cast) -> None:
    row = ask(by=cast.sw_1)
    assert row.shared_with_setting is False
    seen = AdviceRequest.objects.visible_to
    assert row in seen(cast.sw_1)
    assert row in seen(cast.vs)
    assert row not in seen(cast.dsl_a)
    assert row not in seen(cast.sw_2)


def test_who_sees_a_settings_question(ask: Ask, cast: Cast) -> None:
    row = ask()
    seen = {name for name, one in cast.people().items() if one and AdviceRequest.objects.visible_to(one).contains(row)}
    assert seen == {"dsl_a", "dsl_a2", "dsl_ab", "head_dsl_a", "mfa_half", "vs", "vs_duty", "vs_head"}


def test_text_that_identifies_a_child_is_not_saved_anywhere(ask: Ask, adviser: Person) -> None:
    with pytest.raises(UnscreenedText):
        ask(question="Pupil UPN: H801200001001 keeps arriving late")
    assert not AdviceRequest.objects.exists()
    assert not OutboxMessage.objects.filter(kind__startswith="advice").exists()


def test_an_answer_with_links_stops_the_clock_and_tells_the_asker_nothing_but_that_it_is_there(
    taken: AdviceRequest, adviser: Person, cast: Cast
) -> None:
    services.answer_request(
        request=taken,
        body="Punctuality improves with a soft start.",
        links=[Link("A guide", "https://example.org/guide")],
        form_token=uuid4(),
        version=taken.version,
        by=adviser,
        now=TUESDAY_TEN + HOUR,
    )
    row = AdviceRequest.objects.get(pk=taken.pk)
    assert (row.state, row.answered_at, row.first_response_at) == (
        State.ANSWERED,
        TUESDAY_TEN + HOUR,
        TUESDAY_TEN + HOUR,
    )
    mail = OutboxMessage.objects.get(kind="advice_answered", address=cast.dsl_a.email)
    assert "soft start" not in mail.text_body + mail.subject
    assert "lateness" not in mail.text_body + mail.subject
    assert f"/advice/{row.public_id}/" in mail.text_body


def test_a_pause_moves_the_due_moment_by_the_working_time_it_took(
    taken: AdviceRequest, adviser: Person, cast: Cast
) -> None:
    due = taken.due_at
    friday_four = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
    monday_half_nine = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    services.ask_back(
        request=taken, body="Which year groups?", form_token=uuid4(), version=taken.version, by=adviser, now=friday_four
    )
    row = AdviceRequest.objects.get(pk=taken.pk)
    services.reply(
        request=row,
        body="Year 9 and 10.",
        form_token=uuid4(),
        version=row.version,
        by=cast.dsl_a2,
        now=monday_half_nine,
    )
    row.refresh_from_db()
    assert (row.state, row.paused_at, row.paused_minutes) == (State.ASSIGNED, None, 120)  # 4pm to 5pm, 8:30 to 9:30
    assert row.due_at == council_hours().add_minutes(due, 120)


def test_one_adviser_wins_and_the_other_is_told_who(ask: Ask, cast: Cast) -> None:
    row = ask()
    services.take_request(request=row, by=cast.vs)
    with pytest.raises(TakenAlready, match="Cast vs took this request before you"):
        services.take_request(request=row, by=cast.vs_duty)
    services.take_request(request=row, by=cast.vs)  # a double click
    assert RequestEvent.objects.filter(request=row, act="take").count() == 1


def test_an_older_page_does_not_overwrite_and_says_so(taken: AdviceRequest, adviser: Person, cast: Cast) -> None:
    old = taken.version
    services.reply(request=taken, body="We also see it in Year 8.", form_token=uuid4(), version=old, by=cast.dsl_a)
    with pytest.raises(StaleVersion) as stale:
        services.answer_request(request=taken, body="An answer.", links=[], form_token=uuid4(), version=old, by=adviser)
    assert stale.value.request.version == old + 1
    assert not Message.objects.filter(kind="answer").exists()


def test_a_note_turns_nobodys_page_stale(taken: AdviceRequest, adviser: Person, cast: Cast) -> None:
    services.write_note(request=taken, body="Ask the attendance team first.", form_token=uuid4(), by=cast.vs_duty)
    services.reply(request=taken, body="More soon.", form_token=uuid4(), version=taken.version, by=cast.dsl_a)
    assert Message.objects.filter(request=taken).count() == 2


def test_the_same_reply_sent_twice_is_one_reply(taken: AdviceRequest, cast: Cast) -> None:
    token = uuid4()
    for _ in range(2):
        services.reply(request=taken, body="One more thing.", form_token=token, version=taken.version, by=cast.dsl_a)
    assert Message.objects.filter(kind="reply").count() == 1


def test_a_second_click_on_an_act_without_words_is_known_as_such(taken: AdviceRequest, adviser: Person) -> None:
    version = taken.version
    services.refuse_request(request=taken, reason="no_capacity", version=version, by=adviser)
    with pytest.raises((AlreadyDone, WrongActor)):
        services.refuse_request(request=taken, reason="no_capacity", version=version, by=adviser)
    assert RequestEvent.objects.filter(act="refuse").count() == 1


def test_refused_goes_back_to_the_basket_with_the_reason(taken: AdviceRequest, adviser: Person) -> None:
    services.refuse_request(request=taken, reason="conflict", version=taken.version, by=adviser)
    row = AdviceRequest.objects.get(pk=taken.pk)
    assert (row.state, row.assigned_to, row.taken_at) == (State.TRIAGED, None, None)
    assert row.events.get(act="refuse").reason == "conflict"


def test_referred_out_with_where_to_and_the_words_for_the_asker(taken: AdviceRequest, adviser: Person) -> None:
    place = Signpost.objects.get(slug="casework-teams")
    services.refer_out(
        request=taken,
        to=place,
        body="The attendance team decides on codes.",
        form_token=uuid4(),
        version=taken.version,
        by=adviser,
    )
    row = AdviceRequest.objects.get(pk=taken.pk)
    assert (row.state, row.referred_to) == (State.REFERRED_OUT, place)
    assert row.messages.get().kind == "outcome"


def test_merging_never_shows_one_setting_the_thread_of_another(ask: Ask, cast: Cast) -> None:
    mine, theirs = ask(), ask(by=cast.dsl_b, setting=cast.setting_b)
    with pytest.raises(services.CannotMerge):
        services.merge_request(request=mine, into=theirs, version=mine.version, by=cast.vs_duty)
    second = ask(by=cast.dsl_a2)
    services.merge_request(request=second, into=mine, version=second.version, by=cast.vs_duty)
    assert AdviceRequest.objects.get(pk=second.pk).merged_into == mine


def test_rated_closed_opened_again_and_too_late_after_twenty_working_days(
    taken: AdviceRequest, adviser: Person, cast: Cast
) -> None:
    services.answer_request(
        request=taken,
        body="An answer.",
        links=[],
        form_token=uuid4(),
        version=taken.version,
        by=adviser,
        now=TUESDAY_TEN + HOUR,
    )
    services.rate_answer(
        request=taken, useful="partly", reason="too_general", by=cast.dsl_a, now=TUESDAY_TEN + 2 * HOUR
    )
    services.rate_answer(request=taken, useful="yes", reason="too_general", by=cast.dsl_a2, now=TUESDAY_TEN + 2 * HOUR)
    assert list(Rating.objects.values_list("useful", "reason")) == [("yes", "")]
    row = AdviceRequest.objects.get(pk=taken.pk)
    services.close_request(request=row, version=row.version, by=cast.dsl_a, now=TUESDAY_TEN + 3 * HOUR)
    row.refresh_from_db()
    again = {"request": row, "reason": "follow_up", "body": "And in Year 10?", "version": row.version, "by": cast.dsl_a}
    with pytest.raises(TooLate, match="22 December 2026"):
        services.reopen_request(**again, form_token=uuid4(), now=datetime(2027, 1, 4, 10, tzinfo=UTC))
    services.reopen_request(**again, form_token=uuid4(), now=datetime(2026, 12, 18, 10, tzinfo=UTC))
    row.refresh_from_db()
    assert (row.state, row.assigned_to, row.closed_at, row.answered_at) == (State.REOPENED, adviser, None, None)
    assert row.due_at > datetime(2026, 12, 18, 10, tzinfo=UTC)


def test_a_state_that_forbids_it_says_so(taken: AdviceRequest, adviser: Person, cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.close_request(request=taken, version=taken.version, by=cast.dsl_a)
    with pytest.raises(WrongActor):
        services.withdraw_request(request=taken, reason="no_longer_needed", version=taken.version, by=cast.vs_duty)
    with pytest.raises(WrongActor):
        services.reply(request=taken, body="Hello.", form_token=uuid4(), version=taken.version, by=cast.dsl_b)


def test_the_database_refuses_a_move_that_the_tables_do_not_know(taken: AdviceRequest) -> None:
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        AdviceRequest.objects.filter(pk=taken.pk).update(state=State.SUBMITTED, assigned_to=None, taken_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AdviceRequest.objects.filter(pk=taken.pk).update(assigned_to=None, taken_at=None)


def test_history_can_be_added_to_and_nothing_else(taken: AdviceRequest) -> None:
    for change in (lambda rows: rows.update(reason="other"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="Cannot (update|delete)"), transaction.atomic():
            change(RequestEvent.objects.filter(request=taken))
