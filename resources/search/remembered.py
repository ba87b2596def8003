"""What a search said a moment ago, remembered for some seconds in the memory of one web process, and nowhere else.

Robots and whole staff rooms ask for the same pages. Only visitors are answered from memory: whoever is signed in, an editor
above all, sees each change at once. A reload that says `Cache-Control: no-cache` is answered anew too. What found nothing
is not remembered: it is counted each time. The key is a digest, so that no list of what people searched for comes about.
"""

from __future__ import annotations

import hashlib

from django.core.cache import caches
from django.http import HttpRequest

from accounts.models import Person
from resources.search.search import Search

CACHE = "directory"


def recall(request: HttpRequest, search: Search) -> str | None:
    """The page's content as a template drew it for another visitor (and so marked as markup), if that is not long ago."""
    if not _may_be_remembered(request) or "no-cache" in request.headers.get("Cache-Control", ""):
        return None
    kept: str | None = caches[CACHE].get(_key(search))
    return kept


def remember(request: HttpRequest, search: Search, content: str) -> None:
    """Keep what a template drew for a visitor."""
    if _may_be_remembered(request):
        caches[CACHE].set(_key(search), content)


def _may_be_remembered(request: HttpRequest) -> bool:
    return not isinstance(request.user, Person)


def _key(search: Search) -> str:
    said = f"{search.was_cut} {search.to_query()}"
    return hashlib.blake2b(said.encode(), digest_size=24).hexdigest()
