"""Saved searches: their names in words, and the signed link that stops their emails.

A link that stops emails names one search and nothing else, never ends, and works without a sign-in: whoever holds it may
stop the emails, and can do nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.core import signing
from django.urls import reverse

from resources.models import SavedSearch
from resources.search.facets import choices_of_all
from resources.search.query import NEWEST, Search

_SIGNER = signing.Signer(salt="resources.saved_search.stop")
Labels = Mapping[str, Mapping[str, str]]


def search_of(kept: SavedSearch) -> Search:
    """The search as it was kept, newest first."""
    return Search.kept(kept.words, kept.filters).changed(order=NEWEST)


def address_of(search: Search) -> str:
    """Its results."""
    query = search.to_query()
    return reverse("resources:search") + (f"?{query}" if query else "")


def filter_labels() -> dict[str, dict[str, str]]:
    """The words of every choice by facet and code; two queries, for as many searches as there are."""
    return {name: dict(choices) for name, choices in choices_of_all().items()}


def known_filters(search: Search, labels: Labels) -> dict[str, list[str]]:
    """The filters of a search as they are kept: codes that there are, so that nothing typed into an address stays."""
    known = {name: [code for code in codes if code in labels.get(name, {})] for name, codes in search.filters.items()}
    return {name: codes for name, codes in known.items() if codes}


def name_of(search: Search, labels: Labels) -> str:
    """A search in words: "“reduced timetable” in Guidance, Primary or Secondary"; a choice that is gone is left out."""
    named = [
        " or ".join(labels[name][code] for code in codes if code in labels.get(name, {}))
        for name, codes in search.filters.items()
    ]
    within = ", ".join(part for part in named if part)
    if not search.words:
        return within or "Everything in the directory"
    return f"“{search.words}” in {within}" if within else f"“{search.words}”"


def stop_token(kept: SavedSearch) -> str:
    """What the link in its emails carries."""
    return _SIGNER.sign(str(kept.public_id))


def search_to_stop(token: str) -> UUID | None:
    """The search that a link names, if we made the link."""
    try:
        return UUID(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
