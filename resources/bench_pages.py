"""The pages of the directory that `manage.py bench` times, with the words that its made-up items hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from resources.models import Resource
from resources.models.vocabulary import SHOWN


class BenchPage(NamedTuple):
    """A page to time: its name, the demonstration account that reads it, and its address, made late."""

    name: str
    reader: str
    path: Callable[[], str]
    anew: bool = True  # made anew at each request; else what was asked a moment ago may be answered from memory


def _search(**query: str) -> Callable[[], str]:
    return lambda: f"{reverse('resources:search')}?{urlencode(query)}" if query else reverse("resources:search")


def _item() -> str:
    """An item with text, from the middle of the directory."""
    shown = Resource.objects.filter(state__in=SHOWN).exclude(body="").order_by("pk")
    return reverse("resources:item", args=[shown[shown.count() // 2].slug])


PAGES = [
    BenchPage("resources.browse", "", _search()),
    BenchPage("resources.search_common", "", _search(q="attendance")),
    BenchPage("resources.search_common_again", "", _search(q="attendance"), anew=False),
    BenchPage("resources.search_misspelt_again", "", _search(q="atendance"), anew=False),
    BenchPage("resources.search_rare", "", _search(q="falconry")),
    BenchPage("resources.search_misspelt", "", _search(q="atendance")),
    BenchPage("resources.search_synonym", "", _search(q="PEX")),
    BenchPage("resources.search_nothing", "", _search(q="zyzzyva", as_typed="zyzzyva")),
    BenchPage("resources.facets", "", _search(q="school", kind="service", topic="attendance")),
    BenchPage("resources.item", "", _item),
    BenchPage("resources.open_referral", "", lambda: reverse("open_referral:services")),
    BenchPage("resources.open_referral_far", "", lambda: f"{reverse('open_referral:services')}?page=40"),
    BenchPage("resources.open_referral_search", "", lambda: f"{reverse('open_referral:services')}?search=falconry"),
    BenchPage("resources.new_atom", "", lambda: reverse("feeds:new_items")),
]
