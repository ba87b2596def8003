"""Taking the audit trail away is itself recorded."""

from __future__ import annotations

from django.db import transaction

from accounts import audit
from accounts.models import Person


@transaction.atomic
def note_export(*, by: Person, rows: int) -> None:
    """Record who took how many events."""
    audit.record(event="audit.exported", by=by, detail={"rows": rows})
