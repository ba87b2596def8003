"""The page of one item, and a reader's word on whether it helped."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import public, signed_in, who
from resources.models import Resource
from resources.reader import selectors, services
from resources.reader.forms import YES, UsefulForm
from resources.reader.presenters.gone import gone_page
from resources.reader.presenters.reader import item_context
from resources.reader.views.directory import moved, with_query

LISTS = ("organisations", "collections", "where-else")  # their addresses end in a slash


@public("The directory is public: anybody may find guidance and services.")
@require_safe
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """An item; one that was archived says so, or sends on to what took its place."""
    if slug in LISTS:
        return redirect(with_query(request, f"{request.path}/"), permanent=True)
    found = selectors.item_at(slug)
    if found is None:
        return moved(request, Resource, slug)
    if found.is_shown:
        return render(request, "resources/reader/item.html", item_context(found, request.user))
    if found.published_at is None:
        raise Http404
    place = selectors.forwarded(found)
    if place is not None:
        return redirect("resources:item", place.slug, permanent=True)
    return render(request, "resources/reader/gone.html", gone_page(found), status=410)


def shown(slug: str) -> Resource:
    """An item that readers see now, or a 404."""
    found = selectors.item_at(slug)
    if found is None or not found.is_shown:
        raise Http404
    return found


@signed_in("Whoever is signed in may say whether a page helped them; one word a person.")
@require_POST
def useful(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the reader's word, say thank you and show the page again."""
    found = shown(slug)
    form = UsefulForm(request.POST)
    if not form.is_valid():
        return render(request, "resources/reader/item.html", item_context(found, request.user, form))
    services.say_useful(
        resource=found,
        useful=form.cleaned_data["useful"] == YES,
        because=form.cleaned_data["because"] or "",
        by=who(request),
    )
    messages.success(request, "Thank you. What you said helps us to keep this directory useful.")
    return redirect(f"{reverse('resources:item', args=[slug])}#useful")
