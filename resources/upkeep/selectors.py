"""Reads for keeping the directory true."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from resources.models import Resource, Topic


def law_changed_on(resource: Resource) -> date | None:
    """The last day on which the law of one of the item's topics changed after the item was checked."""
    changed = Topic.objects.filter(code__in=resource.topics, law_changed_on__gt=resource.checked_on)
    latest: date | None = changed.aggregate(latest=Max("law_changed_on"))["latest"]
    return latest
