"""Is it in the directory already? Items with the same web address, and items whose title is nearly the same.

Example: `https://www.gov.uk/school-exclusion/` and `https://gov.uk/school-exclusion#part-2` are one address;
"Suspension and exclusion guidance" and "Suspension and exclusions: guidance" are nearly one title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from resources.models import Resource

if TYPE_CHECKING:
    from uuid import UUID

NEAR = 0.55
MOST = 5
_TRACKING = ("utm_", "fbclid", "gclid")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An item that may be the same one, and why."""

    public_id: UUID
    title: str
    state: str
    same_address: bool


def find_duplicates(*, title: str, url: str, own: Resource | None = None) -> list[Duplicate]:
    """Items that may be the same, those with the same address first; at most five."""
    rows = Resource.objects.exclude(pk=own.pk) if own is not None else Resource.objects.all()
    found: dict[int, Duplicate] = {}
    wanted = one_address(url)
    if wanted:
        tail = wanted.partition("?")[0]
        for row in rows.filter(url__icontains=tail).only("public_id", "title", "state", "url").order_by("pk"):
            if one_address(row.url) == wanted:
                found[row.pk] = Duplicate(row.public_id, row.title, row.get_state_display(), same_address=True)
    if title.strip():
        near = rows.annotate(near=TrigramSimilarity("title", title)).filter(Q(near__gte=NEAR) | Q(title__iexact=title))
        for row in near.order_by("-near", "pk").only("public_id", "title", "state")[:MOST]:
            found.setdefault(row.pk, Duplicate(row.public_id, row.title, row.get_state_display(), same_address=False))
    return list(found.values())[:MOST]


def one_address(url: str) -> str:
    """The address without what does not change where it leads: `www.`, a last slash, a place in the page, tracking."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not host:
        return ""
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not key.lower().startswith(_TRACKING)]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
