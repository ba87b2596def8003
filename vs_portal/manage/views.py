"""The staff's front page, and the count of text that was handed back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import requires
from accounts.permissions import Permission as P
from accounts.selectors import permissions_of
from text_guard import selectors as counting
from vs_portal.manage.places import groups_for
from vs_portal.manage.presenters import counts_page, period_of


@requires(P.ADVICE_TRIAGE, P.OUTBOX_MANAGE, P.AUDIT_VIEW, P.RULES_MANAGE, P.SCREENING_COUNTS_VIEW, P.SETTING_VIEW_ALL)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """List what this member of staff can manage."""
    held = permissions_of(request.user)  # type: ignore[arg-type]  # a permission lets only people in
    return render(request, "manage/front.html", {"groups": groups_for(held)})


@requires(P.SCREENING_COUNTS_VIEW)
@require_safe
def screening_counts(request: HttpRequest) -> HttpResponse:
    """Show counts by day, form and type. No text is kept, so none can be shown."""
    counts = counting.refusal_counts(days=period_of(request.GET.get("days", "")))
    held = permissions_of(request.user)  # type: ignore[arg-type]  # a permission lets only people in
    context = counts_page(counts) | {"may_keep_rules": P.SCREENING_RULES_MANAGE in held}
    return render(request, "manage/screening_counts.html", context)
