"""The directory's front page: everything, newest first, until somebody types or filters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from accounts.access import public
from accounts.models import Person
from resources.search.empty import note
from resources.search.presenters import address, page
from resources.search.query import find
from resources.search.search import Search


@public("The directory is public: schools, families and other councils use it without an account.")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results, filters and counts. While somebody types, only these are sent, and the address follows."""
    wanted = Search.from_query(request.GET)
    found = find(wanted)
    if wanted.page > found.pages:
        return redirect(address(wanted.changed(page=found.pages)))
    is_live = _is_live(request)
    if not is_live:  # half a word that is being typed is no search that found nothing
        note(found)
    context = page(found, signed_in=isinstance(request.user, Person))
    response = render(request, "resources/search/live.html" if is_live else "resources/search/page.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return replace_url(response, address(wanted)) if is_live else response


def _is_live(request: HttpRequest) -> bool:
    """Whether a part of the page is asked for. Going back in the browser asks for the whole."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by the middleware of django-htmx
    return bool(htmx) and not htmx.history_restore_request
