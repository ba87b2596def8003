"""The directory's front page: everything, newest first, until somebody types or filters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.models import Person
from resources.search.empty import note
from resources.search.presenters import address, page
from resources.search.query import find
from resources.search.remembered import recall, remember
from resources.search.search import Search


@public("The directory is public: schools, families and other councils use it without an account.")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results, filters and counts. While somebody types, only these are sent."""
    wanted = Search.from_query(request.GET)
    is_live = bool(request.htmx)  # type: ignore[attr-defined]  # set by the middleware of django-htmx
    content = None if is_live else recall(request, wanted)
    if content is None:
        found = find(wanted)
        if wanted.page > found.pages:
            return redirect(address(wanted.changed(page=found.pages)))
        template = "resources/search/live.html" if is_live else "resources/search/content.html"
        content = render_to_string(template, page(found, signed_in=isinstance(request.user, Person)), request)
        if not is_live:  # half a word that is being typed is no search that found nothing
            note(found)
            if found.total:
                remember(request, wanted, content)
    whole = {"search": wanted, "content": content}
    response = HttpResponse(content) if is_live else render(request, "resources/search/page.html", whole)
    patch_vary_headers(response, ["HX-Request"])
    return response
