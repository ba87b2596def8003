"""Records one audit event inside the caller's transaction. Each event carries the hash of the one before it.

The chain is kept in order by a transaction-level advisory lock: writers of audit events queue for the moment
between recording and commit.
"""

from __future__ import annotations

import hashlib
import json

from django.db import connection, models
from django.utils import timezone

from accounts.models import AuditEvent, AuditHead, Person

FIRST_HASH = "0" * 64
_LOCK = 0x5653_4155  # any constant that nothing else locks
Detail = dict[str, str | int | bool | None]


def record(*, event: str, by: Person | None, subject: models.Model | None = None, detail: Detail | None = None) -> None:
    """Write one event. `by=None` means the system itself. `detail` must hold codes and ids, never typed text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    head = AuditHead.objects.first() or AuditHead(hash=FIRST_HASH)
    row = AuditEvent(
        event=event,
        at=timezone.now(),
        by_public_id=by.public_id if by else None,
        subject_type=subject._meta.label if subject is not None else "",
        subject_id=str(getattr(subject, "public_id", None) or getattr(subject, "pk", "")) if subject is not None else "",
        detail=detail or {},
        previous_hash=head.hash,
    )
    row.hash = digest(row)
    row.save(force_insert=True)
    head.events, head.hash = head.events + 1, row.hash
    head.save()


def digest(row: AuditEvent) -> str:
    """SHA-256 over the event and the hash before it: a changed or removed row breaks the chain."""
    parts = [row.previous_hash, row.event, row.at.isoformat(), str(row.by_public_id),
             row.subject_type, row.subject_id, json.dumps(row.detail, sort_keys=True)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
