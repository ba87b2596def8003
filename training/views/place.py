"""The page of one place behind its signed link: no sign-in, since most who are trained have no account.

Whoever holds the link may answer an offer, cancel and say what they need. Opening it changes nothing: programs that read
mail follow links of their own accord.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import public
from text_guard.standpoint import Standpoint
from training import links
from training.forms.acting import ACCEPT, AnswerOfferForm, VersionForm
from training.forms.people import NeedsForm
from training.models import Booking
from training.models.vocabulary import BookingState
from training.presenters.acting import booking_page, done_words, gone_words
from training.presenters.place import place_context
from training.presenters.places import cancel_words
from training.selectors import booking as selectors
from training.selectors.joining import online_link_for
from training.services import accept_offer, cancel, decline_offer, say_needs
from training.workflow import ActRefused, Relation

HOLDER = frozenset({Relation.ATTENDEE})
View = Callable[[HttpRequest, str, Booking], HttpResponse]
_link = public("Whoever holds the signed link of a place sees it, answers an offer, cancels and says what they need.")


def by_link(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """The booking of the link; any other text is a 404. A refusal becomes a page that says how the place stands."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, token: str) -> HttpResponse:
        row = links.booking_of(token)
        if row is None:
            raise Http404
        try:
            return view(request, token, row)
        except ActRefused as refusal:
            context = {"refusal": str(refusal), "token": token, **booking_page(row, None)}
            return render(request, "training/booking_refused.html", context, status=409)

    return inner


@_link
@require_http_methods(["GET", "HEAD"])
@by_link
def place(request: HttpRequest, token: str, row: Booking) -> HttpResponse:
    """The place: when, where, how to join, how it stands, and what can be done."""
    return render(request, "training/place.html", place_context(row, token, online_link_for(row)))


@_link
@require_POST
@by_link
def answer(request: HttpRequest, token: str, row: Booking) -> HttpResponse:
    """Accept or decline, by the button of the page."""
    form = AnswerOfferForm(request.POST)
    if not form.is_valid():
        return redirect("training:place", token=token)
    accepts = form.cleaned_data["answer"] == ACCEPT
    write = accept_offer if accepts else decline_offer
    taken = write(booking=row, by=None, relations=HOLDER)
    messages.success(request, done_words(*taken))
    return redirect("training:place", token=token)


@_link
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def cancel_place(request: HttpRequest, token: str, row: Booking) -> HttpResponse:
    """Ask first, and say whether it is in time."""
    waits = row.state == BookingState.WAITING
    form = VersionForm(request.POST if request.method == "POST" else None, booking=row)
    if form.is_bound and form.is_valid():
        gone = cancel(booking=row, by=None, relations=HOLDER, version=form.cleaned_data["version"])
        messages.success(request, gone_words(gone, waited=waits))
        return redirect("training:place", token=token)
    words, late = cancel_words(row, row.session)
    context = {"form": form, "words": words, "late": late, "waits": waits, "token": token}
    return render(request, "training/booking_cancel.html", {**context, **booking_page(row, None)})


@_link
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def place_needs(request: HttpRequest, token: str, row: Booking) -> HttpResponse:
    """What the holder needs; what was said before is not shown again."""
    form = NeedsForm(request.POST if request.method == "POST" else None, standpoint=Standpoint(None, row.setting_id))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data["needs"] or ""
        say_needs(booking=row, words=said, by=None, relations=HOLDER)
        messages.success(request, "Saved. Only the trainers will see it." if said else "Removed.")
        return redirect("training:place", token=token)
    context = {"form": form, "said": selectors.has_needs(row), "token": token}
    return render(request, "training/booking_needs.html", {**context, **booking_page(row, None)})
