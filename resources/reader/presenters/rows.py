"""One item as a line of a list: what `templates/resources/parts/item_row.html` takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from resources.models import Resource
from resources.models.vocabulary import ServiceStatus
from resources.upkeep.presenters import checked_words

_MOST_TAGS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list. `tags` are topics in words; `why` is an editor's word in a collection, `note` a reader's own."""

    title: str
    href: str
    kind: str
    organisation: str
    summary: str
    tags: tuple[str, ...]
    checked: str
    why: str = ""


@lru_cache(maxsize=4_096)
def _address(slug: str) -> str:
    return reverse("resources:item", args=[slug])


def row(resource: Resource, labels: Mapping[str, str], *, why: str = "") -> Row:
    """The item with its topics in words; `labels` come from `selectors.topic_labels`, once for a whole list."""
    tags = [labels[code] for code in resource.topics if code in labels][:_MOST_TAGS]
    if resource.service_status not in ("", ServiceStatus.ACTIVE):
        tags.insert(0, str(ServiceStatus(resource.service_status).label))
    return Row(
        title=resource.title,
        href=_address(resource.slug),
        kind=str(resource.get_kind_display()),
        organisation=resource.organisation.name,
        summary=resource.summary,
        tags=tuple(tags),
        checked=checked_words(resource),
        why=why,
    )


def rows(found: Iterable[Resource], labels: Mapping[str, str]) -> list[Row]:
    """Several of them."""
    return [row(one, labels) for one in found]
