"""What the pages of the desk share: who may use them, the row by its id, and how a form is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from accounts.access import requires, who
from accounts.permissions import Permission as P
from accounts.selectors import has
from text_guard.standpoint import Standpoint
from training.forms.desk import SeenForm
from training.models import Course, Session, Venue
from training.selectors import desk as selectors
from training.services.desk import ChangedMeanwhile, FieldRefused
from training.workflow import ActRefused, WrongActor
from vs_portal.ui.forms import GovukForm

METHODS = ["GET", "HEAD", "POST"]
staff = requires(P.TRAINING_RUN, P.TRAINING_MANAGE)
runs = requires(P.TRAINING_RUN)
manages = requires(P.TRAINING_MANAGE)
STALE = "This changed while you had the page open, so nothing was saved. Check what you entered and save it again."


def standing(request: HttpRequest) -> Standpoint:
    """From where what is typed is written: by the person who is signed in."""
    return Standpoint(who(request))


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty post is a post too, and gets its errors."""
    return request.POST if request.method == "POST" else None


def holds(request: HttpRequest) -> dict[str, bool]:
    """What this member of staff may do, for the buttons of a page."""
    person = who(request)
    return {"may_manage": has(person, P.TRAINING_MANAGE), "may_run": has(person, P.TRAINING_RUN)}


def course_with(public_id: UUID) -> Course:
    """A course by its id, or a 404."""
    found = selectors.course_at(public_id)
    if found is None:
        raise Http404
    return found


def session_for(request: HttpRequest, public_id: UUID) -> Session:
    """A session by its id, or a 404."""
    found = selectors.session_seen_by(who(request), public_id)
    if found is None:
        raise Http404
    return found


def form_page(
    request: HttpRequest,
    form: GovukForm,
    write: Callable[[], object],
    context: dict[str, Any],
    after: Callable[[Any], HttpResponse],
    *,
    row: Course | Venue | Session | None = None,
    template: str = "training/desk/form.html",
) -> HttpResponse:
    """Show the form, or save it and go on; what was typed stays in it whatever the service says."""
    changed, refusal, status = "", "", 200
    if form.is_bound and form.is_valid():
        try:
            return after(write())
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except ChangedMeanwhile:
            changed, status = STALE, 409
            if row is not None and isinstance(form, SeenForm):
                row.refresh_from_db()
                form.seen_anew(row)
        except FieldRefused as fault:
            form.add_error(fault.field if fault.field in form.fields else None, str(fault))
        except ActRefused as fault:
            refusal, status = str(fault), 409
    shown = context | {"form": form, "changed": changed or refusal}
    return render(request, template, shown, status=status)


def pressed(request: HttpRequest, write: Callable[[], object], says: str, to: str, *args: object) -> HttpResponse:
    """Call a service behind a button, and go on with what came of it."""
    try:
        write()
    except WrongActor as wrong:
        raise PermissionDenied from wrong
    except ActRefused as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, says)
    return redirect(to, *args)
