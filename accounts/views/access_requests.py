"""Requests to join, decided by staff."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import presenters
from accounts.access import requires, who
from accounts.evidence import evidence_for, evidence_of
from accounts.forms.staff import DecisionForm, RequestFilter
from accounts.models import Membership
from accounts.permissions import Permission
from accounts.policies import can_decide, check_decide
from accounts.reasons import ApproveReason, RefuseReason
from accounts.selectors.people import history_of, requests_visible_to
from accounts.services.requests import approve, refuse
from accounts.views.paging import keyset
from accounts.workflow import WrongState

PAGE = 25
_COLUMNS = [
    {"text": "Person"},
    {"text": "Role"},
    {"text": "Where"},
    {"text": "What speaks for it"},
    {"text": "State"},
    {"text": "Asked"},
]


@requires(Permission.MEMBERSHIP_DECIDE)
@require_safe
def access_requests(request: HttpRequest) -> HttpResponse:
    """Those who wait, the longest first; with the filters also what was decided."""
    form = RequestFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = requests_visible_to(who(request)).filter(state=wanted.get("state") or Membership.State.REQUESTED)
    if wanted.get("role"):
        found = found.filter(role=wanted["role"])
    if wanted.get("q"):
        text = wanted["q"]
        found = found.filter(
            Q(person__name__icontains=text) | Q(person__email__icontains=text) | Q(setting__name__icontains=text)
        )
    page, next_url = keyset(request, found.order_by("pk"), "after", PAGE)
    evidence = evidence_of(page)
    rows = [
        presenters.request_row(item, evidence[item.pk], reverse("accounts:decide", args=[item.public_id]))
        for item in page
    ]
    return render(
        request,
        "accounts/access_requests.html",
        {"form": form, "rows": rows, "columns": _COLUMNS, "next_url": next_url},
    )


@requires(Permission.MEMBERSHIP_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One request: what speaks for it, its history, and the decision."""
    membership = requests_visible_to(who(request)).filter(public_id=public_id).first()
    if membership is None:
        raise Http404
    form = DecisionForm(request.POST or None)
    if request.method == "POST":
        check_decide(by=who(request), membership=membership)
        if form.is_valid():
            return _decided(request, membership, form)
    words = presenters.membership_words(membership)
    return render(
        request,
        "accounts/decide.html",
        {
            "membership": membership,
            "words": words,
            "evidence": evidence_for(membership),
            "form": form,
            "history": [presenters.step_words(step) for step in history_of(membership)],
            "may_decide": membership.state == Membership.State.REQUESTED
            and can_decide(by=who(request), membership=membership),
        },
    )


def _decided(request: HttpRequest, membership: Membership, form: DecisionForm) -> HttpResponse:
    try:
        if form.cleaned_data["decision"] == "approve":
            approve(membership=membership, by=who(request), reason=ApproveReason(form.cleaned_data["approve_reason"]))
            messages.success(request, f"{membership.person} was approved and told by email.")
        else:
            refuse(membership=membership, by=who(request), reason=RefuseReason(form.cleaned_data["refuse_reason"]))
            messages.success(request, f"{membership.person} was refused and told why by email.")
    except WrongState as error:
        return render(request, "errors/409.html", {"reason": str(error)}, status=409)
    return redirect("accounts:access_requests")
