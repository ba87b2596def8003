"""Lists, the request page, the desk, the confirmation, and where to go instead."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public, requires
from accounts.permissions import Permission as P
from accounts.selectors import has
from advice_requests.forms.filtering import DeskFilterForm
from advice_requests.presenters.asking import due_words
from advice_requests.presenters.elsewhere import PAGES, places_of
from advice_requests.presenters.lists import desk_context, list_context
from advice_requests.presenters.pages import request_context
from advice_requests.selectors.choices import desk_choices
from advice_requests.selectors.desk import Basket, basket, counts
from advice_requests.selectors.requests import asked_by
from advice_requests.views.act import load
from advice_requests.views.reader import person_of


@public("Parents, carers and anybody with a question about one child must find who can help.")
@require_safe
def elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    if page is None:
        raise Http404
    return render(request, "advice_requests/elsewhere.html", {"page": page, "places": places_of(page)})


@requires(P.ADVICE_VIEW, P.ADVICE_VIEW_ALL)
@require_safe
def list_view(request: HttpRequest) -> HttpResponse:
    """What the person and the colleagues of their settings asked; staff are sent to the desk."""
    if not has(person_of(request), P.ADVICE_VIEW):
        return redirect("advice_requests:desk")
    show_all = request.GET.get("show") == "all"
    found = asked_by(
        person_of(request),
        open_only=not show_all,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = list_context(found, person=person_of(request), show_all=show_all, now=timezone.now())
    return render(request, "advice_requests/list.html", context)


@requires(P.ADVICE_VIEW, P.ADVICE_VIEW_ALL)
@require_safe
def request_view(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One request: for staff with notes and history, for the asking side without."""
    row = load(request, public_id)
    context = request_context(row, person_of(request), now=timezone.now())
    name = "desk_request" if context["for_staff"] else "request"
    return render(request, f"advice_requests/{name}.html", context)


@requires(P.ADVICE_ASK)
@require_safe
def sent(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The confirmation: the reference, and what happens next."""
    row = load(request, public_id)
    if row.asker_id != person_of(request).pk:
        raise Http404
    return render(
        request, "advice_requests/ask/sent.html", {"row": row, "due": due_words(row.urgency, row.submitted_at)}
    )


@requires(P.ADVICE_ANSWER, P.ADVICE_TRIAGE)
@require_safe
def desk(request: HttpRequest, which: str = Basket.UNOWNED) -> HttpResponse:
    """A basket of the desk, filtered by its address."""
    if which not in Basket.values:
        raise Http404
    chosen = Basket(which)
    choices = desk_choices()
    form = DeskFilterForm(request.GET, choices=choices)
    found = basket(
        person_of(request),
        chosen,
        form.filters(),
        choices,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = desk_context(found, chosen, form, counts(person_of(request)), now=timezone.now())
    return render(request, "advice_requests/desk.html", context)
