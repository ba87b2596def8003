"""What is new or changed, as an Atom feed: the newest first, each with its summary, topics and organisation.

Example: `<entry><title>Mentoring</title><id>urn:uuid:…</id><updated>2026-11-20T09:00:00+00:00</updated>…`. An item that is
changed again comes again, under the same id and a later time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from resources.feeds import selectors
from resources.models import Resource

NEWEST = 50


class NewItems(Feed):
    """The items that changed last. Django asks each method for what its name says."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return f"{settings.COUNCIL.name} {settings.COUNCIL.service_name}: new and changed guidance and services"

    def subtitle(self) -> str:
        return "What was published or changed in the directory, the newest first."

    def link(self) -> str:
        return f"{settings.ORIGIN}{reverse('resources:search')}"

    def feed_url(self) -> str:
        return f"{settings.ORIGIN}{reverse('feeds:new_items')}"

    def author_name(self) -> str:
        return f"{settings.COUNCIL.name} {settings.COUNCIL.service_name}"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, str]:
        """The words of topics, read once for all items."""
        return selectors.topic_labels()

    def items(self, labels: dict[str, str]) -> Iterable[tuple[Resource, dict[str, str]]]:
        return [(item, labels) for item in selectors.newest(NEWEST)]

    def item_title(self, item: tuple[Resource, dict[str, str]]) -> str:
        return str(item[0].title)

    def item_description(self, item: tuple[Resource, dict[str, str]]) -> str:
        """Atom reads it as HTML, and a summary is plain text."""
        return str(escape(item[0].summary))

    def item_link(self, item: tuple[Resource, dict[str, str]]) -> str:
        return settings.ORIGIN + reverse("resources:item", args=[item[0].slug])

    def item_guid(self, item: tuple[Resource, dict[str, str]]) -> str:
        return item[0].public_id.urn

    def item_author_name(self, item: tuple[Resource, dict[str, str]]) -> str:
        return str(item[0].organisation.name)

    def item_pubdate(self, item: tuple[Resource, dict[str, str]]) -> datetime | None:
        return item[0].published_at

    def item_updateddate(self, item: tuple[Resource, dict[str, str]]) -> datetime | None:
        return item[0].changed_at

    def item_categories(self, item: tuple[Resource, dict[str, str]]) -> list[str]:
        resource, labels = item
        return [str(resource.get_kind_display()), *(labels[code] for code in resource.topics if code in labels)]
