"""Reads of the outbox: the demonstration mailbox, the list for staff, and the pulse for the health page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from notifications.models import JobMark, OutboxMessage
from notifications.models.message import UNSENT, WAITING

COUNT_CAP = 1000
State = OutboxMessage.State


@dataclass(frozen=True, slots=True)
class Pulse:
    """How delivery stands. Counts stop at COUNT_CAP: the health page must cost nothing."""

    last_sweep: datetime | None
    oldest_due: datetime | None
    waiting: int
    undelivered: int


def pulse() -> Pulse:
    """When the relay last looked, since when the oldest due message waits, and how many wait or could not be sent."""
    now = timezone.now()
    due = OutboxMessage.objects.filter(state__in=WAITING, not_before__lte=now)
    stuck = OutboxMessage.objects.filter(state=State.LEASED, lease_until__lt=now)
    oldest = [due.aggregate(at=Min("not_before"))["at"], stuck.aggregate(at=Min("lease_until"))["at"]]
    return Pulse(
        last_sweep=JobMark.objects.filter(name="relay_outbox").values_list("started_at", flat=True).first(),
        oldest_due=min((at for at in oldest if at), default=None),
        waiting=_capped(OutboxMessage.objects.filter(state__in=UNSENT)),
        undelivered=_capped(undelivered()),
    )


def undelivered() -> QuerySet[OutboxMessage]:
    """Messages that could not be delivered and that nobody has given up, newest first."""
    return OutboxMessage.objects.filter(state=State.DEAD, given_up_at=None).order_by("-id")


def mailbox(address: str = "") -> QuerySet[OutboxMessage]:
    """Every message whose text is still there, newest first; with an address, those whose address holds it."""
    rows = OutboxMessage.objects.filter(body_removed_at=None).order_by("-id")
    return rows.filter(Q(address__icontains=address)) if address else rows


def message(public_id: uuid.UUID) -> OutboxMessage | None:
    """One message, or None."""
    return OutboxMessage.objects.filter(public_id=public_id).first()


def messages_to(person: Person) -> list[dict[str, Any]]:
    """What is kept of the messages to a person, for the copy of their own data."""
    rows = OutboxMessage.objects.filter(person=person).order_by("id")
    fields = ("kind", "address", "subject", "text_body", "state", "created_at", "sent_at")
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        for row in rows.values(*fields)
    ]


def _capped(rows: QuerySet[OutboxMessage]) -> int:
    return rows.order_by().values("pk")[:COUNT_CAP].count()
