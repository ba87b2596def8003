"""Staff roles of one person: give, confirm as the second administrator, take away."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import presenters
from accounts.access import requires, who
from accounts.forms.staff import GrantForm, SecondAdministratorForm
from accounts.models import Membership
from accounts.permissions import Permission
from accounts.policies import check_decide, check_grant
from accounts.reasons import ApproveReason, EndReason, RefuseReason
from accounts.roles import ROLES
from accounts.selectors.people import LIVE, requests_visible_to
from accounts.services.leaving import end_membership
from accounts.services.requests import RequestRefused, approve, refuse
from accounts.services.staff_roles import grant_role
from accounts.views.people import found_person
from accounts.workflow import WrongState


@requires(Permission.ROLES_GRANT, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a staff role."""
    shown = found_person(request, public_id)
    check_grant(by=who(request), person=shown, role=ROLES["vs_adviser"])
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            membership = grant_role(person=shown, role=ROLES[form.cleaned_data["role"]], by=who(request))
        except RequestRefused as error:
            form.add_error("role", f"{error}")
        else:
            waits = membership.state == Membership.State.REQUESTED
            messages.success(request, "The role waits for a second administrator." if waits else "The role was given.")
            return redirect("accounts:person", shown.public_id)
    return render(
        request, "accounts/roles.html", {"form": form, "shown": shown, **presenters.by_state(shown.memberships.all())}
    )


@requires(Permission.ROLES_GRANT, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_role(request: HttpRequest, public_id: uuid.UUID, membership_id: uuid.UUID) -> HttpResponse:
    """The second administrator confirms a proposed role, or turns it down."""
    membership = _membership(request, public_id, membership_id)
    check_decide(by=who(request), membership=membership)
    form = SecondAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["decision"] == "approve":
                approve(membership=membership, by=who(request), reason=ApproveReason.SECOND_ADMIN)
                messages.success(request, "The role was confirmed.")
            else:
                refuse(membership=membership, by=who(request), reason=RefuseReason.NOT_CONFIRMED)
                messages.success(request, "The role was turned down.")
        except WrongState as error:
            return render(request, "errors/409.html", {"reason": str(error)}, status=409)
        return redirect("accounts:person", public_id)
    words = presenters.membership_words(membership)
    return render(request, "accounts/confirm_role.html", {"form": form, "words": words, "shown": membership.person})


@requires(Permission.ROLES_GRANT, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: HttpRequest, public_id: uuid.UUID, membership_id: uuid.UUID) -> HttpResponse:
    """Take a role away."""
    membership = _membership(request, public_id, membership_id)
    back = reverse("accounts:person", args=[public_id])
    if request.method == "POST":
        try:
            end_membership(membership=membership, by=who(request), reason=EndReason.STAFF_ENDED)
        except WrongState as error:
            return render(request, "errors/409.html", {"reason": str(error)}, status=409)
        messages.success(request, "The role has ended and the person was told.")
        return redirect(back)
    words = presenters.membership_words(membership)
    return render(
        request,
        "accounts/confirm.html",
        {
            "title": f"End a role of {membership.person}",
            "text": f"{words.title}. It ends at once.",
            "warning": True,
            "submit_text": "End the role",
            "cancel_href": back,
        },
    )


def _membership(request: HttpRequest, public_id: uuid.UUID, membership_id: uuid.UUID) -> Membership:
    shown = found_person(request, public_id)
    found = requests_visible_to(who(request)).filter(person=shown, public_id=membership_id, state__in=LIVE).first()
    if found is None:
        raise Http404
    return found
