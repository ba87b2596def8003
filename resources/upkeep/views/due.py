"""What is due for a check: the list with tick boxes, and the page on which one item is confirmed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import requires, who
from accounts.permissions import Permission
from resources.reader.paging import paged
from resources.upkeep import lists, selectors
from resources.upkeep.checking import NotShown, confirm_checked, confirm_many
from resources.upkeep.forms import CheckedForm, DueFilter
from resources.upkeep.presenters import checked
from resources.upkeep.views.law import may_manage

PAGE = 25


@requires(Permission.RESOURCES_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest) -> HttpResponse:
    """The list; a post confirms what was ticked."""
    filters = DueFilter(request.GET)
    form = CheckedForm(request.POST if request.method == "POST" else None, items=selectors.checkable())
    if form.is_bound and form.is_valid():
        ticked = [item.public_id for item in form.cleaned_data["item"]]
        done, left = confirm_many(public_ids=ticked, by=who(request))
        _say(request, done, left)
        return redirect(f"{reverse('resources_desk:due')}{filters.address()}")
    of = who(request) if filters.chosen("whose") == "mine" else None
    found = selectors.due_items(filters.chosen("which"), of=of, sort=filters.chosen("sort"))
    page = paged(request, found, size=PAGE)
    context = lists.due_page(filters, selectors.due_counts(of=of))
    context |= {"page": page, "rows": lists.due_rows(page.rows), "form": form, "may_manage": may_manage(request)}
    return render(request, "resources/upkeep/due.html", context, status=422 if form.errors else 200)


def _say(request: HttpRequest, done: int, left: int) -> None:
    if done:
        pages = f"{done} page{'s were' if done > 1 else ' was'}"
        messages.success(request, f"{pages} checked today.")
    if left:
        messages.warning(request, f"{left} could not be confirmed from the list: open each page on its own.")


@requires(Permission.RESOURCES_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Confirm one item, with what to look at before."""
    found = selectors.shown_item(public_id=public_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            confirm_checked(resource=found, by=who(request))
            messages.success(request, f"Checked today: {found.title}")
        except NotShown as error:
            messages.error(request, str(error))
        return redirect("resources_desk:due")
    context = {
        "item": found,
        "checked": checked(found),
        "changes": selectors.law_changes(found) if found.law_review else (),
        "kept_by": lists.kept_by(found),
        "reports": selectors.open_on(found),
        "links": found.links_broken,
    }
    return render(request, "resources/upkeep/check.html", context)
