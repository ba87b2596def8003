"""Promise 3: the Message-ID is worked out from the reference; and what goes over the wire is a sound message."""

from __future__ import annotations

import uuid
from email import message_from_bytes
from email.policy import default

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from notifications.models import OutboxMessage
from notifications.services import reference_of
from notifications.transports.smtp import _stuffed, encoded, message_id

LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)


def a_message(**fields: object) -> OutboxMessage:
    plain = {
        "subject": "Your question has an answer",
        "text_body": "Read it.\n",
        "address": "dsl@demo.example",
        "reference": reference_of("address:dsl@demo.example", "advice:1:answered"),
    }
    return OutboxMessage(**{**plain, **fields})


def test_the_same_recipient_and_event_always_have_the_same_reference() -> None:
    first = reference_of("person:1", "advice:1:answered")
    assert first == reference_of("person:1", "advice:1:answered")
    assert len({first, reference_of("person:2", "advice:1:answered"), reference_of("person:1", "advice:1:closed")}) == 3
    assert uuid.UUID(first).version == 5


@override_settings(ORIGIN="https://portal.example")
def test_the_message_id_is_the_reference_at_our_host() -> None:
    message = a_message()
    parsed = message_from_bytes(encoded(message), policy=default)
    assert parsed["Message-ID"] == message_id(message.reference) == f"<{message.reference}@portal.example>"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["To"] == "dsl@demo.example"


def test_html_stands_beside_the_text() -> None:
    parsed = message_from_bytes(encoded(a_message(html_body="<p>Read it.</p>")), policy=default)
    assert [part.get_content_type() for part in parsed.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_message_without_html_is_plain_text() -> None:
    assert message_from_bytes(encoded(a_message()), policy=default).get_content_type() == "text/plain"


def unstuffed(wire: bytes) -> list[bytes]:
    """What a server makes of the wire, the slow and obvious way (RFC 5321, 4.5.2)."""
    lines = wire.split(b"\r\n")
    end = lines.index(b".")
    assert lines[end + 1 :] == [b""], "nothing follows the end of the text"
    return [line.removeprefix(b".") for line in lines[:end]]


@given(st.lists(LINE.map(lambda line: "." + line) | LINE | st.just("."), min_size=1, max_size=8))
def test_no_text_can_end_the_message_early(lines: list[str]) -> None:
    """T12: a line of one dot in a body must not let the rest speak to the server."""
    raw = "\n".join([*lines, "end"]).encode()
    assert unstuffed(_stuffed(raw)) == raw.split(b"\n")


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n"])
def test_lone_line_ends_are_made_whole(ending: bytes) -> None:
    """SMTP smuggling: servers disagree about a dot between bare line ends."""
    assert _stuffed(b"one" + ending + b"." + ending + b"two") == b"one\r\n..\r\ntwo\r\n.\r\n"
