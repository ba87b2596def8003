"""What readers are told about how true an item is: when it was checked, whether the law changed, whether links fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format

from resources.models import Resource
from resources.upkeep.clock import Standing, state_of
from resources.upkeep.selectors import law_changed_on

WEBSITE_BROKEN = "The website of this organisation may not work."
LINKS_BROKEN = "A link on this page may not work. We know about it."


@dataclass(frozen=True, slots=True)
class Checked:
    """`words` always; `law` and `links` only where there is something to say. `overdue` asks for a marked look."""

    words: str
    overdue: bool
    law: str
    links: str


def checked(resource: Resource, today: date | None = None) -> Checked:
    """All that an item's page says about it. One query where the law changed, else none."""
    today = today or timezone.localdate()
    standing = state_of(resource, today)
    return Checked(
        words=checked_words(resource, today),
        overdue=standing in (Standing.DUE, Standing.LAW_CHANGED),
        law=_law_words(resource) if standing is Standing.LAW_CHANGED else "",
        links=LINKS_BROKEN if resource.links_broken else "",
    )


def checked_words(resource: Resource, today: date | None = None) -> str:
    """`Checked on 3 March 2026, next check due 3 March 2027`, or that the check was due. For lists: reads nothing."""
    if resource.checked_on is None or resource.check_due_on is None:
        return "Not checked yet"
    today = today or timezone.localdate()
    standing = state_of(resource, today)
    start, due = f"Checked on {day(resource.checked_on)}", day(resource.check_due_on)
    if standing is Standing.LAW_CHANGED:
        return f"{start}, before the law changed"
    if standing is Standing.DUE:
        return f"{start}; check {'is' if resource.check_due_on >= today else 'was'} due on {due}"
    return f"{start}, next check due {due}"


def _law_words(resource: Resource) -> str:
    changed = law_changed_on(resource)
    when = f" on {day(changed)}" if changed else ""
    return f"The law on this topic changed{when}; we are checking this page."


@lru_cache(maxsize=4_096)  # a list of items writes the same days over and over
def day(value: date | None) -> str:
    """`3 March 2026`."""
    return date_format(value, "j F Y") if value else ""
