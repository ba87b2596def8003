"""The audit trail, for administrators who have just confirmed their sign-in."""

from __future__ import annotations

import json

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts import presenters, rates
from accounts.access import requires, who
from accounts.forms.staff import AuditFilter
from accounts.models import AuditEvent
from accounts.permissions import Permission
from accounts.selectors.audit import search_audit
from accounts.selectors.people import names_of
from accounts.services.audit_export import note_export
from accounts.views.paging import keyset

PAGE = 50
MOST_EXPORTED = 10_000
_COLUMNS = [{"text": "Event"}, {"text": "Who"}, {"text": "About"}, {"text": "Details"}]


@requires(Permission.AUDIT_VIEW, fresh=True)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Search what was done."""
    form = AuditFilter(request.GET or None)
    page, next_url = keyset(request, _wanted(form), "before", PAGE)
    names = names_of({event.by_public_id for event in page if event.by_public_id})
    rows = [presenters.event_row(event, names) for event in page]
    return render(
        request,
        "accounts/audit.html",
        {
            "form": form,
            "rows": rows,
            "columns": _COLUMNS,
            "next_url": next_url,
            "chosen": [
                (bound.html_name, bound.data) for bound in form if form.is_bound and isinstance(bound.data, str)
            ],
        },
    )


@requires(Permission.AUDIT_VIEW, fresh=True)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """What was found as lines of JSON: no spreadsheet reads a formula into it. At most 10,000, and itself recorded."""
    if not rates.take(f"audit-export:{who(request).pk}", most=5, seconds=3600):
        messages.error(request, "You can take the trail away 5 times an hour. Try again later.")
        return redirect("accounts:audit")
    found = list(_wanted(AuditFilter(request.POST))[:MOST_EXPORTED])
    note_export(by=who(request), rows=len(found))
    lines = [json.dumps(presenters.event_facts(event)) for event in found]
    response = HttpResponse("\n".join(lines) + "\n", content_type="application/x-ndjson")
    response["Content-Disposition"] = 'attachment; filename="audit.jsonl"'
    return response


def _wanted(form: AuditFilter) -> QuerySet[AuditEvent]:
    """The events that the filter asks for; all of them before it was used or where it cannot be read."""
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return search_audit(
        event=data.get("event", ""),
        person=data.get("person", ""),
        subject=data.get("subject", ""),
        since=data.get("since"),
        until=data.get("until"),
    )
