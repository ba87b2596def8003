"""Reads for the feeds: none of them grows with the directory beyond one page."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from resources.models import Collection, Organisation, Resource, Topic
from resources.models.vocabulary import SHOWN
from resources.selectors import shown_items


def newest(limit: int) -> list[Resource]:
    """The items that readers got new words of last."""
    return list(shown_items().order_by("-changed_at", "-pk")[:limit])


def topic_labels() -> dict[str, str]:
    """Topics in words by code."""
    return dict(Topic.objects.values_list("code", "label"))


def item_pages() -> QuerySet[Resource]:
    """Items with a page, in the order of their coming: what is new stands at the end."""
    return Resource.objects.filter(state__in=SHOWN).only("slug", "changed_at").order_by("pk")


def organisation_pages() -> QuerySet[Organisation]:
    """Organisations with a page."""
    shown = Resource.objects.filter(organisation=OuterRef("pk"), state__in=SHOWN)
    return Organisation.objects.filter(Exists(shown)).only("slug", "updated_at").order_by("pk")


def collection_pages() -> QuerySet[Collection]:
    """Collections with a page."""
    return Collection.objects.filter(is_published=True).only("slug", "changed_at").order_by("pk")


def latest(rows: QuerySet[Resource] | QuerySet[Organisation] | QuerySet[Collection], field: str) -> datetime | None:
    """When one of them changed last."""
    found: datetime | None = rows.order_by().aggregate(latest=Max(field))["latest"]
    return found
