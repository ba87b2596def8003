"""Which pages of the directory there are, for search engines: in files of a thousand addresses.

The protocol allows fifty times as many; a file of 5,000 takes Django's template a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from resources.feeds import selectors
from resources.models import Collection, Organisation, Resource

MOST_IN_A_FILE = 1_000


class PortalSitemap(Sitemap):
    """A part of the portal. Its host is the configured one, whatever the request called us."""

    limit = MOST_IN_A_FILE

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.ORIGIN).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.ORIGIN).scheme


class Fixed(PortalSitemap):
    """Pages that are always there, by the names of their routes."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = names

    def items(self) -> Sequence[str]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


class Items(PortalSitemap):
    """Guidance and services. The latest change is asked of the database, not of every item."""

    def items(self) -> Any:
        return selectors.item_pages()

    def location(self, item: Resource) -> str:
        return reverse("resources:item", args=[item.slug])

    def lastmod(self, item: Resource) -> datetime | None:
        return item.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        return selectors.latest(selectors.item_pages(), "changed_at")


class Organisations(PortalSitemap):
    """Organisations with something to show."""

    def items(self) -> Any:
        return selectors.organisation_pages()

    def location(self, item: Organisation) -> str:
        return reverse("resources:organisation", args=[item.slug])

    def lastmod(self, item: Organisation) -> datetime:
        return item.updated_at

    def get_latest_lastmod(self) -> datetime | None:
        return selectors.latest(selectors.organisation_pages(), "updated_at")


class Collections(PortalSitemap):
    """Collections that are published."""

    def items(self) -> Any:
        return selectors.collection_pages()

    def location(self, item: Collection) -> str:
        return reverse("resources:collection", args=[item.slug])

    def lastmod(self, item: Collection) -> datetime:
        return item.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        return selectors.latest(selectors.collection_pages(), "changed_at")
