"""What a reader keeps: items with a note of their own. Taking one away can be undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import signed_in, who
from resources.models import Bookmark
from resources.reader import selectors, services
from resources.reader.forms import NoteForm
from resources.reader.paging import paged
from resources.reader.presenters import mine as presenter
from resources.reader.views.item import shown
from text_guard.standpoint import Standpoint

KEPT_A_PAGE = 20
UNDO = "resources_removed"  # in the session: the bookmark that was taken away last
own = signed_in("Whoever is signed in may keep items and searches of their own, also while they wait for approval.")


@own
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Kept items and saved searches."""
    person = who(request)
    page = paged(request, selectors.bookmarks_of(person), size=KEPT_A_PAGE)
    searches = list(selectors.searches_of(person))
    context = presenter.mine_page(page, searches, may_undo=UNDO in request.session)
    return render(request, "resources/reader/mine.html", context)


@own
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep an item, or change the note beside one. The button on the item's page sends no note."""
    kept = selectors.bookmark_of(who(request), slug)
    found = kept.resource if kept else shown(slug)
    if request.method == "POST" and "note" not in request.POST:
        services.keep(resource=found, note=None, by=who(request))
        messages.success(request, f"“{found.title}” is in your resources now. You can add a note to it there.")
        return redirect("resources:item", slug)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        initial={"note": kept.note if kept else ""},
        standpoint=Standpoint(request.user),
    )
    if form.is_bound and form.is_valid():
        services.keep(resource=found, note=form.cleaned_data["note"], by=who(request))
        messages.success(request, f"“{found.title}” is in your resources, with your note.")
        return redirect("resources:mine")
    context = {"form": form, "resource": found, "kept": kept, "back": reverse("resources:mine")}
    return render(request, "resources/reader/keep.html", context)


@own
@require_http_methods(["GET", "HEAD", "POST"])
def unkeep(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, then take the bookmark away; the page after it offers to bring it back."""
    kept = _kept(request, slug)
    if request.method == "POST":
        request.session[UNDO] = services.stop_keeping(bookmark=kept, by=who(request))
        messages.success(request, f"“{kept.resource.title}” is no longer in your resources.")
        return redirect("resources:mine")
    return render(request, "resources/reader/unkeep.html", {"kept": kept, "back": reverse("resources:mine")})


def _kept(request: HttpRequest, slug: str) -> Bookmark:
    kept = selectors.bookmark_of(who(request), slug)
    if kept is None:
        raise Http404
    return kept


@own
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Bring back the bookmark that was taken away last; pressed twice it has nothing more to do."""
    removed = request.session.pop(UNDO, None)
    kept = services.bring_back(removed=removed, by=who(request)) if removed else None
    if kept is not None:
        messages.success(request, f"“{kept.resource.title}” is in your resources again.")
    elif removed:
        messages.info(request, "That item is no longer in the directory, so it cannot be brought back.")
    return redirect("resources:mine")
