"""One's own memberships: ask for another, take a request back, leave and hand over."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts import presenters
from accounts.access import signed_in, who
from accounts.forms.own import LeaveForm
from accounts.models import Membership
from accounts.reasons import EndReason
from accounts.selectors import colleagues_in, is_last_dsl
from accounts.selectors.people import own_membership
from accounts.services.leaving import end_membership
from accounts.services.requests import RequestRefused, ask_to_join, decide_by_register, withdraw
from accounts.views.joining import chosen
from accounts.workflow import WrongState

_OWN = "A person's own memberships, reached through the person who is signed in."


@signed_in("A person may ask for another role; nothing is granted by asking.", factors="two")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Check what was chosen, then send the request."""
    choice = chosen(request)
    if choice is None:
        return redirect("accounts:find_another")
    role, place = choice
    problem = ""
    if request.method == "POST":
        try:
            ask_to_join(by=who(request), role=role, place=place)
        except RequestRefused as error:
            problem = f"{error}."
        else:
            approved = decide_by_register(person=who(request))
            messages.success(
                request, "You have the role now." if approved else "Your request was sent. We will email you."
            )
            return redirect("accounts:overview")
    reference = (request.POST or request.GET)["place"]
    return render(
        request,
        "accounts/ask.html",
        {"role": role, "place": place, "reference": reference, "problem": problem},
        status=409 if problem else 200,
    )


@signed_in(_OWN, factors="two")
@require_POST
def take_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take a request back before it is decided."""
    try:
        withdraw(membership=_own(request, public_id), by=who(request))
        messages.success(request, "Your request was taken back.")
    except WrongState as error:
        messages.error(request, str(error))
    return redirect("accounts:overview")


@signed_in(_OWN, factors="two")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Leave a role, and say who takes over."""
    membership = _own(request, public_id)
    if membership.state != Membership.State.APPROVED:
        raise Http404
    colleagues = colleagues_in(membership.setting, of=who(request)) if membership.setting else None
    form = LeaveForm(colleagues, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _left(request, membership, form)
    words = presenters.membership_words(membership)
    text = "You will not be able to use the portal in this role any more. You can ask for it again later."
    if is_last_dsl(membership):
        text = (
            "You are the last designated safeguarding lead of this setting in the portal. Nobody there will be able "
            f"to ask questions as its lead until somebody else joins. {text}"
        )
    return render(
        request,
        "accounts/leave.html",
        {
            "form": form,
            "title": f"Leave the role of {words.title}?",
            "text": text,
            "warning": True,
            "submit_text": "Leave this role",
            "cancel_href": reverse("accounts:overview"),
        },
    )


def _left(request: HttpRequest, membership: Membership, form: LeaveForm) -> HttpResponse:
    try:
        moved = end_membership(
            membership=membership,
            by=who(request),
            reason=EndReason(form.cleaned_data["reason"]),
            successor=form.cleaned_data.get("successor"),
        )
    except WrongState as error:  # the second half of a double click, or staff were quicker
        return render(request, "errors/409.html", {"reason": str(error)}, status=409)
    handed = f" {moved} open question{'' if moved == 1 else 's'} went to your colleague." if moved else ""
    messages.success(request, f"You have left the role.{handed}")
    return redirect("accounts:overview")


def _own(request: HttpRequest, public_id: uuid.UUID) -> Membership:
    found = own_membership(who(request), public_id)
    if found is None:
        raise Http404
    return found
