"""Promise 3: a message is in the database with the change it tells of, once per recipient and event. Threat T22."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from notifications.models import OutboxMessage
from notifications.rendering import HeaderInjection, UnsafeContext
from notifications.services import queue_message
from tests.integration.notifications.making import person, queued

pytestmark = pytest.mark.django_db


def test_a_message_is_rendered_with_council_and_links_from_the_origin() -> None:
    message = queued(person())
    assert message.subject == "There is an answer to your question VS-2026-0001"
    assert f"{settings.ORIGIN}/advice/3f" in message.text_body
    assert settings.COUNCIL.name in message.text_body
    assert (message.state, message.tries, message.html_body) == ("pending", 0, "")


def test_text_is_not_escaped_as_if_it_were_html() -> None:
    context = {"name": "Aoife O'Hara & Co", "reference": "VS-2026-0001", "link": "/advice/3f"}
    message = queue_message(kind="advice_answered", to=person(), event_key="e", context=context)
    assert "Aoife O'Hara & Co" in message.text_body


def test_the_same_recipient_and_event_give_the_same_row() -> None:
    dana = person()
    assert queued(dana).pk == queued(dana).pk
    assert queued(dana, "advice:event:2").pk != queued(dana).pk
    assert queued(person("adviser")).pk != queued(dana).pk
    assert OutboxMessage.objects.count() == 3


def test_a_change_of_address_does_not_make_an_event_new() -> None:
    dana = person()
    first = queued(dana)
    dana.email = "dana@demo.example"
    dana.save()
    assert queued(dana).pk == first.pk


def test_nothing_is_queued_for_what_did_not_happen() -> None:
    """The row goes with the transaction of the change."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queued(person())
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "to", ["no address", "a@demo.example\r\nBcc: b@demo.example", "", "a@demo.example, b@demo.example"]
)
def test_an_address_that_is_none_is_refused(to: str) -> None:
    with pytest.raises(HeaderInjection):
        queued(to)


def test_a_foreign_link_is_refused_and_nothing_stays() -> None:
    with pytest.raises(UnsafeContext):
        queue_message(kind="advice_answered", to="a@demo.example", event_key="e", context={"link": "//evil.example"})
    assert not OutboxMessage.objects.exists()


def test_a_name_with_line_breaks_cannot_add_a_header() -> None:
    context = {"name": "Dana", "reference": "VS-1\r\nBcc: b@demo.example", "link": "/advice/3f"}
    message = queue_message(kind="advice_answered", to="a@demo.example", event_key="e", context=context)
    assert message.subject == "There is an answer to your question VS-1 Bcc: b@demo.example"


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2026-11-25T10:00+00:00", "2026-11-25T10:00+00:00"),
        ("2026-11-25T22:00+00:00", "2026-11-26T08:30+00:00"),
        (
            "2026-12-24T18:00+00:00",
            "2026-12-29T08:30+00:00",
        ),  # Christmas on a Friday, Boxing Day's substitute on Monday
    ],
)
def test_an_ordinary_message_waits_for_working_hours(now: str, leaves: str) -> None:
    """Promise 6: no notice goes out at night or on a closed day."""
    with time_machine.travel(now, tick=False):
        assert queued(person()).not_before == datetime.fromisoformat(leaves)


def test_a_code_leaves_at_once_at_any_hour() -> None:
    with time_machine.travel("2026-12-25T03:00+00:00", tick=False):
        send_mail("Your code", "123456", None, ["dsl@demo.example"])
        assert OutboxMessage.objects.get().not_before == timezone.now()


def test_a_message_beyond_the_known_bank_holidays_still_finds_a_weekday_morning() -> None:
    """The published holidays end; a message must not be lost, nor its question, because nobody kept them up."""
    with time_machine.travel("2040-06-02T12:00+00:00", tick=False):
        assert queued(person()).not_before == datetime.fromisoformat("2040-06-04T08:00+00:00")


def test_a_message_asked_for_later_waits() -> None:
    wanted = datetime.fromisoformat("2026-12-01T11:00+00:00")
    with time_machine.travel("2026-11-25T10:00+00:00", tick=False):
        context = {"name": "Dana", "reference": "VS-1", "link": "/advice/3f"}
        message = queue_message(
            kind="advice_answered", to="a@demo.example", event_key="e", context=context, not_before=wanted
        )
    assert message.not_before == wanted


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "leased"},
        {"state": "sent"},
        {"state": "lost"},
        {"subject": ""},
        {"subject": "two\nlines"},
        {"address": "two words@demo.example"},
        {"given_up_at": "2026-11-25T10:00Z"},
        {"body_removed_at": "2026-11-25T10:00Z"},
        {"not_before": "9999-12-31T23:59:59Z"},
        {"priority": 7},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong: dict[str, object]) -> None:
    message = queued(person())
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.filter(pk=message.pk).update(**wrong)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_make_one_row() -> None:
    """R2: the same event told by many requests at the same moment is one message."""
    dana, found = person(), []

    def tell() -> None:
        try:
            found.append(queued(dana).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=tell) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20 and len(set(found)) == 1
