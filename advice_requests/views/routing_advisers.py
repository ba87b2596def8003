"""Advisers: who they are, what each covers, who is away. For whoever manages routing, and each adviser's own absence."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires
from accounts.models import Person
from accounts.permissions import Permission as P
from advice_requests.forms.routing import SetupForm
from advice_requests.models import AdviserProfile
from advice_requests.presenters import routing as words
from advice_requests.selectors.routing_pages import mark_of_setup, member_of_staff, profile_of, staff
from advice_requests.services.routing_setup import set_up_adviser
from advice_requests.views.reader import person_of
from advice_requests.views.routing_absence import Absence, end_page, record_page, whose
from advice_requests.views.routing_saving import METHODS, STALE_FORM, Outcome, posted, saved

manages = requires(P.ROUTING_MANAGE)
answers = requires(P.ADVICE_ANSWER)


@manages
@require_safe
def advisers(request: HttpRequest) -> HttpResponse:
    """Everybody who may answer questions, also those whom nobody has set up."""
    people = staff()
    context = {
        "tabs": words.tabs("advisers"),
        "columns": words.STAFF_COLUMNS,
        "rows": words.staff_rows(people, today=timezone.localdate()),
        "missing": sum(words.profile_in(person) is None for person in people),
    }
    return render(request, "advice_requests/routing/advisers.html", context)


def load(public_id: UUID) -> Person:
    """Somebody who may answer questions; anybody else is a 404."""
    person = member_of_staff(public_id)
    if person is None:
        raise Http404
    return person


@manages
@require_http_methods(METHODS)
def adviser(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Set somebody up, or change what they cover."""
    person = load(public_id)
    profile = profile_of(person)
    form = SetupForm(posted(request), person=person, profile=profile)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        result = saved(
            form, lambda: set_up_adviser(person=person, setup=form.setup(), seen=seen, by=person_of(request))
        )
        if result is Outcome.SAVED:
            messages.success(request, f"Saved what {person} covers.")
            return redirect("routing:advisers")
        if result is Outcome.CHANGED:
            profile = profile_of(person)
            form.seen_anew(mark_of_setup(profile))
            return _adviser_page(request, person, profile, form, changed=STALE_FORM)
    return _adviser_page(request, person, profile, form)


def _adviser_page(
    request: HttpRequest, person: Person, profile: AdviserProfile | None, form: SetupForm, *, changed: str = ""
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "person": person,
        "form": form,
        "set_up": profile is not None,
        "away": words.absence_words(profile) if profile and words.has_absence(profile, today) else "",
        "changed": changed,
        "now": _facts(profile) if changed and profile else [],
    }
    return render(request, "advice_requests/routing/adviser.html", context, status=409 if changed else 200)


def _facts(profile: AdviserProfile) -> list[dict[str, str]]:
    """What stands now, where somebody else saved meanwhile, and on one's own page."""
    return [
        {"key": "Topics", "value": words.topics_words(profile)},
        {"key": "Areas and phases", "value": words.where_words(profile)},
        {"key": "Working days", "value": words.days_words(profile)},
        {"key": "Full desk", "value": f"{profile.capacity} open questions"},
        {"key": "Deputy", "value": str(profile.deputy or "Nobody")},
        {"key": "Team", "value": str(profile.team or "None")},
    ]


@manages
@require_http_methods(METHODS)
def absence(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record when an adviser is away."""
    return record_page(request, _absence_of(public_id))


@manages
@require_http_methods(METHODS)
def absence_end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give an adviser new questions again."""
    return end_page(request, _absence_of(public_id))


def _absence_of(public_id: UUID) -> Absence:
    found = whose(load(public_id), reverse("routing:adviser", args=[public_id]))
    if found is None:
        raise Http404
    return found


@answers
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What you cover, and your own absence."""
    one = _own_absence(request)
    context: dict[str, object] = {"one": one}
    if one is not None:
        today = timezone.localdate()
        there = words.has_absence(one.profile, today)
        context |= {
            "facts": _facts(one.profile),
            "status": words.status_cell(one.profile, today),
            "away": words.absence_words(one.profile) if there else "",
        }
    return render(request, "advice_requests/routing/own.html", context)


@answers
@require_http_methods(METHODS)
def own_absence(request: HttpRequest) -> HttpResponse:
    """Record your own absence."""
    one = _own_absence(request)
    return record_page(request, one) if one else redirect("routing:own")


@answers
@require_http_methods(METHODS)
def own_end(request: HttpRequest) -> HttpResponse:
    """End your own absence."""
    one = _own_absence(request)
    return end_page(request, one) if one else redirect("routing:own")


def _own_absence(request: HttpRequest) -> Absence | None:
    """None for somebody whom nobody has set up: no question comes, so there is no absence to record."""
    return whose(person_of(request), reverse("routing:own"), own=True)
