"""How the pages of organisations, collections and topics save: one form, one service, 409 to what came too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from resources.editing.content import ContentRefused
from resources.editing.forms.keeping import KeptForm
from resources.editing.marks import ChangedMeanwhile
from resources.editing.workflow import ActRefused, WrongActor

STALE = "This changed while you had the page open, so nothing was saved. Check what you entered and save it again."


def form_page(
    request: HttpRequest,
    form: KeptForm,
    write: Callable[[dict[str, Any], str], object],
    page: dict[str, Any],
    after: Callable[[object], HttpResponse],
    row: Model | None = None,
) -> HttpResponse:
    """Show the form, or save it and go on; `write` gets the fields and the mark of what the page showed."""
    changed, status = "", 200
    if form.is_bound and form.is_valid():
        try:
            return after(write(form.fields_of(), form.cleaned_data["seen"]))
        except WrongActor as refusal:
            raise PermissionDenied from refusal
        except ObjectDoesNotExist as gone:  # a colleague removed it since it was loaded
            raise Http404 from gone
        except ChangedMeanwhile:
            changed, status = STALE, 409
            if row is not None:
                row.refresh_from_db()
                form.seen_anew(row)
        except ContentRefused as refusal:
            for name, reason in refusal.errors.items():
                form.add_error(name if name in form.fields else None, reason)
    return render(request, "resources/editing/form.html", page | {"form": form, "changed": changed}, status=status)


def pressed(write: Callable[[], object]) -> str:
    """Call a service behind a button; the reason where it refused, else nothing."""
    try:
        write()
    except WrongActor as refusal:
        raise PermissionDenied from refusal
    except ObjectDoesNotExist as gone:  # the second half of a double click, or a colleague was faster
        raise Http404 from gone
    except ActRefused as refusal:
        return str(refusal)
    return ""
