"""Promise 3: a file that goes with a message is made when the message leaves, is stored nowhere, and holds up no message."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from notifications import attachments
from notifications.attachments import LARGEST, File, UnknownMaker, files_of
from notifications.models import OutboxMessage
from notifications.relay import relay
from notifications.services import forget_recipient, purge_messages, queue_message
from notifications.transports.smtp import encoded
from tests.integration.notifications.making import RecordingTransport, due_now, person

pytestmark = pytest.mark.django_db
MAILBOX = "/demo/mailbox"


class Maker:
    """Makes one file that says how things stand now."""

    def __init__(self) -> None:
        self.says, self.asked = "then", [""]
        self.fault: Exception | None = None

    def __call__(self, key: str) -> list[File]:
        self.asked.append(key)
        if self.fault is not None:
            raise self.fault
        return [File("entry.ics", "text/calendar", self.says.encode(), {"method": "PUBLISH"})] if self.says else []


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Maker]:
    made = Maker()
    monkeypatch.setitem(attachments._makers, "test", made)
    return made


def queued(attachment: str = "test:17:4") -> OutboxMessage:
    context = {"name": "Dana", "reference": "VS-2026-0001", "link": "/advice/3f"}
    return queue_message(
        kind="advice_answered", to="dsl@demo.example", event_key="e:1", context=context, attachment=attachment
    )


def test_nothing_is_made_when_it_is_queued_and_what_leaves_is_how_it_stands_then(maker: Maker) -> None:
    message = queued()
    assert maker.asked == [""]
    maker.says = "now"
    parsed = message_from_bytes(encoded(message), policy=default)
    [part] = parsed.iter_attachments()
    assert (part.get_content_type(), part.get_param("method"), part.get_filename()) == (
        "text/calendar",
        "PUBLISH",
        "entry.ics",
    )
    assert part.get_payload(decode=True) == b"now"
    assert maker.asked[1:] == ["17:4"]
    body = parsed.get_body(("plain",))
    assert body is not None and "/advice/3f" in body.get_content()


def test_a_maker_with_nothing_left_to_say_makes_a_plain_message(maker: Maker) -> None:
    message, maker.says = queued(), ""
    assert message_from_bytes(encoded(message), policy=default).get_content_type() == "text/plain"


def test_a_maker_that_breaks_holds_up_no_message(maker: Maker, caplog: pytest.LogCaptureFixture) -> None:
    message, maker.fault = queued(), KeyError("dsl@demo.example")
    assert message_from_bytes(encoded(message), policy=default).get_content_type() == "text/plain"
    assert "dsl@demo.example" not in caplog.text, "a fault may quote somebody"


def test_a_database_that_is_away_is_waited_for(maker: Maker) -> None:
    message, maker.fault = queued(), OperationalError()
    with pytest.raises(OperationalError):
        encoded(message)


def test_files_that_are_too_large_stay_behind(maker: Maker) -> None:
    message, maker.says = queued(), "x" * (LARGEST + 1)
    assert files_of(message) == []


def test_a_maker_that_nobody_registered_is_a_fault_of_the_program() -> None:
    with pytest.raises(UnknownMaker):
        queued("nobody:1")
    with pytest.raises(ValueError, match="at most 200"):
        attachments.checked("training_entry:" + "1" * 200)


def test_a_message_of_an_older_version_whose_maker_is_gone_still_leaves(maker: Maker) -> None:
    message = queued()
    message.attachment = "gone:1"
    assert files_of(message) == []


def test_a_message_sent_again_gets_its_file_anew(maker: Maker) -> None:
    queued()
    due_now()
    seen: list[str] = []
    relay(transport=RecordingTransport(on_send=lambda row: seen.extend(one.name for one in files_of(row))))
    assert seen == ["entry.ics"]


@pytest.mark.parametrize("how", ["erased", "purged"])
def test_a_key_goes_with_the_text(maker: Maker, how: str) -> None:
    who = person()
    message = queue_message(
        kind="advice_answered",
        to=who,
        event_key="e:1",
        context={"name": "D", "reference": "VS-1", "link": "/x"},
        attachment="test:1",
    )
    if how == "erased":
        forget_recipient(person=who, by=None)
    else:
        OutboxMessage.objects.update(created_at="2026-01-01T00:00Z")
        purge_messages()
    message.refresh_from_db()
    assert message.attachment == "" and files_of(message) == []


def test_the_mailbox_shows_and_gives_the_file(client: Client, maker: Maker) -> None:
    message = queued()
    address = reverse("notifications:demo_file", args=[message.public_id, 1])
    assert f'href="{address}"' in client.get(f"{MAILBOX}/{message.public_id}").content.decode()
    answer = client.get(address)
    assert answer.content == b"then"
    assert answer["Content-Type"] == "text/calendar; method=PUBLISH"
    assert answer["Content-Disposition"] == 'attachment; filename="entry.ics"'
    assert answer["Cache-Control"] == "no-store"
    for number in (0, 2):
        assert client.get(reverse("notifications:demo_file", args=[message.public_id, number])).status_code == 404
    assert client.get(reverse("notifications:demo_file", args=[uuid.uuid4(), 1])).status_code == 404
    maker.says = ""
    assert client.get(address).status_code == 404
    assert "entry.ics" not in client.get(f"{MAILBOX}/{message.public_id}").content.decode()


def test_outside_the_demonstration_nobody_fetches_a_file(client: Client, maker: Maker, settings: Settings) -> None:
    message = queued()
    settings.VS_DEMO = False
    assert client.get(reverse("notifications:demo_file", args=[message.public_id, 1])).status_code == 404
