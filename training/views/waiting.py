"""The waiting list of a session for staff: the order and why, a move with a reason, open offers and taking one back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission as P
from training.forms.acting import MoveForm
from training.models.vocabulary import BookingState
from training.presenters.waiting import line_context, move_context, withdraw_context
from training.selectors import waiting as selectors
from training.selectors.booking import open_offer, position_of
from training.services import reorder, withdraw_offer
from training.workflow import ActRefused, WrongState

runs = requires(P.TRAINING_RUN)


@runs
@require_safe
def waiting(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who waits, in order and why there, and which offers are open until when."""
    session = selectors.session_of_line(public_id)
    if session is None:
        raise Http404
    line = selectors.line_of(session)
    context = line_context(session, line, selectors.open_offers(session), selectors.moved_by_staff(line))
    return render(request, "training/desk/waiting.html", context)


@runs
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give somebody another place in the line, for a reason."""
    row = selectors.waiting_booking(public_id, BookingState.WAITING)
    if row is None:
        raise Http404
    position = position_of(row)
    form = MoveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            reorder(booking=row, to=form.cleaned_data["to"], reason=form.cleaned_data["reason"], by=who(request))
        except WrongState as refusal:
            messages.error(request, str(refusal))
            return redirect("training_desk:waiting", public_id=row.session.public_id)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{row.attendee} has a new place on the waiting list.")
            return redirect("training_desk:waiting", public_id=row.session.public_id)
    return render(request, "training/desk/waiting_move.html", move_context(row, form, position))


@runs
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take an offer back."""
    row = selectors.waiting_booking(public_id, BookingState.OFFERED)
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            gone = withdraw_offer(booking=row, by=who(request))
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The offer is taken back." if len(gone) == 1 else "The offers are taken back.")
        return redirect("training_desk:waiting", public_id=row.session.public_id)
    return render(request, "training/desk/waiting_withdraw.html", withdraw_context(row, open_offer(row)))
