"""Whole addresses of our own pages, as other systems need them."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def item_page(slug: str) -> str:
    """The page of an item."""
    return settings.ORIGIN + reverse("resources:item", args=[slug])


def organisation_page(slug: str) -> str:
    """The page of an organisation."""
    return settings.ORIGIN + reverse("resources:organisation", args=[slug])


def search_page(query: str) -> str:
    """The search page with a filter."""
    return f"{settings.ORIGIN}{reverse('resources:search')}?{query}"


def api(name: str, *arguments: object) -> str:
    """An address of the feed."""
    return settings.ORIGIN + reverse(f"open_referral:{name}", args=arguments)
