"""The courses of the catalogue and the programmes, for the map of the portal that search engines read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.urls import reverse

from resources.feeds.sitemaps import PortalSitemap
from training.models import Course, Programme
from training.selectors import programmes
from training.selectors.catalogue import published


class Courses(PortalSitemap):
    """Published courses. Sessions come and go: a course's page leads to them."""

    def items(self) -> Any:
        return published().only("slug", "changed_at").order_by("pk")

    def location(self, item: Course) -> str:
        return reverse("training:course", args=[item.slug])

    def lastmod(self, item: Course) -> datetime:
        return item.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = published().aggregate(latest=Max("changed_at"))["latest"]
        return latest


class Programmes(PortalSitemap):
    """Published programmes, each with the settings that hold its status."""

    def items(self) -> Any:
        return programmes.published().only("slug").order_by("pk")

    def location(self, item: Programme) -> str:
        return reverse("training:programme", args=[item.slug])

    def get_latest_lastmod(self) -> datetime | None:
        return None  # what changed when is not kept
