"""What the made-up readers keep and say: a few kept pages with notes, saved searches, and whether pages helped."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from accounts.models import Person
from resources.models import Bookmark, Resource
from resources.models.vocabulary import Digest, NotUsefulBecause
from resources.reader.services import keep, save_search, say_useful
from resources.selectors import shown_items

# Account, topic, and a note (none: kept without one).
_KEPT = (
    ("dsl", "attendance", "Show this to the pastoral team before the next training day."),
    ("dsl", "suspensions-exclusions", ""),
    ("deputy", "reduced-timetables", "Compare with our own form for reviews."),
    ("social.worker", "send-processes", "Good for new colleagues in the team."),
)
_SEARCHES: tuple[tuple[str, str, dict[str, list[str]], Digest], ...] = (
    ("dsl", "attendance", {"kind": ["guidance"]}, Digest.WEEKLY),
    ("dsl", "", {"topic": ["kinship"], "kind": ["service"]}, Digest.NEVER),
    ("social.worker", "mentoring", {}, Digest.MONTHLY),
)
_SAID = (
    ("dsl", "attendance", True, NotUsefulBecause.NOTHING),
    ("headteacher", "attendance", False, NotUsefulBecause.TOO_LONG),
    ("social.worker", "send-processes", True, NotUsefulBecause.NOTHING),
)


@transaction.atomic
def create_demo_reading(*, people: Mapping[str, Person]) -> None:
    """Make it where the directory holds items on these topics; a second run finds it there."""
    if Bookmark.objects.exists():
        return
    for account, topic, note in _KEPT:
        item = _first_on(topic)
        if item is not None:
            keep(resource=item, note=note, by=people[account])
    for account, words, filters, digest in _SEARCHES:
        save_search(words=words, filters=filters, digest=digest, by=people[account])
    for account, topic, useful, because in _SAID:
        item = _first_on(topic)
        if item is not None:
            say_useful(resource=item, useful=useful, because=because, by=people[account])


def _first_on(topic: str) -> Resource | None:
    return shown_items().filter(topics__contains=[topic]).order_by("title", "pk").first()
