"""Writes to the outbox. Queue a message in the transaction of the change it tells of; the relay does the rest."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from notifications.attachments import checked
from notifications.kinds import Kind, kind_of
from notifications.models import OutboxMessage
from notifications.models.message import UNSENT
from notifications.quiet_hours import earliest
from notifications.rendering import HeaderInjection, Rendered, check_header, render
from notifications.transports import carries_files

KEEP_BODY = timedelta(days=30)
KEEP_ROW = timedelta(days=400)
_NAMESPACE = uuid.UUID("5b0b9d0e-6f8f-4b0e-9a59-6f6c1f1f7a11")  # any constant: references are worked out within it
State = OutboxMessage.State


class CannotResend(ValueError):
    """The message cannot be sent again; the words say why."""


@transaction.atomic
def queue_message(
    *,
    kind: str,
    to: Person | str,
    event_key: str,
    context: dict[str, Any],
    not_before: datetime | None = None,
    attachment: str = "",
) -> OutboxMessage:
    """Queue one message to one recipient about one event, in the caller's transaction.

    The same recipient and event give the row that is already there. Raises UnknownKind, UnsafeContext (context holds
    more than short names, dates and links to this portal) or HeaderInjection. Times are aware; kinds that are not
    urgent wait for the council's working hours (DESIGN promise 6). `attachment` names what makes its files when it is
    sent (`notifications.attachments`); the template knows by `files` whether they will stand beside its text.
    """
    row = kind_of(kind)
    content = render(row, context, files=bool(attachment) and carries_files())
    return store(
        kind=row, to=to, event_key=event_key, content=content, not_before=not_before, attachment=checked(attachment)
    )


def store(
    *,
    kind: Kind,
    to: Person | str,
    event_key: str,
    content: Rendered,
    not_before: datetime | None = None,
    attachment: str = "",
) -> OutboxMessage:
    """Write a rendered message unless its recipient was told of the event already; return the row."""
    person, address = _who(to)
    recipient = f"person:{person.public_id}" if person and not isinstance(to, str) else f"address:{address}"
    now = timezone.now()
    wanted = max(now, not_before or now)
    row = OutboxMessage(
        kind=kind.code,
        priority=OutboxMessage.Priority.URGENT if kind.urgent else OutboxMessage.Priority.ORDINARY,
        recipient=recipient,
        person=person,
        address=address,
        event_key=check_header(event_key, longest=200),
        reference=reference_of(recipient, event_key),
        subject=check_header(content.subject, longest=200),
        text_body=content.text,
        html_body=content.html,
        attachment=attachment,
        not_before=wanted if kind.urgent else earliest(wanted),
        expires_at=wanted + kind.lifetime if kind.lifetime else None,
    )
    OutboxMessage.objects.bulk_create([row], ignore_conflicts=True)
    return OutboxMessage.objects.get(recipient=recipient, event_key=event_key)


def reference_of(recipient: str, event_key: str) -> str:
    """The name of a message at every provider: the same recipient and event always give the same name."""
    return str(uuid.uuid5(_NAMESPACE, f"{recipient}\x1f{event_key}"))


def _who(to: Person | str) -> tuple[Person | None, str]:
    address = to.strip().lower() if isinstance(to, str) else to.email
    try:
        validate_email(check_header(address, longest=254))
    except ValidationError as error:
        raise HeaderInjection("that is not an email address") from error
    if isinstance(to, str):
        return Person.objects.filter(email=address).first(), address
    return to, address


@transaction.atomic
def retry_message(*, message: OutboxMessage, by: Person) -> OutboxMessage:
    """Send a dead message again, at once. Raises CannotResend if it is not dead or its text is gone."""
    row = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    if row.state != State.DEAD:
        raise CannotResend("This message is not among those that could not be delivered.")
    if row.body_removed_at or not row.text_body:
        raise CannotResend("The text of this message has been removed, so it cannot be sent again.")
    row.state, row.tries, row.last_fault, row.given_up_at = State.PENDING, 0, "", None
    row.not_before, row.expires_at = timezone.now(), None
    row.save()
    record(event="outbox.retried", by=by, subject=row, detail={"kind": row.kind})
    return row


@transaction.atomic
def give_up_message(*, message: OutboxMessage, by: Person) -> OutboxMessage:
    """Take a dead message off the list of those that ask for attention. Raises CannotResend if it is not dead."""
    row = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    if row.state != State.DEAD:
        raise CannotResend("This message is not among those that could not be delivered.")
    if row.given_up_at is None:
        row.given_up_at = timezone.now()
        row.save(update_fields=["given_up_at"])
        record(event="outbox.given_up", by=by, subject=row, detail={"kind": row.kind})
    return row


@transaction.atomic
def forget_recipient(*, person: Person, by: Person | None) -> int:
    """Remove a person's address and the texts sent to them (erasure). Unsent messages die. Returns the number of rows."""
    now = timezone.now()
    rows = OutboxMessage.objects.filter(person=person)
    rows.filter(state__in=UNSENT).update(
        state=State.DEAD, given_up_at=now, last_fault="recipient_erased", lease_until=None, lease_token=None
    )
    count = rows.update(
        subject="",
        text_body="",
        html_body="",
        attachment="",
        body_removed_at=now,
        person=None,
        address=Concat(Value("erased-"), Cast("id", CharField()), Value("@erased.invalid")),
        recipient=Concat(Value("erased:"), F("reference")),
    )
    record(event="outbox.recipient_forgotten", by=by, detail={"messages": count})
    return count


def purge_messages(*, now: datetime | None = None) -> dict[str, int]:
    """Remove texts 30 days after they were written, and whole rows after 400 days. Unsent ones of that age die first."""
    now = now or timezone.now()
    stale = OutboxMessage.objects.filter(created_at__lt=now - KEEP_BODY, body_removed_at=None)
    with transaction.atomic():
        died = stale.filter(state__in=UNSENT).update(
            state=State.DEAD, last_fault="too_old", lease_until=None, lease_token=None
        )
        bodies = stale.update(subject="", text_body="", html_body="", attachment="", body_removed_at=now)
        rows, _ = OutboxMessage.objects.filter(created_at__lt=now - KEEP_ROW).delete()
    return {"died": died, "bodies": bodies, "rows": rows}


def keeps_secrets() -> bool:
    """Whether the text of one-time codes stays after sending: only in demonstration, for its mailbox."""
    return bool(settings.VS_DEMO)
