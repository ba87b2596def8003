"""What editors do for search: read what found nothing, say what came of it, keep the words that mean the same."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission
from accounts.selectors import has
from resources.search.desk import presenters, selectors
from resources.search.desk.forms import OutcomeForm, SynonymForm
from resources.search.desk.services import ChangedMeanwhile, add_synonym, change_synonym, settle_search
from resources.search.search import page_of
from text_guard.standpoint import Standpoint

_edits = requires(Permission.RESOURCES_EDIT)
_manages = requires(Permission.RESOURCES_MANAGE)
_STALE = "Somebody else changed this group while you had the page open, so nothing was saved. Open the group again."


@_edits
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """Searches that found nothing, by what came of them."""
    outcome = presenters.outcome_of(request.GET.get("outcome", ""))
    page = selectors.empty_searches(outcome.value, page_of(request.GET.get("page", "")))
    may_add = has(who(request), Permission.RESOURCES_MANAGE)
    url = f"{reverse('resources_desk:searches')}?outcome={outcome.value or 'open'}&page="
    context = {
        "tabs": presenters.tabs(outcome, selectors.counts_by_outcome()),
        "rows": [presenters.empty_row(row, may_add=may_add) for row in page.rows],
        "is_open": not outcome.value,
        **presenters.paging(page, url),
    }
    return render(request, "resources/search/desk/searches.html", context)


@_edits
@require_POST
def search_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of one."""
    row = selectors.empty_search(pk)
    if row is None:
        raise Http404
    form = OutcomeForm(request.POST)
    if form.is_valid():
        settle_search(search=row, outcome=form.cleaned_data["outcome"], by=who(request))
        messages.success(request, f"“{row.words}” was moved to another list.")
    else:
        messages.error(request, "Select an outcome for the search.")
    return redirect("resources_desk:searches")


@_manages
@require_safe
def synonyms(request: HttpRequest) -> HttpResponse:
    """The groups of words that mean the same."""
    page = selectors.synonyms(page_of(request.GET.get("page", "")))
    url = f"{reverse('resources_desk:synonyms')}?page="
    rows = [presenters.synonym_row(row) for row in page.rows]
    context = {"columns": presenters.COLUMNS, "rows": rows, **presenters.paging(page, url)}
    return render(request, "resources/search/desk/synonyms.html", context)


@_manages
@require_http_methods(["GET", "HEAD", "POST"])
def synonym_add(request: HttpRequest) -> HttpResponse:
    """Keep a new group; from a search that found nothing its words stand there already."""
    number = request.GET.get("from", "")
    start = selectors.empty_search(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    initial = {"phrases": start.words} if start else None
    form = SynonymForm(request.POST or None, initial=initial, standpoint=Standpoint(who(request)))
    if form.is_bound and form.is_valid():
        add_synonym(phrases=form.cleaned_data["phrases"], note=form.cleaned_data["note"], by=who(request))
        messages.success(request, "The words now find the same items.")
        return redirect("resources_desk:synonyms")
    return _form(request, form, "Add words that mean the same")


@_manages
@require_http_methods(["GET", "HEAD", "POST"])
def synonym_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a group, or switch it off."""
    row = selectors.synonym(pk)
    if row is None:
        raise Http404
    form = SynonymForm(request.POST or None, synonym=row, standpoint=Standpoint(who(request)))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            change_synonym(
                synonym=row,
                phrases=data["phrases"],
                note=data["note"],
                is_active=data["is_active"],
                by=who(request),
                seen=data["seen"] or None,
            )
        except ChangedMeanwhile:
            form.add_error(None, _STALE)
            return _form(request, form, "Change words that mean the same", status=409)
        messages.success(request, "The group was changed. Searches follow it from now on.")
        return redirect("resources_desk:synonyms")
    return _form(request, form, "Change words that mean the same")


def _form(request: HttpRequest, form: SynonymForm, title: str, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "title": title, "back": reverse("resources_desk:synonyms")}
    return render(request, "resources/search/desk/synonym.html", context, status=status)
