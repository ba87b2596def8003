"""Pages of organisations and collections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from resources.editing import markdown
from resources.models import Collection, Location, Organisation, Resource
from resources.reader import selectors
from resources.reader.paging import Page
from resources.reader.presenters.item import Fact, Line, facts_of, place_words
from resources.reader.presenters.rows import row, rows
from resources.upkeep.presenters import WEBSITE_BROKEN, checked_words

Context = dict[str, Any]
_DESCRIPTION = 155  # characters that a search engine shows


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the alphabet, with the address of its organisations."""

    text: str
    href: str
    current: bool


def organisations_page(page: Page, letters: list[str], letter: str) -> Context:
    """What `resources/reader/organisations.html` takes."""
    base = reverse("resources:organisations")
    counts = selectors.item_counts([one.pk for one in page.rows])
    return {
        "page": page,
        "letters": [
            Letter("0 to 9" if one == selectors.OTHER else one, f"{base}?letter={one}", one == letter)
            for one in letters
        ],
        "letter": letter,
        "rows": [
            {
                "name": one.name,
                "href": reverse("resources:organisation", args=[one.slug]),
                "count": counted(counts.get(one.pk, 0)),
            }
            for one in page.rows
        ],
    }


def counted(number: int) -> str:
    """ "1 item", "12 items"."""
    return f"{number} item" if number == 1 else f"{number} items"


def organisation_page(organisation: Organisation, page: Page) -> Context:
    """What `resources/reader/organisation.html` takes."""
    return {
        "organisation": organisation,
        "notices": [WEBSITE_BROKEN] if organisation.link_broken else [],
        "facts": [fact for fact in _contacts(organisation) if fact.lines],
        "page": page,
        "rows": rows(page.rows, selectors.topic_labels()),
        "total": counted(page.total),
        "description": short(organisation.description or f"What {organisation.name} publishes and offers."),
        "page_url": settings.ORIGIN + reverse("resources:organisation", args=[organisation.slug]),
    }


def _contacts(organisation: Organisation) -> Iterable[Fact]:
    url, phone, email = organisation.url, organisation.phone, organisation.email
    yield Fact("Website", (Line(url.removeprefix("https://").rstrip("/"), url, away=True),) if url else ())
    yield Fact("Telephone", (Line(phone, f"tel:{phone.replace(' ', '')}"),) if phone else ())
    yield Fact("Email", (Line(email, f"mailto:{email}"),) if email else ())
    yield Fact("Places", tuple(_places(organisation.locations.all())))


def _places(places: Iterable[Location]) -> Iterable[Line]:
    return (Line(place_words(place)) for place in places)


def collection_cards(found: Iterable[Collection]) -> list[Context]:
    """Cards of the list of collections."""
    return [
        {
            "title": one.title,
            "href": reverse("resources:collection", args=[one.slug]),
            "text": one.summary,
            "meta": counted(one.shown),  # type: ignore[attr-defined]  # counted by the selector
        }
        for one in found
    ]


def collection_page(collection: Collection) -> Context:
    """What `resources/reader/collection.html` takes."""
    labels = selectors.topic_labels()
    places = collection.places  # type: ignore[attr-defined]  # fetched by the selector
    return {
        "collection": collection,
        "rows": [row(place.resource, labels, why=place.why) for place in places],
        "description": short(collection.summary),
        "page_url": settings.ORIGIN + reverse("resources:collection", args=[collection.slug]),
    }


@dataclass(frozen=True, slots=True)
class WholeItem:
    """One item of a printed collection."""

    title: str
    organisation: str
    summary: str
    why: str
    body: SafeString
    facts: tuple[Fact, ...]
    checked: str
    url: str
    here: str


def collection_whole(collection: Collection) -> Context:
    """What `resources/reader/collection_whole.html` takes: areas and places are read once for all items."""
    places = list(collection.places)  # type: ignore[attr-defined]  # fetched by the selector
    known = selectors.names_for([place.resource for place in places])
    return {
        "collection": collection,
        "items": [_whole(place.resource, place.why, known) for place in places],
    }


def _whole(resource: Resource, why: str, known: selectors.Names) -> WholeItem:
    return WholeItem(
        title=resource.title,
        organisation=resource.organisation.name,
        summary=resource.summary,
        why=why,
        body=markdown.html(resource.body),
        facts=facts_of(resource, known),
        checked=checked_words(resource),
        url=resource.url,
        here=settings.ORIGIN + reverse("resources:item", args=[resource.slug]),
    )


def short(text: str) -> str:
    """Public words cut at a word, as descriptions for search engines are."""
    words = " ".join(text.split())
    return words if len(words) <= _DESCRIPTION else f"{words[:_DESCRIPTION].rsplit(' ', 1)[0]} …"
