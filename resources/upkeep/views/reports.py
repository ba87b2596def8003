"""What readers reported, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission
from resources.models.vocabulary import ReportOutcome, ReportReason
from resources.reader.paging import paged
from resources.upkeep import lists, selectors
from resources.upkeep.forms import OutcomeForm, ReportFilter
from resources.upkeep.reports import CannotClose, close
from resources.upkeep.views.law import may_manage

PAGE = 25


@requires(Permission.RESOURCES_EDIT)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Open ones, those that say the same of a page together; or those dealt with."""
    filters = ReportFilter(request.GET)
    which, sort = filters.chosen("which"), filters.chosen("sort")
    found = selectors.open_reports(sort=sort) if which == "open" else selectors.closed_reports(sort=sort)
    page = paged(request, found, size=PAGE)
    context = lists.report_page(filters, selectors.report_counts())
    context |= {
        "page": page,
        "which": which,
        "columns": lists.OPEN_COLUMNS,
        "rows": [],
        "may_manage": may_manage(request),
    }
    if which == "open":
        context["rows"] = lists.open_report_rows(page.rows)
    else:
        context |= {"columns": lists.CLOSED_COLUMNS, "rows": lists.closed_report_rows(page.rows)}
    return render(request, "resources/upkeep/reports.html", context)


@requires(Permission.RESOURCES_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of a report and of those that say the same."""
    found = selectors.report(pk)
    if found is None:
        raise Http404
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            count = close(report=found, outcome=form.cleaned_data["outcome"], by=who(request))
        except CannotClose as error:
            form.add_error("outcome", str(error))
        else:
            messages.success(request, f"{count} report{'s' if count > 1 else ''} closed. Readers can see what you did.")
            return redirect("resources_desk:reports")
    context = {
        "report": found,
        "item": found.resource,
        "reason": ReportReason(found.reason).label,
        "outcome": ReportOutcome(found.outcome).label if found.outcome else "",
        "same": selectors.open_like(found),
        "form": form,
    }
    return render(request, "resources/upkeep/outcome.html", context, status=422 if form.errors else 200)
