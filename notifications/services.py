"""Writes to the outbox. Queue a message in the transaction of the change it tells of; the relay does the rest."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
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

_BATCH = 200  # rows a statement
KEEP_BODY = timedelta(days=30)
KEEP_ROW = timedelta(days=400)
_NAMESPACE = uuid.UUID("5b0b9d0e-6f8f-4b0e-9a59-6f6c1f1f7a11")  # any constant: references are worked out within it
State = OutboxMessage.State


class CannotResend(ValueError):
    """The message cannot be sent again; the words say why."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, as `queue_message` takes it, for queueing many at once."""

    kind: str
    to: Person | str
    event_key: str
    context: dict[str, Any]
    not_before: datetime | None = None
    attachment: str = ""

    @property
    def kind_row(self) -> Kind:
        return kind_of(self.kind)

    def rendered(self) -> Rendered:
        """Its subject and text; the template knows by `files` whether files will go along with it."""
        return render(self.kind_row, self.context, files=bool(self.attachment) and carries_files())


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
    letter = Letter(kind, to, event_key, context, not_before, attachment)
    return _stored(letter.kind_row, to, event_key, letter.rendered(), not_before=not_before, attachment=attachment)


def queue_messages(letters: Iterable[Letter]) -> int:
    """Queue many messages as `queue_message` does one, in as many statements for five hundred as for two.

    All or none. Returns how many were asked for; those told before are not told again.
    """
    wanted, now = list(letters), timezone.now()
    accounts = _accounts({_address(one.to) for one in wanted if isinstance(one.to, str)})
    leaves_at = cache(earliest)  # hundreds begin at the same moment
    rows = []
    for one in wanted:
        person = accounts.get(_address(one.to)) if isinstance(one.to, str) else one.to
        row = _row(
            one.kind_row, one.to, person, one.event_key, one.rendered(), max(now, one.not_before or now), leaves_at
        )
        row.attachment = checked(one.attachment)
        rows.append(row)
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    return len(rows)


def store(*, kind: Kind, to: Person | str, event_key: str, content: Rendered) -> OutboxMessage:
    """Write a rendered message unless its recipient was told of the event already; return the row."""
    return _stored(kind, to, event_key, content)


def _stored(
    kind: Kind,
    to: Person | str,
    event_key: str,
    content: Rendered,
    *,
    not_before: datetime | None = None,
    attachment: str = "",
) -> OutboxMessage:
    address, now = _address(to), timezone.now()
    person = _accounts({address}).get(address) if isinstance(to, str) else to
    row = _row(kind, to, person, event_key, content, max(now, not_before or now), earliest)
    row.attachment = checked(attachment)
    OutboxMessage.objects.bulk_create([row], ignore_conflicts=True)
    return OutboxMessage.objects.get(recipient=row.recipient, event_key=event_key)


def _row(
    kind: Kind,
    to: Person | str,
    person: Person | None,
    event_key: str,
    content: Rendered,
    begins: datetime,
    leaves_at: Callable[[datetime], datetime],
) -> OutboxMessage:
    """The row of a message that may leave from `begins` on; `leaves_at` says when one that is not urgent does."""
    address = _address(to)
    recipient = f"address:{address}" if isinstance(to, str) else f"person:{to.public_id}"
    return OutboxMessage(
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
        not_before=begins if kind.urgent else leaves_at(begins),
        expires_at=begins + kind.lifetime if kind.lifetime else None,
    )


def reference_of(recipient: str, event_key: str) -> str:
    """The name of a message at every provider: the same recipient and event always give the same name."""
    return str(uuid.uuid5(_NAMESPACE, f"{recipient}\x1f{event_key}"))


def _address(to: Person | str) -> str:
    address = to.strip().lower() if isinstance(to, str) else to.email
    try:
        validate_email(check_header(address, longest=254))
    except ValidationError as error:
        raise HeaderInjection("that is not an email address") from error
    return address


def _accounts(addresses: Collection[str]) -> dict[str, Person]:
    """Whose account each address is, where it is somebody's."""
    return {person.email.lower(): person for person in Person.objects.filter(email__in=addresses)} if addresses else {}


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
