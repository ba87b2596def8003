"""The law on a topic changed: every shown item on it that was checked before that day goes into review.

Readers of each see "The law on this topic changed on …; we are checking this page" until somebody has read that item.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Least
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.models import Resource, Topic
from resources.models.vocabulary import SHOWN, State
from resources.upkeep.clock import next_check
from resources.upkeep.selectors import law_changed_on


class InTheFuture(ValueError):
    """A law that will change later is noted on its day; the words say so."""


def resting_on(topic: Topic, before: date) -> QuerySet[Resource]:
    """Shown items on the topic that were checked before a day."""
    return Resource.objects.filter(topics__contains=[topic.code], state__in=SHOWN, checked_on__lt=before)


@transaction.atomic
def law_changed(*, topic: Topic, changed_on: date, note: str, by: Person) -> int:
    """Note on the topic when its law changed and how; put what rests on it into review. Returns how many items.

    An item that was due already stays in its round. Raises InTheFuture for a day that has not come.
    """
    today = timezone.localdate()
    if changed_on > today:
        raise InTheFuture("The day must be today or in the past.")
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    row.law_changed_on, row.law_changed_note = changed_on, note
    row.save(update_fields=["law_changed_on", "law_changed_note"])
    items = resting_on(row, changed_on).filter(law_review=False)
    keys = list(items.select_for_update().order_by("pk").values_list("pk", flat=True))
    Resource.objects.filter(pk__in=keys).update(
        law_review=True, state=State.REVIEW_DUE, check_due_on=Least("check_due_on", today)
    )
    detail: dict[str, str | int | bool | None] = {"topic": row.code, "changed": str(changed_on), "items": len(keys)}
    record(event="resource.law_changed", by=by, subject=row, detail=detail)
    return len(keys)


@transaction.atomic
def take_back(*, topic: Topic, by: Person) -> int:
    """The day was noted by mistake: items that rest on no other change of the law get their own clock back."""
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    row.law_changed_on, row.law_changed_note = None, ""
    row.save(update_fields=["law_changed_on", "law_changed_note"])
    items = Resource.objects.filter(topics__contains=[row.code], state__in=SHOWN, law_review=True)
    kept = [item for item in items.select_for_update().order_by("pk") if law_changed_on(item) is None]
    today = timezone.localdate()
    for item in kept:
        _own_clock(item, today)
    record(event="resource.law_taken_back", by=by, subject=row, detail={"topic": row.code, "items": len(kept)})
    return len(kept)


def _own_clock(item: Resource, today: date) -> None:
    due = next_check(item.checked_on or today, item.review_months)
    item.law_review, item.check_due_on = False, due
    item.state = State.REVIEW_DUE if due <= today else State.PUBLISHED
    item.save(update_fields=["law_review", "check_due_on", "state"])
