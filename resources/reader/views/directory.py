"""Organisations from A to Z, collections in an editor's order, and their pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.models import Collection, Organisation, Resource
from resources.reader import selectors
from resources.reader.paging import paged
from resources.reader.presenters import directory
from resources.selectors import organisation_items
from resources.slugs import present_slug

ORGANISATIONS_A_PAGE = 60
ITEMS_A_PAGE = 20
_OPEN = "The directory is public: anybody may find guidance and services."


@public(_OPEN)
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Everybody who publishes or offers something, from A to Z."""
    letters = selectors.first_letters()
    asked = request.GET.get("letter", "")
    letter = asked if asked in letters else ""
    page = paged(request, selectors.organisations(letter), size=ORGANISATIONS_A_PAGE)
    return render(request, "resources/reader/organisations.html", directory.organisations_page(page, letters, letter))


@public(_OPEN)
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation: who it is, where, and what it offers, page by page."""
    found = selectors.organisation_at(slug)
    if found is None:
        return moved(request, Organisation, slug)
    page = paged(request, organisation_items(found), size=ITEMS_A_PAGE)
    return render(request, "resources/reader/organisation.html", directory.organisation_page(found, page))


@public(_OPEN)
@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """The collections in their order."""
    context = {"collections": directory.collection_cards(selectors.collections())}
    return render(request, "resources/reader/collections.html", context)


@public(_OPEN)
@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """A collection: its items in order, and why each stands there."""
    found = selectors.collection_at(slug)
    if found is None:
        return moved(request, Collection, slug)
    return render(request, "resources/reader/collection.html", directory.collection_page(found))


@public(_OPEN)
@require_safe
def collection_whole(request: HttpRequest, slug: str) -> HttpResponse:
    """A collection with all its items in full, to print or to read in one go."""
    found = selectors.collection_at(slug, whole=True)
    if found is None:
        return moved(request, Collection, slug)
    return render(request, "resources/reader/collection_whole.html", directory.collection_whole(found))


def moved(request: HttpRequest, model: type[Resource | Organisation | Collection], slug: str) -> HttpResponse:
    """Send somebody with an old address to the present one for good; 404 where there never was one, or readers may
    not see it."""
    names = {
        Resource: "resources:item",
        Organisation: "resources:organisation",
        Collection: "resources:collection",
    }
    present = present_slug(selectors.ever_shown(model), slug)
    if not present or present == slug:
        raise Http404
    return HttpResponsePermanentRedirect(with_query(request, reverse(names[model], args=[present])))


def with_query(request: HttpRequest, address: str) -> str:
    """An address of ours with what followed the question mark in the one that was asked for."""
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    return f"{address}?{query}" if query else address
