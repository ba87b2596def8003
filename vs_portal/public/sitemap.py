"""The map of the portal for search engines: an index, and files of a thousand addresses each.

`/sitemap.xml` names `/sitemap-items.xml`, `/sitemap-items.xml?p=2` and so on. A demonstration has one too, and robots.txt
keeps search engines out of it altogether.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as library
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.feeds.sitemaps import Collections, Fixed, Items, Organisations
from training.sitemap import Courses, Programmes
from vs_portal.public.files import INDEXED

_open = public("Search engines find here which pages are public.")
_KEEP = "public, max-age=3600"
_DIRECTORY = ("resources:search", "resources:organisations", "resources:collections", "resources:where_else")
_TRAINING = ("training:index", "training:programmes")
SECTIONS: dict[str, Sitemap] = {
    "pages": Fixed(["home", *(f"public:{name}" for name in INDEXED), *_DIRECTORY, "open_referral:about", *_TRAINING]),
    "items": Items(),
    "organisations": Organisations(),
    "collections": Collections(),
    "courses": Courses(),
    "programmes": Programmes(),
}


class Part(NamedTuple):
    """One file of the map, by the names that the template of the index gives them."""

    location: str
    last_mod: datetime | None


@_open
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    response = render(request, "sitemap_index.xml", {"sitemaps": list(parts())}, content_type="application/xml")
    response.headers["Cache-Control"] = _KEEP
    return response


@_open
@require_safe
def section(request: HttpRequest, part: str) -> HttpResponse:
    response = library.sitemap(request, dict(SECTIONS), section=part)
    response.headers["Cache-Control"] = _KEEP
    return response


def parts() -> Iterator[Part]:
    """Every file there is now; one query counts and one finds the latest change of each section."""
    for name, sitemap in SECTIONS.items():
        address = f"{settings.ORIGIN}{reverse('public:sitemap_section', args=[name])}"
        latest = sitemap.get_latest_lastmod()
        for number in range(1, sitemap.paginator.num_pages + 1):
            yield Part(address if number == 1 else f"{address}?p={number}", latest)
