"""The view behind every act: load, show the form, call the service, turn its refusal into a page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import requires
from advice_requests import policies
from advice_requests.actions import Action
from advice_requests.forms.acting import ActForm
from advice_requests.models import AdviceRequest
from advice_requests.presenters.pages import act_context, stale_context
from advice_requests.selectors.requests import visible_request
from advice_requests.services import AlreadyDone, StaleVersion
from advice_requests.views.reader import person_of
from advice_requests.workflow import ActRefused, WrongActor, WrongState


def view_of(action: Action) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of one act, with the permission that its row names."""

    @requires(*action.permissions)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = load(request, public_id)
        data = request.POST if request.method == "POST" else None
        form = action.form(data, request_row=row, person=person_of(request), **action.choices(row))
        if form.is_bound:
            return _post(request, action, row, form)
        return _show(request, action, row, form)

    view.__name__ = f"{action.slug.replace('-', '_')}_view"
    return view


def load(request: HttpRequest, public_id: UUID) -> AdviceRequest:
    """The request through its reader; missing and another's are the same 404."""
    row = visible_request(person_of(request), public_id)
    if row is None:
        raise Http404
    return row


def _show(request: HttpRequest, action: Action, row: AdviceRequest, form: ActForm) -> HttpResponse:
    allowed = [act for act in action.acts if _permits(act, row, request)]
    if not allowed:
        raise PermissionDenied
    if not any(row.state in policies.TRANSITIONS[act].sources for act in allowed):
        return _conflict(request, row, form, WrongState("The request has moved on, so this cannot be done any more."))
    return _form_page(request, action, row, form)


def _permits(act: policies.Act, row: AdviceRequest, request: HttpRequest) -> bool:
    relations = policies.relations_of(person_of(request), row)
    return policies.permits(act, relations=relations, permissions=policies.permissions_of(person_of(request)))


def _form_page(request: HttpRequest, action: Action, row: AdviceRequest, form: ActForm) -> HttpResponse:
    return render(request, "advice_requests/act.html", act_context(action, row, form, person_of(request)))


def _post(request: HttpRequest, action: Action, row: AdviceRequest, form: ActForm) -> HttpResponse:
    if not any(_permits(act, row, request) for act in action.acts):
        raise PermissionDenied
    if not form.is_valid():
        return _form_page(request, action, row, form)
    try:
        action.run(row, form, person_of(request))
    except AlreadyDone:
        pass
    except WrongActor as refusal:
        raise PermissionDenied from refusal
    except StaleVersion as refusal:
        return _stale(request, action, refusal.request, form)
    except ActRefused as refusal:
        return _conflict(request, row, form, refusal)
    messages.success(request, action.done)
    return redirect("advice_requests:request", public_id=row.public_id)


def _stale(request: HttpRequest, action: Action, row: AdviceRequest, form: ActForm) -> HttpResponse:
    """Somebody was there meanwhile: show what happened, keep what was typed, and let it be sent again."""
    context = stale_context(action, row, form, person_of(request))
    return render(request, "advice_requests/stale.html", context, status=409)


def _conflict(request: HttpRequest, row: AdviceRequest, form: ActForm, refusal: ActRefused) -> HttpResponse:
    context = {"row": row, "refusal": str(refusal), "typed": form.typed() if form.is_bound else []}
    return render(request, "advice_requests/conflict.html", context, status=409)
