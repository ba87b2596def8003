"""Somebody has looked at an item and found it true: the clock starts anew.

Items whose law changed are confirmed one by one, each on its page; others also in bulk, from a list with tick boxes.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.models import Resource
from resources.models.vocabulary import SHOWN, State
from resources.upkeep.clock import next_check


class NotShown(ValueError):
    """The item is not shown to readers, so there is nothing to check; the words say so."""


@transaction.atomic
def confirm_checked(*, resource: Resource, by: Person) -> Resource:
    """Write down that the item was checked today: it is published, and due again after its own months.

    Raises NotShown for a draft or an archived item. Twice on one day is the same as once.
    """
    row = Resource.objects.select_for_update().get(pk=resource.pk)
    if not row.is_shown:
        raise NotShown("Readers do not see this item, so there is nothing to check.")
    today = timezone.localdate()
    law = row.law_review
    row.state, row.checked_on, row.law_review = State.PUBLISHED, today, False
    row.check_due_on = next_check(today, row.review_months)
    row.save(update_fields=["state", "checked_on", "check_due_on", "law_review"])
    record(event="resource.checked", by=by, subject=row, detail={"law": law, "due": str(row.check_due_on)})
    return row


@transaction.atomic
def confirm_many(*, public_ids: Iterable[UUID], by: Person) -> tuple[int, int]:
    """Confirm the shown ones among the items; return how many were confirmed and how many left.

    Left are items whose law changed (each is read for itself) and those that somebody archived meanwhile.
    """
    wanted = set(public_ids)
    found = Resource.objects.filter(public_id__in=wanted, state__in=SHOWN, law_review=False).order_by("pk")
    # Held, so that a mark of the law that comes at the same moment is not taken away unread.
    rows = list(found.select_for_update())
    for row in rows:
        confirm_checked(resource=row, by=by)
    return len(rows), len(wanted) - len(rows)
