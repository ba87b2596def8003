"""What a signed-in person does with one booking: name, substitute, cancel, answer an offer, say what they need."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import requires, who
from accounts.models import Person
from accounts.permissions import Permission as P
from text_guard.standpoint import Standpoint
from training import policies
from training.forms.acting import ACCEPT, AnswerOfferForm, ColleagueForm, VersionForm
from training.forms.people import NeedsForm
from training.models import Booking
from training.models.vocabulary import BookingState
from training.presenters.acting import booking_page, done_words, gone_words
from training.presenters.booking import known_labels
from training.presenters.places import cancel_words
from training.selectors import booking as selectors
from training.services import (
    AlreadyBooked,
    Named,
    accept_offer,
    cancel,
    decline_offer,
    name_held,
    say_needs,
    substitute,
)
from training.workflow import Act, ActRefused, WrongActor

View = Callable[[HttpRequest, Booking], HttpResponse]


def on_booking(view: View) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """Reach the booking through its reader; a refusal becomes a page that says how it stands."""

    @requires(P.TRAINING_BOOK, P.TRAINING_RUN)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def inner(request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = selectors.booking_for(who(request), public_id)
        if row is None:
            raise Http404
        try:
            return view(request, row)
        except WrongActor as refusal:
            raise PermissionDenied from refusal
        except ActRefused as refusal:
            context = {"refusal": str(refusal), **booking_page(row, who(request))}
            return render(request, "training/booking_refused.html", context, status=409)

    return inner


def _done(request: HttpRequest, row: Booking, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("training:party", public_id=row.party.public_id)


@on_booking
def cancel_booking(request: HttpRequest, row: Booking) -> HttpResponse:
    """Ask first, and say whether it is in time."""
    person = who(request)
    waits = row.state == BookingState.WAITING
    policies.check(Act.LEAVE_LINE if waits else Act.CANCEL, row, person)
    form = VersionForm(request.POST if request.method == "POST" else None, booking=row)
    if form.is_bound and form.is_valid():
        gone = cancel(booking=row, by=person, version=form.cleaned_data["version"])
        return _done(request, row, gone_words(gone, waited=waits))
    words, late = cancel_words(row, row.session)
    context = {"form": form, "words": words, "late": late, "waits": waits, **booking_page(row, person)}
    return render(request, "training/booking_cancel.html", context)


@on_booking
def name_booking(request: HttpRequest, row: Booking) -> HttpResponse:
    """Say who comes on a held place."""
    return _colleague(request, row, Act.NAME)


@on_booking
def substitute_booking(request: HttpRequest, row: Booking) -> HttpResponse:
    """Send a colleague of the same setting instead."""
    return _colleague(request, row, Act.SUBSTITUTE)


def _others(row: Booking, person: Person) -> dict[str, Named]:
    """The colleagues known who are not in the session."""
    if row.setting is None:
        return {}
    known = selectors.known_people(person, row.setting)
    placed = selectors.placed_already(row.session, row.setting, [one.address for one in known.values()])
    return {key: one for key, one in known.items() if one.address not in placed}


def _colleague(request: HttpRequest, row: Booking, act: Act) -> HttpResponse:
    person = who(request)
    policies.check(act, row, person)
    known = _others(row, person)
    form = ColleagueForm(
        request.POST if request.method == "POST" else None,
        known=known,
        labels=known_labels(known, ()),
        initial={"version": row.version},
        standpoint=Standpoint(person, row.setting_id),
    )
    if form.is_bound and form.is_valid():
        named = form.named()
        write = name_held if act is Act.NAME else substitute
        try:
            changed = write(booking=row, named=named, by=person, version=form.cleaned_data["version"])  # type: ignore[arg-type]  # the email is required
        except WrongActor:
            raise
        except AlreadyBooked:
            field = "email" if form.chosen is None else "known"
            form.add_error(field, "This person is in this session already, or waits for it. Name somebody else")
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, row, f"{changed.attendee} has the place.")
    context = {"form": form, "naming": act is Act.NAME, **booking_page(row, person)}
    return render(request, "training/booking_colleague.html", context, status=409 if form.non_field_errors() else 200)


@on_booking
def answer_offer(request: HttpRequest, row: Booking) -> HttpResponse:
    """Accept or decline the offer of a place, for oneself or for a colleague of the setting."""
    person = who(request)
    policies.check(Act.ACCEPT, row, person)
    form = AnswerOfferForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        accepts = form.cleaned_data["answer"] == ACCEPT
        taken = accept_offer(booking=row, by=person) if accepts else decline_offer(booking=row, by=person)
        return _done(request, row, done_words(*taken))
    offer = selectors.open_offer(row)
    context = {"form": form, "offer": offer, "now": timezone.now(), **booking_page(row, person)}
    return render(request, "training/booking_offer.html", context)


@on_booking
def needs(request: HttpRequest, row: Booking) -> HttpResponse:
    """What somebody needs; what was said before is not shown again."""
    person = who(request)
    if not policies.relations_of(row, person):
        raise PermissionDenied
    form = NeedsForm(request.POST if request.method == "POST" else None, standpoint=Standpoint(person, row.setting_id))
    if form.is_bound and form.is_valid():
        say_needs(booking=row, words=form.cleaned_data["needs"] or "", by=person)
        return _done(
            request, row, "Saved. Only the trainers will see it." if form.cleaned_data["needs"] else "Removed."
        )
    context = {"form": form, "said": selectors.has_needs(row), **booking_page(row, person)}
    return render(request, "training/booking_needs.html", context)
