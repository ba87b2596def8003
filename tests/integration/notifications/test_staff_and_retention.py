"""What staff do about undelivered messages, what is removed when, and what the tasks leave behind."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from accounts import personal_data
from accounts.models import AuditEvent
from notifications import tasks
from notifications.checks import mail_can_leave, outbox_can_work
from notifications.models import JobMark, OutboxMessage
from notifications.services import (
    CannotResend,
    forget_recipient,
    give_up_message,
    purge_messages,
    retry_message,
)
from tests.integration.notifications.making import due_now, person, queued

pytestmark = pytest.mark.django_db


def dead(event: str = "advice:event:1") -> OutboxMessage:
    message = queued("gone@demo.example", event)
    OutboxMessage.objects.filter(pk=message.pk).update(state="dead", last_fault="rcpt:550", tries=3)
    message.refresh_from_db()
    return message


def test_sending_again_starts_anew_and_is_audited() -> None:
    vsh = person("vsh")
    again = retry_message(message=dead(), by=vsh)
    assert (again.state, again.tries, again.last_fault) == ("pending", 0, "") and again.not_before <= timezone.now()
    event = AuditEvent.objects.get()
    assert (event.event, event.by_public_id, event.subject_id) == (
        "outbox.retried",
        vsh.public_id,
        str(again.public_id),
    )
    assert event.detail == {"kind": "advice_answered"}


def test_giving_up_takes_it_off_the_list_once() -> None:
    vsh, message = person("vsh"), dead()
    first = give_up_message(message=message, by=vsh)
    assert give_up_message(message=message, by=vsh).given_up_at == first.given_up_at is not None
    assert AuditEvent.objects.filter(event="outbox.given_up").count() == 1


def test_what_is_on_its_way_cannot_be_sent_again_or_given_up() -> None:
    """A second click, or a stale page, must not send twice."""
    vsh, message = person("vsh"), queued("a@demo.example")
    with pytest.raises(CannotResend):
        retry_message(message=message, by=vsh)
    with pytest.raises(CannotResend):
        give_up_message(message=message, by=vsh)


def test_a_message_without_its_text_cannot_be_sent_again() -> None:
    message = dead()
    OutboxMessage.objects.update(subject="", text_body="", body_removed_at=timezone.now())
    with pytest.raises(CannotResend, match="text"):
        retry_message(message=message, by=person("vsh"))


def test_texts_go_after_30_days_and_rows_after_400() -> None:
    """T22 and retention (ASVS 14.2.7): what is left of an old message says that it was sent, not what it said."""
    ages = {1: "kept", 31: "emptied", 401: "gone"}
    for days in ages:
        row = queued(f"d{days}@demo.example")
        OutboxMessage.objects.filter(pk=row.pk).update(
            created_at=timezone.now() - timedelta(days=days), state="sent", sent_at=timezone.now()
        )
    assert purge_messages() == {"died": 0, "bodies": 2, "rows": 1}
    left = {row.address: row.text_body for row in OutboxMessage.objects.all()}
    assert (
        set(left) == {"d1@demo.example", "d31@demo.example"}
        and left["d31@demo.example"] == "" != left["d1@demo.example"]
    )
    assert purge_messages() == {"died": 0, "bodies": 0, "rows": 0}


def test_a_message_unsent_for_30_days_dies_where_staff_can_see_it() -> None:
    queued("a@demo.example")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert purge_messages()["died"] == 1
    message = OutboxMessage.objects.get()
    assert (message.state, message.last_fault, message.text_body, message.given_up_at) == ("dead", "too_old", "", None)


def test_the_same_event_after_the_purge_is_still_not_told_twice() -> None:
    first = queued("a@demo.example")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=31), state="sent", sent_at=timezone.now())
    purge_messages()
    assert queued("a@demo.example").pk == first.pk


def test_erasure_leaves_nothing_of_the_person_and_sends_nothing_more() -> None:
    dana = person("dana")
    queued(dana, "1")
    queued(dana, "2")
    OutboxMessage.objects.filter(event_key="1").update(state="sent", sent_at=timezone.now())
    assert forget_recipient(person=dana, by=None) == 2
    for row in OutboxMessage.objects.all():
        assert row.person is None and "dana" not in f"{row.address}{row.recipient}{row.subject}{row.text_body}".lower()
        assert str(dana.public_id) not in row.recipient
    assert sorted(OutboxMessage.objects.values_list("state", flat=True)) == ["dead", "sent"]


def test_erasing_and_exporting_a_person_includes_their_messages() -> None:
    """A person's rights reach the outbox through the same door as every other app."""
    dana = person("dana")
    message = queued(dana)
    (copied,) = personal_data.export(dana)["notifications"]
    assert copied["text_body"] == message.text_body and json.dumps(copied)
    assert personal_data.erase(dana)["notifications"] == 1
    assert personal_data.export(dana)["notifications"] == []


def test_the_relay_task_sends_and_leaves_its_mark() -> None:
    queued("a@demo.example")
    due_now()
    tasks.relay_outbox()
    assert OutboxMessage.objects.get().state == "sent"
    mark = JobMark.objects.get(name="relay_outbox")
    assert mark.outcome == "done" and mark.finished_at is not None
    tasks.relay_outbox()
    assert JobMark.objects.count() == 1


def test_a_task_survives_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(tasks, "relay", away)
    tasks.relay_outbox()
    assert JobMark.objects.get(name="relay_outbox").outcome == "fault"


def test_the_purge_task_leaves_its_mark() -> None:
    tasks.purge_outbox()
    assert JobMark.objects.get(name="purge_outbox").outcome == "done"


def test_logs_hold_neither_addresses_nor_subjects(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Promise 1: logs without free text and without people."""
    message = queued("a@demo.example")
    due_now()
    with caplog.at_level("DEBUG"):
        tasks.relay_outbox()
    said = caplog.text + "".join(capfd.readouterr())
    assert "outbox_relayed" in said
    assert not [word for word in ("a@demo.example", message.subject, "/advice/3f") if word in said]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"MAIL_TRANSPORT": "pigeon"}, ["notifications.E001"]),
        ({"OUTBOX_LEASE_SECONDS": 30.0}, ["notifications.E002"]),
        (
            {"MAIL_TRANSPORT": "smtp", "EMAIL_CONFIG_URL": "", "DEFAULT_FROM_EMAIL": ""},
            ["notifications.E003", "notifications.E004"],
        ),
        ({"MAIL_TRANSPORT": "notify", "NOTIFY_API_KEY": ""}, ["notifications.E005"]),
        ({"VS_DEMO": False}, ["notifications.E006"]),
    ],
)
def test_checks_say_what_is_missing(settings: Settings, changes: dict[str, object], found: list[str]) -> None:
    for name, value in changes.items():
        setattr(settings, name, value)
    assert [str(fault.id) for fault in (*outbox_can_work(None), *mail_can_leave(None))] == found
