"""Searching the audit trail, newest first, by keyset: a page deep in the trail costs what the first one does."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import AuditEvent, Person


def search_audit(
    *, event: str = "", person: str = "", subject: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[AuditEvent]:
    """Events by their name (or its first part, as `membership.`), by who acted, by what it was about, by day."""
    found = AuditEvent.objects.order_by("-id")
    if event:
        found = found.filter(event__startswith=event)
    if person:
        found = found.filter(by_public_id=_person_id(person))
    if subject:
        found = found.filter(subject_id=subject)
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    return found


def _person_id(text: str) -> uuid.UUID | None:
    """The id of whoever is meant by an address or an id; a fresh id, which nothing matches, where nobody is."""
    try:
        return uuid.UUID(text)
    except ValueError:
        found = Person.objects.filter(email__iexact=text).values_list("public_id", flat=True).first()
        return found or uuid.uuid4()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
