"""When an item must be checked again. An item checked on 3 March 2026 every 12 months is due on 3 March 2027.

A month without such a day ends on its last: checked on 31 August every 6 months, due on 28 (or 29) February.
On that day the item goes from published to review due; readers see it, and its owner is asked (`chasing`).
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars import add_months
from resources.models import Resource
from resources.models.vocabulary import State

BATCH = 500


class Standing(Enum):
    """How an item stands with the clock."""

    NOT_SHOWN = "not_shown"
    IN_DATE = "in_date"
    DUE = "due"
    LAW_CHANGED = "law_changed"


def next_check(checked_on: date, review_months: int) -> date:
    """The day on which an item that was checked on that day is due again."""
    return add_months(checked_on, review_months)


def state_of(resource: Resource, today: date) -> Standing:
    """How the item stands on a day, also where the daily task has not run yet. Reads nothing."""
    if not resource.is_shown or resource.check_due_on is None:
        return Standing.NOT_SHOWN
    if resource.law_review:
        return Standing.LAW_CHANGED
    overdue = resource.state == State.REVIEW_DUE or resource.check_due_on <= today
    return Standing.DUE if overdue else Standing.IN_DATE


def mark_due(*, by: None = None, today: date | None = None) -> int:
    """Move every published item whose day has come to review due; return how many. The portal itself is the actor.

    In batches, each a transaction of its own: a run that dies leaves the rest to the next one, and a second run finds
    nothing to do.
    """
    today = today or timezone.localdate()
    moved = 0
    while batch := _mark_batch(today):
        moved += batch
    return moved


@transaction.atomic
def _mark_batch(today: date) -> int:
    due = Resource.objects.filter(state=State.PUBLISHED, check_due_on__lte=today)
    keys = list(due.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if keys:
        Resource.objects.filter(pk__in=keys).update(state=State.REVIEW_DUE)
        record(event="resource.checks_due", by=None, detail={"items": len(keys)})
    return len(keys)
