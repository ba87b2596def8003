"""Facts about messages in words, for the list of undelivered messages and the demonstration mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from notifications.attachments import File
from notifications.kinds import label_of
from notifications.models import OutboxMessage

State = OutboxMessage.State
_LINK = re.compile(r"https?://\S+")
_FAULTS = (
    ("rcpt:", "The receiving server does not accept this address"),
    ("mail:", "The mail server does not accept our sender address"),
    ("data:", "The receiving server refused the message"),
    ("text:", "The receiving server refused the message"),
    ("notify:400", "GOV.UK Notify does not accept this message or address"),
    ("notify", "GOV.UK Notify could not be reached or refused our key"),
    ("connect:", "The mail server could not be reached"),
    ("broke:", "The mail server broke off"),
    ("too_late", "It was too late to be of use before it could be sent"),
    ("too_old", "It waited for more than 30 days, and its text was removed"),
    ("recipient_closed", "The account of the person was closed"),
    ("recipient_erased", "The person's details were erased"),
    ("worker_died", "The worker stopped each time it tried to send this message"),
)
_SHORT = {
    State.PENDING: "Waiting",
    State.LEASED: "Waiting",
    State.SENT: "Sent",
    State.FAILED: "Waiting",
    State.DEAD: "Not delivered",
}
_TONES = {State.SENT: "go", State.DEAD: "stop", State.FAILED: "warn", State.LEASED: "new", State.PENDING: "new"}


@dataclass(frozen=True, slots=True)
class Row:
    """One message as a line of a list."""

    kind: str
    subject: str
    address: str
    when: str
    state: str
    detail: str
    tone: str
    fault: str
    href: str
    retry_url: str
    give_up_url: str
    may_retry: bool


def row(message: OutboxMessage) -> Row:
    """Put a message into words."""
    return Row(
        kind=label_of(message.kind),
        subject=message.subject,
        address=message.address,
        when=moment(message.created_at),
        state=_SHORT[State(message.state)],
        detail=_detail(message),
        tone=_TONES[State(message.state)],
        fault=fault_words(message),
        href=reverse("notifications:demo_message", args=[message.public_id]),
        retry_url=reverse("notifications:retry", args=[message.public_id]),
        give_up_url=reverse("notifications:give_up", args=[message.public_id]),
        may_retry=message.body_removed_at is None,
    )


def state_words(message: OutboxMessage) -> str:
    """Where the message stands, with the moment that matters."""
    if message.state == State.SENT and message.sent_at:
        return f"Sent {moment(message.sent_at)}"
    if message.state == State.PENDING and message.not_before > timezone.now():
        return f"Will be sent {moment(message.not_before)}"
    if message.state == State.FAILED:
        return f"Will be tried again {moment(message.not_before)}"
    return State(message.state).label


def _detail(message: OutboxMessage) -> str:
    """What stands beside the tag of the state, without saying it again."""
    if message.state == State.DEAD:
        return ""
    return state_words(message).removeprefix("Sent ")


def fault_words(message: OutboxMessage) -> str:
    """What went wrong last, in plain words with the code for whoever looks after the servers."""
    if not message.last_fault:
        return ""
    words = next((words for start, words in _FAULTS if message.last_fault.startswith(start)), "It could not be sent")
    return f"{words} ({message.last_fault})"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a message as a link."""

    name: str
    size: str
    href: str


def file_rows(message: OutboxMessage, files: Iterable[File]) -> list[FileRow]:
    """The files that go with a message, as they are now."""
    return [
        FileRow(
            file.name,
            f"{len(file.content):,} bytes",
            reverse("notifications:demo_file", args=[message.public_id, number]),
        )
        for number, file in enumerate(files, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message; `href` where the whole line is a link."""

    text: str
    href: str = ""


def paragraphs(text: str) -> list[list[Line]]:
    """A message's text as paragraphs of lines, so that the page can show its links as links."""
    blocks = [block.strip().splitlines() for block in re.split(r"\n\s*\n", text) if block.strip()]
    return [[Line(line, line.strip() if _LINK.fullmatch(line.strip()) else "") for line in block] for block in blocks]


def moment(when: datetime) -> str:
    """25 November 2026 at 9:05am."""
    local = timezone.localtime(when)
    clock = date_format(local, "g:i").removesuffix(":00") + ("am" if local.hour < 12 else "pm")
    return f"{date_format(local, 'j F Y')} at {clock}"
