"""A reader says that something is wrong with a page, and sees what came of what readers said."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts import rates
from accounts.access import public
from accounts.adapters.account import client_address
from accounts.models import Person
from resources.models import Resource
from resources.upkeep import said, selectors
from resources.upkeep.forms import ReportForm
from resources.upkeep.reports import report as keep_report

REPORTS_AN_HOUR = 10  # from one network address
_TOO_MANY = "Too many reports came from your network in the last hour. Try again later, or tell us by email."


@public("Whoever reads a page may say that it is wrong, without an account.")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what is wrong; the next page says what happens now."""
    found = _shown(slug)
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        if _may_report(request):
            person = request.user if isinstance(request.user, Person) else None
            keep_report(resource=found, reason=form.cleaned_data["reason"], person=person)
            return redirect("resources:reported", slug)
        form.add_error(None, _TOO_MANY)
        status = 429
    elif form.is_bound:
        status = 422
    return render(request, "resources/upkeep/report.html", {"item": found, "form": form}, status=status)


@public("The page after a report; it says nothing about who sent it.")
@require_safe
def reported(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    return render(request, "resources/upkeep/reported.html", {"item": _shown(slug)})


@public("What readers reported and what came of it is for everybody to see.")
@require_safe
def you_said(request: HttpRequest) -> HttpResponse:
    """Twelve months of reports and their outcomes."""
    since = said.first_month(timezone.localdate())
    context = {
        "months": said.month_rows(selectors.said_since(since)),
        "columns": said.COLUMNS,
        "recent": said.recent(selectors.closed_reports()[: said.RECENT]),
    }
    return render(request, "resources/upkeep/you_said.html", context)


def _shown(slug: str) -> Resource:
    found = selectors.shown_item(slug=slug)
    if found is None:
        raise Http404
    return found


def _may_report(request: HttpRequest) -> bool:
    """The address is counted under its hash, and forgotten after an hour."""
    address = hashlib.sha256(client_address(request).encode()).hexdigest()[:32]
    return rates.take(f"resource-report:{address}", most=REPORTS_AN_HOUR, seconds=3600)
