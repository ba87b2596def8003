"""Looks at every address once a week, a few at a time, and marks items whose address failed twice running.
The website of an organisation or signpost is one address: its pages read of the address itself whether it failed.

An address that fails is looked at again the next day, so that a bad hour is no broken link and a repaired one is soon
clear. Where no host at all answers, our own network is away: nothing is counted against anybody.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from resources.models import Link
from resources.models.upkeep import BROKEN_AFTER
from resources.models.vocabulary import BROKEN
from resources.models.vocabulary import LinkOutcome as Outcome
from resources.upkeep.links.claims import claim, due, held
from resources.upkeep.links.fetcher import Fetcher, Look
from resources.upkeep.links.guard import public_but_for
from resources.upkeep.links.registering import mark_items
from resources.upkeep.links.sites import register_strays

MOST = 60  # addresses a run
RUN_SECONDS = 90.0
WEEK = timedelta(days=7)
AGAIN = timedelta(days=1)
GIVEN_UP_AFTER = 7  # failures running, then once a week as all others
OUTAGE_HOSTS = 3  # so many hosts, all silent and none that answers: it is us
AFTER_OUTAGE = timedelta(hours=1)
log = structlog.get_logger(__name__)


@dataclass
class _Run:
    """What a run has found. Silent addresses are kept to its end: whether they count depends on the others."""

    found: Counter[str] = field(default_factory=Counter)
    silent: list[Link] = field(default_factory=list)

    @property
    def looked(self) -> int:
        return sum(self.found.values())

    @property
    def is_outage(self) -> bool:
        answered = self.looked - self.found[Outcome.NO_ANSWER]
        return not answered and len({link.host for link in self.silent}) >= OUTAGE_HOSTS


def check_due(
    *,
    fetcher: Fetcher | None = None,
    most: int = MOST,
    seconds: float = RUN_SECONDS,
    rest: Callable[[float], None] = time.sleep,
) -> Counter[str]:
    """Look at up to `most` due addresses; return how many came to which outcome. Does nothing where looks are off."""
    if fetcher is None and not settings.LINK_CHECKS:
        return Counter()
    fetcher = fetcher or configured_fetcher()
    register_strays()
    run, ends = _Run(), time.monotonic() + seconds
    while run.looked < most and time.monotonic() < ends:
        link = claim()
        if link is None:
            if not due(timezone.now()).exists():
                break
            rest(1)  # what is due belongs to hosts that rest
            continue
        _look(run, link, fetcher)
    _settle_silent(run)
    if run.found:
        log.info("links_looked_at", **run.found)
    return run.found


def _look(run: _Run, link: Link, fetcher: Fetcher) -> None:
    found = fetcher.look(link.url)
    run.found[found.outcome] += 1
    if found.outcome == Outcome.NO_ANSWER:
        Link.objects.filter(pk=link.pk).update(checked_at=timezone.now())  # the host's rest begins
        run.silent.append(link)
    else:
        settle(link, found)


def _settle_silent(run: _Run) -> None:
    if not run.is_outage:
        for link in run.silent:
            settle(link, Look(Outcome.NO_ANSWER))
        return
    log.warning("links_nobody_answers", addresses=len(run.silent))
    for link in run.silent:
        held(link).update(leased_until=None, next_check_at=timezone.now() + AFTER_OUTAGE, checked_at=link.checked_at)


@transaction.atomic
def settle(link: Link, found: Look, *, by: None = None) -> bool:
    """Write down what a look found, and mark or clear the items. False where the lease was lost. For the portal."""
    now = timezone.now()
    failures = min(link.failures + 1, 1000) if found.outcome in BROKEN else 0
    wait = timedelta(seconds=found.retry_after)
    written = held(link).update(
        outcome=found.outcome,
        status=found.status,
        moved_to=found.moved_to if len(found.moved_to) <= 300 else "",
        failures=failures,
        checked_at=now,
        next_check_at=max(next_look(link.url, now, failures), now + wait),
        leased_until=None,
    )
    if not written:
        return False
    if wait:
        Link.objects.filter(host=link.host, next_check_at__lt=now + wait).update(next_check_at=now + wait)
    if (failures >= BROKEN_AFTER) != (link.failures >= BROKEN_AFTER):
        mark_items(link.held_by.values_list("resource", flat=True))
    return True


def next_look(url: str, now: datetime, failures: int) -> datetime:
    """When to look again: tomorrow after a failure, else in the address's own hour of the week, so that they spread."""
    if 0 < failures < GIVEN_UP_AFTER:
        return now + AGAIN
    slot = timedelta(seconds=int(hashlib.sha256(url.encode()).hexdigest()[:8], 16) % int(WEEK.total_seconds()))
    start = datetime.fromtimestamp(0, tz=now.tzinfo) + slot
    weeks = (now + WEEK / 2 - start) // WEEK + 1
    return start + weeks * WEEK


def configured_fetcher() -> Fetcher:
    """The fetcher of the product: public addresses, and a name by which a site's owner can find us."""
    contact = settings.COUNCIL.contacts.virtual_school_email
    agent = f"VirtualSchoolLinkCheck/1 (+{settings.ORIGIN}/contact; {contact})"
    return Fetcher(policy=public_but_for(settings.LINK_REFUSED_NETWORKS), agent=agent)
