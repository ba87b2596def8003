"""Collections and the order of their items: buttons up and down, no script needed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import who
from resources.editing import selectors
from resources.editing.forms.acts import FindForm
from resources.editing.forms.keeping import AddForm, CollectionForm, PlaceForm, SeenForm
from resources.editing.marks import mark_of_places
from resources.editing.services import collections as services
from resources.editing.views.keeping import form_page, pressed
from resources.editing.views.loading import METHODS, manages, posted, standing
from resources.models import Collection, CollectionItem


def _load(pk: int) -> Collection:
    found = Collection.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _place(collection: Collection, place: int) -> CollectionItem:
    found = collection.items.select_related("resource", "collection").filter(pk=place).first()
    if found is None:
        raise Http404
    return found


@manages
@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """The list in its order."""
    rows = [
        [
            {"text": one.title, "href": reverse("resources_desk:collection", args=[one.pk])},
            one.held,  # type: ignore[attr-defined]  # counted by the selector
            {"text": "Published", "tone": "go"} if one.is_published else {"text": "Hidden", "tone": "quiet"},
        ]
        for one in selectors.all_collections()
    ]
    columns = [{"text": "Title"}, {"text": "Items", "number": True}, {"text": "State"}]
    return render(request, "resources/editing/collections.html", {"rows": rows, "columns": columns})


@manages
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """Start one; its items come next."""
    form = CollectionForm(posted(request), row=None, standpoint=standing(request))
    page = {"title": "Start a collection", "back": reverse("resources_desk:collections")}

    def after(row: object) -> HttpResponse:
        messages.success(request, "The collection was started. Add its items.")
        return redirect("resources_desk:collection", pk=row.pk)  # type: ignore[attr-defined]  # of a collection

    return form_page(
        request,
        form,
        lambda fields, seen: services.save_collection(collection=None, fields=fields, by=who(request)),
        page,
        after,
    )


@manages
@require_safe
def collection(request: HttpRequest, pk: int) -> HttpResponse:
    """One with its items in order."""
    return _page(request, _load(pk))


def _page(request: HttpRequest, found: Collection, *, trouble: str = "") -> HttpResponse:
    context = {
        "collection": found,
        "places": list(found.items.select_related("resource__organisation").order_by("position", "pk")),
        "seen": mark_of_places(found),
        "changed": trouble,
    }
    return render(request, "resources/editing/collection.html", context, status=409 if trouble else 200)


@manages
@require_http_methods(METHODS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change its words, its place, and whether readers see it."""
    found = _load(pk)
    form = CollectionForm(posted(request), row=found, standpoint=standing(request))
    back = reverse("resources_desk:collection", args=[pk])
    page = {"title": "Change the collection", "caption": found.title, "back": back}

    def after(_: object) -> HttpResponse:
        messages.success(request, "Saved.")
        return redirect(back)

    return form_page(
        request,
        form,
        lambda fields, seen: services.save_collection(collection=found, fields=fields, by=who(request), seen=seen),
        page,
        after,
        row=found,
    )


@manages
@require_http_methods(METHODS)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Find an item, and put it at the end."""
    found = _load(pk)
    search = FindForm({"q": request.GET.get("q", "")})
    words = str(search.cleaned_data["q"]) if search.is_valid() else ""
    items = list(selectors.shown_like(words)) if words else []
    chosen = _posted_item(request)
    form = AddForm(posted(request), found=[chosen] if chosen else items, standpoint=standing(request))
    if form.is_bound and form.is_valid() and chosen is not None:
        why = form.cleaned_data["why"]
        trouble = pressed(lambda: services.add_item(collection=found, resource=chosen, why=why, by=who(request)))
        if not trouble:
            messages.success(request, f"“{chosen.title}” is now at the end.")
            return redirect("resources_desk:collection", pk=pk)
        form.add_error("item", trouble)
    context = {"collection": found, "search": search, "words": words, "items": items, "form": form}
    return render(request, "resources/editing/collection_add.html", context)


def _posted_item(request: HttpRequest) -> Any:
    try:
        return selectors.shown_with(UUID(request.POST.get("item", "")))
    except ValueError:
        return None


@manages
@require_http_methods(METHODS)
def why(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Change the words on why an item stands there."""
    found = _load(pk)
    one = _place(found, place)
    form = PlaceForm(posted(request), standpoint=standing(request), place=one)
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["why"]
        trouble = pressed(lambda: services.change_why(place=one, why=text, by=who(request)))
        if trouble:
            messages.error(request, trouble)
        else:
            messages.success(request, "Saved.")
        return redirect("resources_desk:collection", pk=pk)
    context = {
        "form": form,
        "title": "Why it is in this collection",
        "caption": one.resource.title,
        "back": reverse("resources_desk:collection", args=[pk]),
    }
    return render(request, "resources/editing/form.html", context)


@manages
@require_POST
def move_up(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Let an item come one place earlier."""
    return _move(request, pk, place, up=True)


@manages
@require_POST
def move_down(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Let an item come one place later."""
    return _move(request, pk, place, up=False)


def _move(request: HttpRequest, pk: int, place: int, *, up: bool) -> HttpResponse:
    found = _load(pk)
    one = _place(found, place)
    form = SeenForm(request.POST)
    form.is_valid()  # a mark that is none is an old one
    seen = form.cleaned_data.get("seen", "")
    trouble = pressed(lambda: services.move_item(place=one, up=up, by=who(request), seen=seen))
    if trouble:
        return _page(request, found, trouble=trouble)
    messages.success(request, f"“{one.resource.title}” moved {'up' if up else 'down'}.")
    return redirect("resources_desk:collection", pk=pk)


@manages
@require_POST
def take_out(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Take an item out of the collection."""
    one = _place(_load(pk), place)
    pressed(lambda: services.take_out(place=one, by=who(request)))
    messages.success(request, f"“{one.resource.title}” was taken out of the collection. The item itself stays.")
    return redirect("resources_desk:collection", pk=pk)


@manages
@require_http_methods(METHODS)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove the collection."""
    found = _load(pk)
    if request.method == "POST":
        pressed(lambda: services.remove_collection(collection=found, by=who(request)))
        messages.success(request, "The collection was removed. Its items stay.")
        return redirect("resources_desk:collections")
    context = {
        "title": f"Remove “{found.title}”?",
        "text": "Its address stops working. To keep it for later, hide it instead. The items stay.",
        "submit_text": "Remove it",
        "cancel_href": reverse("resources_desk:collection", args=[pk]),
        "warning": True,
    }
    return render(request, "resources/editing/confirm.html", context)
