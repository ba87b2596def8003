"""Sessions: the desk's front page, the lists, one session, and planning, changing, moving and calling off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.reader.paging import paged
from training.forms.desk import SeenForm
from training.forms.desk_acts import CancelForm, MoveForm
from training.forms.desk_sessions import PlanForm, RulesForm
from training.models import Course, Session
from training.models.vocabulary import CancelReason
from training.presenters import desk as present
from training.presenters import desk_acts as acts
from training.selectors import desk as selectors
from training.selectors.session_messages import messages_of
from training.services import moving, sessions
from training.services.session_notices import recipients
from training.views.desk import (
    METHODS,
    course_with,
    form_page,
    holds,
    manages,
    posted,
    pressed,
    session_for,
    staff,
    standing,
)
from training.workflow import SessionAct

PAGE = 25
SOON = 6


@staff
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What comes next and what waits for somebody."""
    person, now, may = who(request), timezone.now(), holds(request)
    coming = list(selectors.sessions_in("coming", person, now)[:SOON])
    todo = selectors.to_do(person, now)
    context = {
        "columns": present.SESSIONS,
        "rows": present.session_rows(coming, selectors.waiting_by_session(coming)),
        "registers": present.register_links(todo.registers),
        "registers_more": todo.registers_total - len(todo.registers),
        "insets": present.inset_links(todo.insets),
        "insets_more": todo.insets_total - len(todo.insets),
        "places": present.places(may_run=may["may_run"]),
    }
    return render(request, "training/desk/index.html", context | may)


@staff
@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    """The sessions of one list."""
    asked = request.GET.get("list", "")
    which = asked if asked in selectors.LISTS else "coming"
    page = paged(request, selectors.sessions_in(which, who(request), timezone.now()), size=PAGE)
    context = {
        "list": which,
        "tabs": present.tabs(which),
        "page": page,
        "columns": present.SESSIONS,
        "rows": present.session_rows(page.rows, selectors.waiting_by_session(page.rows)),
    }
    return render(request, "training/desk/sessions.html", context | holds(request))


@staff
@require_safe
def session(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One session: its numbers, what was written to everybody, and what can be done."""
    found, now = session_for(request, public_id), timezone.now()
    may = holds(request)
    trainers = [one.name for one in found.trainers.order_by("name", "pk")]
    context = {
        "session": found,
        "when": present.when(found),
        "state": present.state_of(found),
        "facts": present.session_facts(found, trainers),
        "tiles": present.tiles(found, selectors.counts_of(found)),
        "buttons": acts.buttons(found, now, **may),
        "written": list(messages_of(found)[:20]) if may["may_run"] else [],
    }
    return render(request, "training/desk/session.html", context | may)


@manages
@require_http_methods(METHODS)
def session_new(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan a session of a course."""
    return _plan(request, course_with(public_id), None)


@manages
@require_http_methods(METHODS)
def session_copy(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan the same session again on other dates."""
    found = session_for(request, public_id)
    return _plan(request, found.course, found)


def _plan(request: HttpRequest, course: Course, copy_of: Session | None) -> HttpResponse:
    form = PlanForm(posted(request), copy_of=copy_of, standpoint=standing(request))

    def write() -> Session:
        fields = form.fields_of() | {"closes_at": form.closes_at}
        return sessions.create_session(
            course=course,
            fields=fields,
            sittings=form.sittings,
            trainers=form.cleaned_data["trainers"],
            by=who(request),
            form_token=form.cleaned_data["form_token"],
        )

    def after(row: Session) -> HttpResponse:
        messages.success(request, "The session was saved as a draft. Open it for booking when it is right.")
        return redirect("training_desk:session", public_id=row.public_id)

    back = reverse("training_desk:course", args=[course.public_id])
    if copy_of is not None:
        back = reverse("training_desk:session", args=[copy_of.public_id])
    page = {
        "title": "Copy the session to new dates" if copy_of else "Plan a session",
        "caption": course.title,
        "back": back,
        "dates": True,
    }
    return form_page(request, form, write, page, after, template="training/desk/session_form.html")


@manages
@require_http_methods(METHODS)
def session_change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change everything but the dates."""
    found = session_for(request, public_id)
    form = RulesForm(posted(request), session=found, row=found, standpoint=standing(request))

    def write() -> Session:
        return sessions.change_session(
            session=found,
            fields=form.fields_of(),
            trainers=form.cleaned_data["trainers"],
            by=who(request),
            seen=form.cleaned_data["seen"],
        )

    page = _page_of(found, "Change the session") | {"dates": False}
    template = "training/desk/session_form.html"
    return form_page(request, form, write, page, lambda _: _saved(request, found), row=found, template=template)


def _page_of(found: Session, title: str) -> dict[str, Any]:
    caption = f"{found.course.title}, {present.when(found)}"
    back = reverse("training_desk:session", args=[found.public_id])
    return {"title": title, "caption": caption, "back": back, "cancel_href": back, "session": found}


def _saved(request: HttpRequest, found: Session, says: str = "Saved.") -> HttpResponse:
    messages.success(request, says)
    return redirect("training_desk:session", public_id=found.public_id)


@staff
@require_http_methods(METHODS)
def session_move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the session new dates, and tell everybody."""
    found = session_for(request, public_id)
    people = len(recipients(moving.told_of(found)))
    form = MoveForm(posted(request), session=found)

    def write() -> int:
        return moving.move_session(
            session=found,
            sittings=form.sittings,
            closes_at=form.closes_at or form.sittings[0].starts_at,
            by=who(request),
            seen=form.cleaned_data["seen"],
        )

    page = _page_of(found, "Move the session to new dates") | acts.move_words(people) | {"dates": True}
    template = "training/desk/session_form.html"

    def after(told: int) -> HttpResponse:
        return _saved(request, found, acts.moved_words(told, people))

    return form_page(request, form, write, page, after, row=found, template=template)


@staff
@require_http_methods(METHODS)
def session_cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why, say how many hear of it, then call the session off."""
    found = session_for(request, public_id)
    people = len(recipients(moving.told_of(found)))
    form = CancelForm(posted(request), row=found)

    def write() -> int:
        reason = CancelReason(form.cleaned_data["reason"])
        return moving.cancel_session(session=found, reason=reason, by=who(request), seen=form.cleaned_data["seen"])

    def after(told: int) -> HttpResponse:
        return _saved(request, found, f"The session was cancelled. {acts.told_words(told)}")

    page = _page_of(found, "Cancel this session?") | acts.cancel_words(people)
    return form_page(request, form, write, page, after, row=found, template="training/desk/confirm.html")


def _step(request: HttpRequest, public_id: UUID, act: SessionAct) -> HttpResponse:
    """Ask, then open, close or reopen."""
    found = session_for(request, public_id)
    form = SeenForm(posted(request), row=found)
    words = acts.STEPS[act]
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        return pressed(
            request,
            lambda: sessions.step_session(session=found, act=act, by=who(request), seen=seen),
            words.done,
            "training_desk:session",
            found.public_id,
        )
    context = _page_of(found, words.title) | {"text": words.text, "submit_text": words.button, "form": form}
    return render(request, "training/desk/confirm.html", context)


@manages
@require_http_methods(METHODS)
def session_open(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a draft for booking."""
    return _step(request, public_id, SessionAct.OPEN)


@staff
@require_http_methods(METHODS)
def session_close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close a session for booking."""
    return _step(request, public_id, SessionAct.CLOSE)


@staff
@require_http_methods(METHODS)
def session_reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a closed session again."""
    return _step(request, public_id, SessionAct.REOPEN)
