"""Who may send a message now: a lease on its row, held under a token, by the database's clock alone.

A relay claims rows that are due, or whose lease ran out because their relay died. `FOR UPDATE SKIP LOCKED` lets two
relays work side by side. Every later write names the token, so a relay that lost its lease changes nothing.
A lease that ends further off than any lease can was written before the clock was set back; it counts as run out.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from notifications.models import OutboxMessage
from notifications.models.message import WAITING

_PATIENCE = (0.2, 0.5, 1.0, 2.0, 3.0, 4.0)  # seconds to wait for a database that restarts; less than a lease
State = OutboxMessage.State


def lease() -> timedelta:
    """How long a relay may hold a message without a sign of life; longer than the slowest hand-over."""
    return timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)


@transaction.atomic
def claim(size: int) -> list[OutboxMessage]:
    """Lease up to `size` messages: first those left behind by a dead relay, then those due, urgent ones first."""
    stale = Q(lease_until__lt=Now()) | Q(lease_until__gt=Now() + lease() * 2)
    rows = _locked(OutboxMessage.objects.filter(stale, state=State.LEASED).order_by("lease_until"), size)
    if len(rows) < size:
        due = OutboxMessage.objects.filter(state__in=WAITING, not_before__lte=Now())
        rows += _locked(due.order_by("priority", "not_before", "id"), size - len(rows))
    token = uuid.uuid4()
    OutboxMessage.objects.filter(pk__in=rows).update(state=State.LEASED, lease_token=token, lease_until=Now() + lease())
    leased = OutboxMessage.objects.filter(lease_token=token, pk__in=rows).select_related("person")
    return sorted(leased, key=lambda row: rows.index(row.pk))


def _locked(rows: QuerySet[OutboxMessage], size: int) -> list[int]:
    return list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True)[:size])


def begin(message: OutboxMessage) -> bool:
    """Renew the lease and note that a hand-over begins. False if the lease has passed to another relay."""
    return bool(_held(message).update(lease_until=Now() + lease(), tries=F("tries") + 1, handover_began_at=Now()))


def settle(message: OutboxMessage, **fields: object) -> bool:
    """End the lease with an outcome, waiting a while for a database that restarts. False if the lease has passed."""
    for pause in (*_PATIENCE, None):
        try:
            return bool(_held(message).update(lease_until=None, lease_token=None, **fields))
        except (OperationalError, InterfaceError):
            connection.close()
            if pause is None:
                raise
            time.sleep(pause)
    raise AssertionError("the loop returns or raises")


def release(messages: Iterable[OutboxMessage], *, after: timedelta) -> int:
    """Give back messages that were not tried, to be taken up again after a while."""
    return sum(
        settle(message, state=State.FAILED if message.tries else State.PENDING, not_before=Now() + after)
        for message in messages
    )


def _held(message: OutboxMessage) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(pk=message.pk, state=State.LEASED, lease_token=message.lease_token)
