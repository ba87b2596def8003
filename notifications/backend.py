"""Django's mail API leads into the outbox: whatever calls `send_mail` writes rows in its own transaction.

Used by allauth for codes and account notices. A message may name its kind in the header `X-Portal-Kind`
(`account_code`, `account_mail`, …). Attachments are refused: no file is stored in the outbox. One that goes with a mail
is made when the mail leaves, by an app that registered how (`notifications.attachments`).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from notifications.kinds import Kind, kind_of
from notifications.rendering import Rendered
from notifications.services import store

KIND_HEADER = "X-Portal-Kind"


class AttachmentRefused(ValueError):
    """Somebody tried to mail a file."""


class OutboxEmailBackend(BaseEmailBackend):
    """Queues messages; never opens a connection."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write one row per recipient; return how many messages were queued."""
        with transaction.atomic():
            return sum(1 for message in email_messages if _queue(message))


def _queue(message: EmailMessage) -> bool:
    if message.attachments:
        raise AttachmentRefused("files are not sent by mail: give a link")
    content = Rendered(subject=str(message.subject), text=_text(message), html=_html(message))
    # Each call is an event of its own: Django's mail API has no name for what happened.
    event_key = f"mail:{uuid.uuid4()}"
    recipients = sorted({address.strip().lower() for address in message.recipients()})
    for address in recipients:
        store(kind=_kind(message), to=address, event_key=event_key, content=content)
    return bool(recipients)


def _kind(message: EmailMessage) -> Kind:
    return kind_of(str(message.extra_headers.get(KIND_HEADER, "account_mail")))


def _text(message: EmailMessage) -> str:
    if message.content_subtype != "plain":
        raise ValueError("a message needs a text in plain words; HTML may only stand beside it")
    return str(message.body)


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    for content, mimetype in message.alternatives:
        if mimetype == "text/html":
            return str(content)
    return ""
