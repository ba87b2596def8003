"""A person's calendar feed: made, given another address, taken away. Whoever has the address reads the calendar."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.audit import record
from training.models import CalendarFeed

if TYPE_CHECKING:
    from accounts.models import Person


@transaction.atomic
def make_feed(*, by: Person) -> CalendarFeed:
    """The person's feed; asked for twice there is one."""
    feed, made = CalendarFeed.objects.get_or_create(person=by)
    if made:
        record(event="training.feed_made", by=by, subject=by)
    return feed


@transaction.atomic
def renew_feed(*, by: Person) -> CalendarFeed:
    """Another address; the one before opens nothing from now on."""
    feed, _ = CalendarFeed.objects.select_for_update().get_or_create(person=by)
    feed.token = uuid.uuid4()
    feed.save(update_fields=["token", "renewed_at"])
    record(event="training.feed_renewed", by=by, subject=by)
    return feed


@transaction.atomic
def stop_feed(*, by: Person) -> None:
    """The address opens nothing any more. Asked for twice it is done once."""
    gone, _ = CalendarFeed.objects.filter(person=by).delete()
    if gone:
        record(event="training.feed_stopped", by=by, subject=by)
