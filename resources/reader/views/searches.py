"""Saved searches: keep one, change how often it writes, remove it, and stop its emails from the link in one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import public, who
from resources.models import SavedSearch
from resources.reader import searches, selectors, services
from resources.reader.forms import DigestForm, SaveSearchForm, digest_choice
from resources.reader.presenters import mine as presenter
from resources.reader.views.mine import own
from resources.search.query import Search
from text_guard.standpoint import Standpoint


@own
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search that the address says; its words may be changed before."""
    search = Search.from_query(request.GET)
    form = SaveSearchForm(
        request.POST if request.method == "POST" else None,
        initial={"phrase": search.words},
        standpoint=Standpoint(request.user),
    )
    if form.is_bound and form.is_valid():
        filters = searches.known_filters(search, searches.filter_labels())
        data = form.cleaned_data
        try:
            services.save_search(words=data["phrase"], filters=filters, digest=data["digest"], by=who(request))
        except services.TooManySearches as refusal:
            messages.error(request, str(refusal))
            return redirect("resources:mine")
        messages.success(request, "Your search is saved.")
        return redirect(f"{reverse('resources:mine')}#searches")
    context = {"form": form, "filters": presenter.filter_rows(search), "back": searches.address_of(search)}
    return render(request, "resources/reader/save_search.html", context)


@own
@require_http_methods(["GET", "HEAD", "POST"])
def saved(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One saved search: its newest items, and how often it writes. Emails lead here."""
    kept = _own(request, public_id)
    form = DigestForm(
        request.POST if request.method == "POST" else None, initial={"digest": digest_choice(kept.digest)}
    )
    if form.is_bound and form.is_valid():
        if services.set_digest(search=kept, digest=form.cleaned_data["digest"], by=who(request)) is None:
            raise Http404
        messages.success(request, "How often this search writes to you is saved.")
        return redirect(f"{reverse('resources:mine')}#searches")
    return render(request, "resources/reader/saved_search.html", {"form": form, **presenter.saved_page(kept)})


@own
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then forget the search and its emails."""
    kept = _own(request, public_id)
    if request.method == "POST":
        services.remove_search(search=kept, by=who(request))
        messages.success(request, "Your saved search is removed.")
        return redirect("resources:mine")
    context = {"name": presenter.search_name(kept), "back": reverse("resources:mine")}
    return render(request, "resources/reader/remove_search.html", context)


def _own(request: HttpRequest, public_id: UUID) -> SavedSearch:
    kept = selectors.searches_of(who(request)).filter(public_id=public_id).first()
    if kept is None:
        raise Http404
    return kept


@public("Whoever holds the signed link of an email may stop those emails, and nothing else.")
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A page that asks; only its button stops the emails, since programs follow links of their own accord."""
    public_id = searches.search_to_stop(token)
    if public_id is None:
        raise Http404
    done = request.method == "POST"
    if done:
        services.stop_digest(public_id=public_id)
    return render(request, "resources/reader/stop.html", {"done": done})
