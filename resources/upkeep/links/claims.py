"""Who looks at which address. A claim is a lease: a worker that dies leaves it to run out; a late one writes nothing.

Each host has one visit at a time and a rest after it, however many workers there are: claims are made one after the
other (an advisory lock for the moment of claiming), and skip hosts that are being visited or were a moment ago.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from resources.models import Link
from resources.upkeep.links.sites import seen_by_readers

LEASE = timedelta(minutes=5)  # longer than a whole run of the worker
PAUSE = timedelta(seconds=5)  # between two visits to one host
_LOCK = 0x4C49_4E4B  # any constant that nothing else locks


def due(now: datetime) -> QuerySet[Link]:
    """Addresses whose turn has come, on a page that readers see, and that nobody is looking at."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Link.objects.filter(free, seen_by_readers(), next_check_at__lte=now)


@transaction.atomic
def claim(*, by: None = None) -> Link | None:
    """Take the address that has waited longest, of a host that has rested; None where there is none. For the portal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    now = timezone.now()
    # Few, and asked for once: a question of each due row about its host costs seconds where one host has 20,000.
    busy = list(
        Link.objects.filter(Q(leased_until__gt=now) | Q(checked_at__gt=now - PAUSE)).values_list("host", flat=True)
    )
    link = due(now).exclude(host__in=set(busy)).order_by("next_check_at", "pk").first()
    if link is not None:
        link.leased_until = now + LEASE
        link.save(update_fields=["leased_until"])
    return link


def held(link: Link) -> QuerySet[Link]:
    """The row while the lease is still this worker's: the moment at which it ends is its token."""
    return Link.objects.filter(pk=link.pk, leased_until=link.leased_until)
