"""Where to go when it is not us."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.reader.presenters import elsewhere


@public("Whoever cannot be helped here must find who can, without an account.")
@require_safe
def where_else(request: HttpRequest) -> HttpResponse:
    """Every need with a page of its own."""
    return render(request, "resources/reader/elsewhere.html", {"groups": elsewhere.groups()})


@public("Whoever cannot be helped here must find who can, without an account.")
@require_safe
def group(request: HttpRequest, group: str) -> HttpResponse:
    """Who can help with one need."""
    found = elsewhere.group_of(group)
    if found is None:
        raise Http404
    return render(request, "resources/reader/elsewhere_group.html", elsewhere.group_page(found))
