"""Requests for whole-setting training at the desk: by state, accepted, planned as a session, declined with why."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.reader.paging import paged
from training import policies_programmes as policies
from training.forms.insets import InsetDeclineForm, InsetPlanForm
from training.forms.programmes import SeenVersionForm
from training.models import InsetRequest
from training.models.vocabulary import InsetDecline, InsetState
from training.presenters import insets as present
from training.selectors import insets as selectors
from training.services import insets as services
from training.views.desk import METHODS, form_page, manages, posted, pressed, staff, standing
from training.workflow import ActRefused, WrongActor
from training.workflow_programmes import InsetAct

PAGE = 30


@staff
@require_safe
def insets(request: HttpRequest) -> HttpResponse:
    """The requests in one state."""
    asked = request.GET.get("list", "")
    state = InsetState(asked) if asked in InsetState.values else InsetState.ASKED
    page = paged(request, selectors.insets_in(who(request), state), size=PAGE)
    context = {
        "tabs": present.tabs(state, selectors.counts_by_state(who(request))),
        "page": page,
        "columns": present.DESK,
        "rows": present.desk_rows(page.rows),
        "state": state.label,
    }
    return render(request, "training/desk/insets.html", context)


def _request(request: HttpRequest, public_id: UUID) -> InsetRequest:
    found = selectors.inset_for(who(request), public_id)
    if found is None:
        raise Http404
    return found


@staff
@require_safe
def inset(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One request with what can be done about it."""
    found = _request(request, public_id)
    fits = selectors.day_fits(found.setting, found.days)
    context = {
        "inset": found,
        "status": present.status_of(found),
        "facts": present.facts(found, fits, staff=True),
        "acts": {act.value for act in InsetAct if policies.can_inset(act, found, who(request))},
    }
    return render(request, "training/desk/inset.html", context)


def _words(found: InsetRequest) -> dict[str, str]:
    return {
        "caption": f"{found.course.title}, {found.setting.name}",
        "cancel_href": reverse("training_desk:inset", args=[found.public_id]),
    }


@staff
@require_http_methods(METHODS)
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then accept."""
    found = _request(request, public_id)
    form = SeenVersionForm(posted(request), version=found.version)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        return pressed(
            request,
            lambda: services.accept(request=found, by=who(request), version=version),
            "The request was accepted, and the setting is told. Plan the session next.",
            "training_desk:inset",
            found.public_id,
        )
    page = {
        "title": "Accept this request?",
        "text": "The setting is told that the Virtual School will come. You plan the day next.",
        "submit_text": "Accept it",
        "form": form,
    }
    return render(request, "training/desk/confirm.html", page | _words(found))


@staff
@require_http_methods(METHODS)
def decline(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why, then decline."""
    found = _request(request, public_id)
    form = InsetDeclineForm(posted(request), version=found.version)
    if form.is_bound and form.is_valid():
        reason, version = InsetDecline(form.cleaned_data["reason"]), form.cleaned_data["version"]
        return pressed(
            request,
            lambda: services.decline(request=found, reason=reason, by=who(request), version=version),
            "The request was declined, and the setting is told why.",
            "training_desk:inset",
            found.public_id,
        )
    page = {
        "title": "Decline this request?",
        "text": "The setting is told why, and that sessions open to all may suit it.",
        "submit_text": "Decline it",
        "warning": True,
        "form": form,
    }
    return render(request, "training/desk/confirm.html", page | _words(found))


@manages
@require_http_methods(METHODS)
def plan(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan it as a session for that setting alone."""
    found = _request(request, public_id)
    try:
        policies.check_inset(InsetAct.PLAN, found, who(request))
    except WrongActor as wrong:
        raise PermissionDenied from wrong
    except ActRefused as refusal:
        if request.method != "POST":
            messages.error(request, str(refusal))
            return redirect("training_desk:inset", public_id=found.public_id)
    form = InsetPlanForm(posted(request), request=found, standpoint=standing(request))

    def write() -> InsetRequest:
        return services.plan(
            request=found,
            fields=form.fields_of() | {"closes_at": form.closes_at},
            sittings=form.sittings,
            trainers=form.cleaned_data["trainers"],
            by=who(request),
            form_token=form.cleaned_data["form_token"],
        )

    def after(row: InsetRequest) -> HttpResponse:
        messages.success(request, "The session is planned and open for the setting alone. The setting is told.")
        return redirect("training_desk:inset", public_id=row.public_id)

    fits = selectors.day_fits(found.setting, found.days)
    days = "; ".join(f"{one.day:%A %-d %B %Y} ({one.words})" for one in fits)
    page = _words(found) | {
        "title": "Plan the session",
        "back": reverse("training_desk:inset", args=[found.public_id]),
        "intro": f"Asked for: {days}. Only {found.setting.name} can see and book it.",
        "dates": True,
    }
    return form_page(request, form, write, page, after, template="training/desk/session_form.html")
