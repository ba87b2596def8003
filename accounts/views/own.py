"""A person's own pages: overview, details, waiting, a copy of their data, being removed."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import presenters, rates
from accounts.access import signed_in, who
from accounts.forms.own import DetailsForm
from accounts.selectors import permissions_of, roles_of
from accounts.selectors.people import LIVE
from accounts.services.people import change_details
from accounts.services.requests import RequestRefused
from accounts.services.rights import ask_erasure, export_own_data

_OWN = "A person's own account; everything shown belongs to whoever is signed in."


@signed_in(_OWN, factors="two")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do, how I sign in."""
    person = who(request)
    memberships = person.memberships.filter(state__in=LIVE).select_related("setting", "trust", "team")
    details = [
        {"key": "Name", "value": person.name, "href": reverse("accounts:details")},
        {"key": "Job title", "value": person.job_title or "Not given", "href": reverse("accounts:details")},
        {"key": "Work phone", "value": person.phone or "Not given", "href": reverse("accounts:details")},
        {"key": "Email address", "value": person.email, "href": reverse("account_email")},
    ]
    ways = presenters.ways_rows(
        presenters.sign_in_ways(person),
        {
            "password": reverse("account_change_password" if person.has_usable_password() else "account_set_password"),
            "factors": reverse("mfa_index"),
            "providers": reverse("socialaccount_connections"),
        },
    )
    return render(
        request, "accounts/overview.html", {"details": details, "ways": ways, **presenters.by_state(memberships)}
    )


@signed_in(_OWN, factors="two")
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Change name, job title and work phone."""
    person = who(request)
    before = {"name": person.name, "job_title": person.job_title, "phone": person.phone}
    form = DetailsForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        change_details(by=person, name=data["name"], job_title=data["job_title"], phone=data["phone"])
        messages.success(request, "Your details were saved.")
        return redirect("accounts:overview")
    return render(request, "accounts/details.html", {"form": form})


@signed_in("Says to somebody who is not approved yet who decides and when.", factors="two")
@require_safe
def pending(request: HttpRequest) -> HttpResponse:
    """What happens next, while a request waits."""
    if roles_of(who(request)):
        messages.success(request, presenters.welcome_words(permissions_of(who(request)), roles_of(who(request))))
        return redirect("home")
    recent = who(request).memberships.select_related("setting", "trust", "team").order_by("-requested_at")[:5]
    return render(
        request,
        "accounts/pending.html",
        {"items": [presenters.decided_words(item) for item in recent], "decided_by": settings.COUNCIL.contacts},
    )


@signed_in(_OWN, factors="two", fresh=True)
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is held about me, and my rights over it."""
    return render(request, "accounts/data.html", {"asked": who(request).erasure_requests.filter(done_at=None).first()})


@signed_in(_OWN, factors="two", fresh=True)
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """A copy of my data as a file."""
    if not rates.take(f"export:{who(request).pk}", most=5, seconds=3600):
        messages.error(request, "You can download your data 5 times an hour. Try again later.")
        return redirect("accounts:data")
    copy = json.dumps(export_own_data(person=who(request), by=who(request)), indent=2, ensure_ascii=False)
    response = HttpResponse(copy, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@signed_in(_OWN, factors="two", fresh=True)
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Ask to be removed."""
    try:
        ask_erasure(by=who(request))
        messages.success(request, "We have your request. We will remove your data within one month and tell you.")
    except RequestRefused as error:
        messages.error(request, f"{error}.")
    return redirect("accounts:data")


@signed_in("Somebody who signs in by their organisation alone confirms it by signing in again.", factors="one")
@require_safe
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """What to do where there is no password or authenticator to confirm with."""
    return render(request, "accounts/sign_in_again.html", {})
