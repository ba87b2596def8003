"""Tells people what is new for the searches they saved: a number and a link, once a week or month, never twice.

A search is due when the week (from Monday) or month has turned since it was last looked at. Then what changed since is
counted, the message is queued, and `seen_to` moves on, all in one transaction: a run that dies leaves it due, a second
run finds it done, and the outbox refuses a second message for the same search and period. Where nothing is new, nothing
is sent. Runs on open days alone, so that the first one of a week is the one that counts.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from notifications.quiet_hours import earliest
from notifications.services import queue_message
from organisations.calendars import LONDON
from resources.models import SavedSearch
from resources.models.vocabulary import Digest
from resources.reader.searches import search_of, stop_token
from resources.search.query import matching

COUNTED_TO = 100
KIND = "resources_digest"
LAG = timedelta(minutes=10)  # an item may carry a time a little before its publication can be seen


def send_due(*, now: datetime | None = None, most: int = 2_000) -> int:
    """Look at every search that is due, as far as `most`; returns how many messages were queued."""
    now = now or timezone.now()
    if earliest(now) != now:  # a closed day or hour
        return 0
    keys = SavedSearch.objects.filter(_due(now), person__is_active=True).order_by("seen_to")
    return sum(_look(key, now) for key in keys.values_list("pk", flat=True)[:most])


def period_of(digest: str, day: date) -> str:
    """The name of the week or month that a day lies in: "2026-W48", "2026-11"."""
    if digest == Digest.MONTHLY:
        return f"{day.year}-{day.month:02d}"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def beginning(digest: str, now: datetime) -> datetime:
    """When the running week or month began."""
    day = timezone.localdate(now, LONDON)
    first = day.replace(day=1) if digest == Digest.MONTHLY else day - timedelta(days=day.weekday())
    return datetime(first.year, first.month, first.day, tzinfo=LONDON)


def _due(now: datetime) -> Q:
    weekly = Q(digest=Digest.WEEKLY, seen_to__lt=beginning(Digest.WEEKLY, now))
    return weekly | Q(digest=Digest.MONTHLY, seen_to__lt=beginning(Digest.MONTHLY, now))


@transaction.atomic
def _look(key: int, now: datetime) -> int:
    """One search: 1 where a message was queued. Skips what another run holds or has done."""
    due = SavedSearch.objects.filter(_due(now), pk=key).select_related("person")
    kept = due.select_for_update(of=("self",), skip_locked=True).first()
    if kept is None:
        return 0
    upto = now - LAG
    new = matching(search_of(kept), since=kept.seen_to).filter(changed_at__lte=upto).values("pk")[:COUNTED_TO].count()
    if new:
        queue_message(
            kind=KIND,
            to=kept.person,
            event_key=f"saved-search:{kept.public_id}:{period_of(kept.digest, timezone.localdate(now, LONDON))}",
            context={
                "name": kept.person.name,
                "number": f"{COUNTED_TO - 1} or more" if new >= COUNTED_TO else new,
                "link": reverse("resources:saved_search", args=[kept.public_id]),
                "stop_link": reverse("resources:stop", args=[stop_token(kept)]),
            },
        )
    SavedSearch.objects.filter(pk=kept.pk).update(seen_to=upto)
    return 1 if new else 0
