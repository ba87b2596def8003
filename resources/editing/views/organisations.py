"""Organisations of the directory and their places."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.editing import selectors
from resources.editing.forms.acts import FindForm
from resources.editing.forms.keeping import LocationForm, OrganisationForm
from resources.editing.services import organisations as services
from resources.editing.views.keeping import form_page, pressed
from resources.editing.views.loading import METHODS, edits, manages, posted, standing
from resources.models import Location, Organisation, Resource
from resources.reader.paging import paged
from resources.upkeep.links.addresses import host_of

PAGE = 40
SUGGESTED, LONGEST = 8, 150


def _load(public_id: UUID) -> Organisation:
    found = Organisation.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


@manages
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The list, by name."""
    form = FindForm({"q": request.GET.get("q", "")})
    form.fields["q"].label = "Find an organisation by its name"
    words = str(form.cleaned_data["q"]) if form.is_valid() else ""
    page = paged(request, selectors.organisations_like(words), size=PAGE)
    context = {
        "form": form,
        "words": words,
        "page": page,
        "columns": [{"text": "Name"}, {"text": "Items", "number": True}, {"text": "From"}],
        "rows": _rows(page.rows),
    }
    return render(request, "resources/editing/organisations.html", context)


@edits
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions while somebody types: a few by name, with the site that tells two of one name apart."""
    words = request.GET.get("q", "")[:LONGEST].replace("\0", "")
    found = selectors.organisations_like(words)[:SUGGESTED] if words.strip() else ()
    return JsonResponse({"results": [{"text": one.name, "hint": host_of(one.url)} for one in found]})


def _rows(found: list[Organisation]) -> list[list[Any]]:
    counts = selectors.items_of([one.pk for one in found])
    return [
        [
            {"text": one.name, "href": reverse("resources_desk:organisation", args=[one.public_id])},
            counts.get(one.pk, 0),
            one.source or "Our own",
        ]
        for one in found
    ]


@manages
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """Add one."""
    form = OrganisationForm(posted(request), row=None, standpoint=standing(request))
    page = {"title": "Add an organisation", "back": reverse("resources_desk:organisations")}

    def after(row: object) -> HttpResponse:
        messages.success(request, "The organisation was added.")
        return redirect("resources_desk:organisation", public_id=row.public_id)  # type: ignore[attr-defined]  # of it

    return form_page(
        request,
        form,
        lambda fields, seen: services.save_organisation(organisation=None, fields=fields, by=who(request)),
        page,
        after,
    )


@manages
@require_safe
def organisation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One with its places and items."""
    found = _load(public_id)
    context = {
        "organisation": found,
        "places": list(found.locations.order_by("name", "pk")),
        "items": Resource.objects.filter(organisation=found).order_by("title", "pk").only("title", "public_id")[:50],
        "total": Resource.objects.filter(organisation=found).count(),
    }
    return render(request, "resources/editing/organisation.html", context)


@manages
@require_http_methods(METHODS)
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change what is said of it."""
    found = _load(public_id)
    form = OrganisationForm(posted(request), row=found, standpoint=standing(request))
    back = reverse("resources_desk:organisation", args=[public_id])
    page = {"title": "Change the organisation", "caption": found.name, "back": back}
    return form_page(
        request,
        form,
        lambda fields, seen: services.save_organisation(organisation=found, fields=fields, by=who(request), seen=seen),
        page,
        lambda _: _saved(request, public_id),
        row=found,
    )


def _saved(request: HttpRequest, public_id: UUID, says: str = "Saved.") -> HttpResponse:
    messages.success(request, says)
    return redirect("resources_desk:organisation", public_id=public_id)


@manages
@require_http_methods(METHODS)
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then remove an organisation that nothing names."""
    found = _load(public_id)
    back = reverse("resources_desk:organisation", args=[public_id])
    if request.method == "POST":
        trouble = pressed(lambda: services.remove_organisation(organisation=found, by=who(request)))
        if trouble:
            messages.error(request, trouble)
            return redirect(back)
        messages.success(request, "The organisation was removed.")
        return redirect("resources_desk:organisations")
    context = {
        "title": f"Remove {found.name}?",
        "text": "This works only while no item names it. Its places go with it.",
        "submit_text": "Remove it",
        "cancel_href": back,
        "warning": True,
    }
    return render(request, "resources/editing/confirm.html", context)


@manages
@require_http_methods(METHODS)
def place_new(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a place."""
    return _place(request, _load(public_id), None)


@manages
@require_http_methods(METHODS)
def place(request: HttpRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Change a place."""
    found = _load(public_id)
    return _place(request, found, _place_of(found, place_id))


def _place_of(organisation: Organisation, place_id: UUID) -> Location:
    one = organisation.locations.filter(public_id=place_id).first()
    if one is None:
        raise Http404
    return one


def _place(request: HttpRequest, found: Organisation, one: Location | None) -> HttpResponse:
    form = LocationForm(posted(request), row=one, standpoint=standing(request))
    page: dict[str, Any] = {
        "title": "Change the place" if one else "Add a place",
        "caption": found.name,
        "intro": "A venue where a service is given, or a number or site through which it is. Never a private home.",
        "back": reverse("resources_desk:organisation", args=[found.public_id]),
    }
    if one is not None:
        page["more_href"] = reverse("resources_desk:place_remove", args=[found.public_id, one.public_id])
        page["more_text"] = "Remove this place"
    return form_page(
        request,
        form,
        lambda fields, seen: services.save_location(
            organisation=found, location=one, fields=fields, by=who(request), seen=seen
        ),
        page,
        lambda _: _saved(request, found.public_id),
        row=one,
    )


@manages
@require_http_methods(METHODS)
def place_remove(request: HttpRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Ask, then remove a place where no service is given."""
    found = _load(public_id)
    one = _place_of(found, place_id)
    if request.method == "POST":
        trouble = pressed(lambda: services.remove_location(location=one, by=who(request)))
        if not trouble:
            return _saved(request, public_id, "The place was removed.")
        messages.error(request, trouble)
        return redirect("resources_desk:organisation", public_id=public_id)
    context = {
        "title": f"Remove {one.name}?",
        "caption": found.name,
        "text": "This works only while no service is given there.",
        "submit_text": "Remove it",
        "cancel_href": reverse("resources_desk:organisation", args=[public_id]),
        "warning": True,
    }
    return render(request, "resources/editing/confirm.html", context)
