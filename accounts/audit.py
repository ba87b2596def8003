"""Records one audit event inside the caller's transaction. Each event carries the hash of the one before it.

The chain is kept in order by a transaction-level advisory lock: writers of audit events queue for the moment
between recording and commit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from django.db import connection, models
from django.utils import timezone

from accounts.models import AuditEvent, AuditHead, Person

LONGEST = 120
FIRST_HASH = "0" * 64
_LOCK = 0x5653_4155  # any constant that nothing else locks
Detail = dict[str, str | int | bool | None]


def record(*, event: str, by: Person | None, subject: models.Model | None = None, detail: Detail | None = None) -> None:
    """Write one event. `by=None` means the system itself. `detail` must hold codes and ids, never typed text."""
    _refuse_prose(detail or {})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    head = AuditHead.objects.first() or AuditHead(hash=FIRST_HASH)
    row = AuditEvent(
        event=event,
        at=timezone.now(),
        by_public_id=by.public_id if by else None,
        subject_type=subject._meta.label if subject is not None else "",
        subject_id=str(getattr(subject, "public_id", None) or getattr(subject, "pk", ""))
        if subject is not None
        else "",
        detail=detail or {},
        previous_hash=head.hash,
    )
    row.hash = digest(row)
    row.save(force_insert=True)
    head.events, head.hash = head.events + 1, row.hash
    head.save()


def record_from_below(*, event: str, by: object | None, subject: models.Model | None, detail: Detail) -> None:
    """The same for an app that stands below this one and knows no Person."""
    if by is not None and not isinstance(by, Person):
        raise TypeError("an event is recorded for a person or for the portal itself")
    record(event=event, by=by, subject=subject, detail=detail)


def _refuse_prose(detail: Detail) -> None:
    """A code, an id or a number is short and of one line; whatever is not would be somebody's text."""
    for name, value in detail.items():
        if not isinstance(value, str | int | bool | None):
            raise TypeError(f"audit detail {name!r} is a {type(value).__name__}: give a code, an id or a number")
        if isinstance(value, str) and (len(value) > LONGEST or "\n" in value):
            raise ValueError(f"audit detail {name!r} is longer than a code: text does not belong in the audit trail")


def broken_links() -> Iterator[str]:
    """Walk the chain from the first event: each fault in words. Constant memory, so that years can be checked.

    Found are changed, removed, inserted and reordered events, and a trail cut at its end (by the head's own count).
    """
    expected, count = FIRST_HASH, 0
    for row in AuditEvent.objects.order_by("id").iterator(chunk_size=2000):
        if row.previous_hash != expected:
            yield f"event {row.pk}: the event before it was removed, inserted or changed"
        if digest(row) != row.hash:
            yield f"event {row.pk}: it was changed after it was written"
        expected, count = row.hash, count + 1
    head = AuditHead.objects.first() or AuditHead(hash=FIRST_HASH)
    if (head.events, head.hash) != (count, expected):
        yield f"the end: {head.events} events were written and {count} are here, or the last one is another"


def digest(row: AuditEvent) -> str:
    """SHA-256 over the event and the hash before it: a changed or removed row breaks the chain."""
    parts = [
        row.previous_hash,
        row.event,
        row.at.isoformat(),
        str(row.by_public_id),
        row.subject_type,
        row.subject_id,
        json.dumps(row.detail, sort_keys=True),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
