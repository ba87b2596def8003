"""The register: marks of many at once, walk-ins, signing off, printing; and writing to everybody with a place."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from training.forms.desk_acts import MessageForm, WalkInForm
from training.models import Booking, Session, SessionMessage
from training.models.vocabulary import SessionState
from training.presenters import desk as present
from training.presenters import register as rows_of
from training.presenters.desk_acts import people
from training.selectors.register import Register, register_of
from training.selectors.session_messages import messages_of
from training.services import register as services
from training.services import session_messages
from training.services.session_notices import recipients
from training.views.desk import METHODS, form_page, posted, pressed, runs, session_for, standing
from training.workflow import ActRefused, WrongActor

THE_REST, SIGN_OFF = "rest", "sign_off"


@runs
@require_http_methods(METHODS)
def register(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the register, or write the marks that were changed on it."""
    found = session_for(request, public_id)
    if request.method == "POST":
        return _marked(request, found)
    return _page(request, found)


def _page(request: HttpRequest, found: Session, *, refusal: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    shown = register_of(found, who(request))
    open_for_marks = services.may_mark(found, now)
    context = {
        "session": found,
        "when": present.when(found),
        "where": present.where(found),
        "state": present.state_of(found),
        "rows": rows_of.rows(shown, open_for_marks=open_for_marks),
        "left": rows_of.left_words(shown),
        "open": open_for_marks,
        "ended": found.ends_at <= now,
        "opens_on": services.opens_at(found),
        "is_trainer": shown.is_trainer,
        "problems": [{"text": refusal, "href": rows_of.first_unmarked(shown)}] if refusal else [],
    }
    return render(request, "training/desk/register.html", context, status=status)


def _marked(request: HttpRequest, found: Session) -> HttpResponse:
    person, pressed_button = who(request), request.POST.get("act", "")
    marks = posted_marks(request, register_of(found, person))
    try:
        changed = services.mark(session=found, marks=marks, by=person, rest_there=pressed_button == THE_REST)
    except WrongActor as wrong:
        raise PermissionDenied from wrong
    except ActRefused as fault:
        found.refresh_from_db()
        return _page(request, found, refusal=str(fault), status=409)
    if pressed_button == SIGN_OFF:
        return _sign_off_next(request, found)
    says = "No mark was changed." if not changed else f"Marked {people(changed)}."
    messages.success(request, says)
    return redirect("training_desk:register", public_id=found.public_id)


def _sign_off_next(request: HttpRequest, found: Session) -> HttpResponse:
    """Ask whether to sign off; the marks are saved. Where somebody is unmarked, the page says so and leads there."""
    left = rows_of.unmarked(register_of(found, who(request)))
    if left:
        return _page(request, found, refusal=f"The marks are saved. {services.NotAllMarked(left)}", status=409)
    return redirect("training_desk:sign_off", public_id=found.public_id)


def posted_marks(request: HttpRequest, shown: Register) -> dict[UUID, services.Mark]:
    """The marks that were changed on the page, of people who are on this register."""
    found: dict[UUID, services.Mark] = {}
    for row in shown.rows:
        key = row.public_id.hex
        mark = request.POST.get(f"m-{key}")
        if mark in set(services.Mark) and mark != request.POST.get(f"was-{key}"):
            found[row.public_id] = services.Mark(mark)
    return found


@runs
@require_safe
def register_print(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The register on paper: to tick and sign. What people need is never printed."""
    found = session_for(request, public_id)
    shown = register_of(found, who(request))
    context = {
        "session": found,
        "when": present.when(found),
        "where": present.where(found),
        "parts": present.parts_of(found),
        "rows": rows_of.rows(shown, open_for_marks=False),
    }
    return render(request, "training/desk/register_print.html", context)


@runs
@require_http_methods(METHODS)
def walk_in(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add somebody who came without a place."""
    found = session_for(request, public_id)
    form = WalkInForm(posted(request), only_for=found.only_for.name if found.only_for is not None else "")

    def write() -> Booking:
        return services.walk_in(session=found, came=form.came(), by=who(request))

    def after(row: Booking) -> HttpResponse:
        messages.success(request, f"{row.attendee} is on the register, marked as there.")
        return redirect("training_desk:register", public_id=found.public_id)

    page = {
        "title": "Add somebody who came without a place",
        "caption": f"{found.course.title}, {present.when(found)}",
        "intro": "They are marked as there. If the session is full, it gets one place more.",
        "back": reverse("training_desk:register", args=[found.public_id]),
    }
    return form_page(request, form, write, page, after)


@runs
@require_http_methods(METHODS)
def sign_off(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then make the register final."""
    found = session_for(request, public_id)
    if request.method == "POST":
        return pressed(
            request,
            lambda: services.sign_off(session=found, by=who(request)),
            "The register is signed off. Whoever was there is asked to evaluate the session.",
            "training_desk:register",
            found.public_id,
        )
    shown = register_of(found, who(request))
    context = {
        "title": "Sign off the register?",
        "caption": f"{found.course.title}, {present.when(found)}",
        "text": f"{rows_of.left_words(shown)} Marks cannot be changed afterwards.",
        "submit_text": "Sign it off",
        "cancel_href": reverse("training_desk:register", args=[found.public_id]),
        "warning": True,
    }
    if found.state == SessionState.SIGNED_OFF:
        return redirect("training_desk:register", public_id=found.public_id)
    return render(request, "training/desk/confirm.html", context)


@runs
@require_http_methods(METHODS)
def session_message(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write to everybody with a place."""
    found = session_for(request, public_id)
    form = MessageForm(posted(request), standpoint=standing(request))
    data = session_messages.readers_of(found)

    def write() -> SessionMessage:
        return session_messages.write_to_all(
            session=found,
            body=form.cleaned_data["body"],
            form_token=form.cleaned_data["form_token"],
            by=who(request),
        )

    def after(written: SessionMessage) -> HttpResponse:
        messages.success(request, "The message was sent.")
        return redirect("training_desk:session", public_id=found.public_id)

    page = {
        "title": "Write to everybody with a place",
        "caption": f"{found.course.title}, {present.when(found)}",
        "intro": f"{people(len(recipients(data)))} will be told by email that there is a message.",
        "back": reverse("training_desk:session", args=[found.public_id]),
        "written": list(messages_of(found)[:20]),
    }
    return form_page(request, form, write, page, after)
