"""What a reader keeps, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from resources.models import Bookmark, SavedSearch
from resources.models.vocabulary import Digest
from resources.reader import searches, selectors
from resources.reader.paging import Page
from resources.reader.presenters.item import Fact, Line
from resources.reader.presenters.rows import Row, row, rows
from resources.search.query import Search, find
from resources.search.search import FACETS

NEWEST_SHOWN = 10
_OFTEN = {
    Digest.NEVER: "Sends no emails",
    Digest.WEEKLY: "Emails you once a week if something new fits",
    Digest.MONTHLY: "Emails you once a month if something new fits",
}
_KEYS = {"kind": "Kind", "topic": "Topic", "audience": "For", "phase": "Phase", "area": "Area", "cost": "Cost"}


@dataclass(frozen=True, slots=True)
class Kept:
    """One bookmark: the item as a line, or only its title where readers no longer see it."""

    row: Row | None
    title: str
    note: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved search."""

    name: str
    often: str
    results: str
    change: str
    remove: str


def mine_page(page: Page, kept: list[SavedSearch], *, may_undo: bool) -> dict[str, Any]:
    """What `resources/reader/mine.html` takes."""
    labels = selectors.topic_labels() if page.rows else {}
    words = searches.filter_labels() if kept else {}
    return {
        "page": page,
        "kept": [_kept(one, labels) for one in page.rows],
        "searches": [_saved(one, words) for one in kept],
        "may_undo": may_undo,
    }


def _kept(bookmark: Bookmark, labels: dict[str, str]) -> Kept:
    item = bookmark.resource
    return Kept(
        row=row(item, labels) if item.is_shown else None,
        title=item.title,
        note=bookmark.note,
        change=reverse("resources:keep", args=[item.slug]),
        remove=reverse("resources:unkeep", args=[item.slug]),
    )


def _saved(kept: SavedSearch, words: searches.Labels) -> Saved:
    search = searches.search_of(kept)
    return Saved(
        name=searches.name_of(search, words),
        often=_OFTEN[Digest(kept.digest)],
        results=searches.address_of(search),
        change=reverse("resources:saved_search", args=[kept.public_id]),
        remove=reverse("resources:remove_search", args=[kept.public_id]),
    )


def search_name(kept: SavedSearch) -> str:
    """One search in words."""
    return searches.name_of(searches.search_of(kept), searches.filter_labels())


def filter_rows(search: Search) -> list[Fact]:
    """The filters of a search in words, for the page that asks to save it."""
    labels = searches.filter_labels()
    chosen = {
        name: [labels[name][code] for code in search.filters.get(name, ()) if code in labels[name]] for name in FACETS
    }
    return [Fact(_KEYS[name], tuple(Line(text) for text in texts)) for name, texts in chosen.items() if texts]


def saved_page(kept: SavedSearch) -> dict[str, Any]:
    """What `resources/reader/saved_search.html` takes: its name, and what fits, newest first."""
    search = searches.search_of(kept)
    found = find(search)
    return {
        "saved": _saved(kept, searches.filter_labels()),
        "rows": rows(found.items[:NEWEST_SHOWN], selectors.topic_labels()),
    }
