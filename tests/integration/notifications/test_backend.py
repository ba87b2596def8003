"""Promise 3: what calls Django's mail API ends in the outbox, in the caller's transaction; files are refused."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.db import transaction

from notifications.backend import AttachmentRefused
from notifications.kinds import UnknownKind
from notifications.models import OutboxMessage
from notifications.rendering import HeaderInjection
from tests.integration.notifications.making import person

pytestmark = pytest.mark.django_db


def test_one_row_per_recipient_whatever_the_case() -> None:
    dana = person()
    sent = EmailMessage(
        "Hello", "Text", to=["DSL@demo.example"], cc=["b@demo.example"], bcc=["dsl@demo.example"]
    ).send()
    assert sent == 1
    assert set(OutboxMessage.objects.values_list("address", "person")) == {
        ("dsl@demo.example", dana.pk),
        ("b@demo.example", None),
    }


def test_each_call_is_an_event_of_its_own() -> None:
    """Two codes to the same person are two messages."""
    for _ in range(2):
        send_mail("Your code", "123456", None, ["dsl@demo.example"])
    assert OutboxMessage.objects.count() == 2


def test_the_row_goes_with_the_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_mail("Your code", "123456", None, ["dsl@demo.example"])
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


def test_html_is_kept_beside_the_text() -> None:
    message = EmailMultiAlternatives("Hello", "Text", to=["dsl@demo.example"])
    message.attach_alternative("<p>Text</p>", "text/html")
    message.send()
    assert OutboxMessage.objects.values_list("text_body", "html_body").get() == ("Text", "<p>Text</p>")


def test_html_alone_is_refused() -> None:
    message = EmailMessage("Hello", "<p>Text</p>", to=["dsl@demo.example"])
    message.content_subtype = "html"
    with pytest.raises(ValueError, match="plain words"):
        message.send()


def test_attachments_are_refused() -> None:
    message = EmailMessage("Hello", "Text", to=["dsl@demo.example"])
    message.attach("list.csv", "a,b", "text/csv")
    with pytest.raises(AttachmentRefused):
        message.send()
    assert not OutboxMessage.objects.exists()


def test_one_bad_message_of_several_queues_none() -> None:
    good = EmailMessage("Hello", "Text", to=["dsl@demo.example"])
    bad = EmailMessage("Two\nlines", "Text", to=["dsl@demo.example"])
    with pytest.raises(HeaderInjection):
        get_connection().send_messages([good, bad])
    assert not OutboxMessage.objects.exists()


def test_the_kind_can_be_named_and_must_exist() -> None:
    EmailMessage("Code", "123456", to=["dsl@demo.example"], headers={"X-Portal-Kind": "account_code"}).send()
    assert OutboxMessage.objects.get().kind == "account_code"
    with pytest.raises(UnknownKind):
        EmailMessage("Code", "123456", to=["dsl@demo.example"], headers={"X-Portal-Kind": "surprise"}).send()
