"""Programmes at the desk: the list, writing them, preview, publishing and retiring, and who takes part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.reader.paging import paged
from training.coverage_files import csv_of
from training.forms.programme_desk import EnrolmentFilter, ProgrammeForm, ProgrammeSeenForm
from training.models import Enrolment, Programme
from training.models.vocabulary import CourseState
from training.presenters import programme_desk as present
from training.presenters.programmes import whole
from training.selectors import programmes as selectors
from training.services import programme_desk as services
from training.services.desk import ChangedMeanwhile, FieldRefused
from training.views.desk import METHODS, STALE, holds, manages, posted, pressed, staff, standing
from training.workflow import ActRefused, WrongActor

PAGE = 30
_CHUNK = 500


def _programme(public_id: UUID) -> Programme:
    found = selectors.programme_with(public_id)
    if found is None:
        raise Http404
    return found


@staff
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme, whatever its state."""
    page = paged(request, selectors.every(), size=PAGE)
    context = {"page": page, "columns": present.PROGRAMMES, "rows": present.programme_rows(page.rows)}
    return render(request, "training/desk/programmes.html", context | holds(request))


@staff
@require_safe
def programme(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One programme with how many settings take part."""
    found = _programme(public_id)
    context = whole(found, selectors.steps_of(found), selectors.points_of(found)) | {
        "state": present.state_of(found),
        "tiles": present.tiles(selectors.counts_of(found)),
        "enrolments_href": f"{reverse('training_desk:enrolments')}?programme={found.slug}",
    }
    return render(request, "training/desk/programme.html", context | holds(request))


@staff
@require_safe
def programme_preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The programme as its readers see it, before they do."""
    found = _programme(public_id)
    context = whole(found, selectors.steps_of(found), selectors.points_of(found))
    return render(request, "training/desk/programme_preview.html", context)


@manages
@require_http_methods(METHODS)
def programme_new(request: HttpRequest) -> HttpResponse:
    """Write a new programme, as a draft."""
    return _form(request, None)


@manages
@require_http_methods(METHODS)
def programme_change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a programme."""
    return _form(request, _programme(public_id))


def _form(request: HttpRequest, found: Programme | None) -> HttpResponse:
    form = ProgrammeForm(posted(request), row=found, standpoint=standing(request))
    changed, status = "", 200
    if form.is_bound and form.is_valid():
        try:
            saved = _write(request, form, found)
        except ChangedMeanwhile:
            changed, status = STALE, 409
            if found is not None:
                found.refresh_from_db()
                form.seen_anew(found)
        except FieldRefused as fault:
            form.add_error(fault.field, str(fault))
        except ActRefused as fault:
            changed, status = str(fault), 409
        else:
            says = "Saved." if found else "The programme was saved as a draft. Look at it, then publish it."
            messages.success(request, says)
            return redirect("training_desk:programme", public_id=saved.public_id)
    back = reverse("training_desk:programmes")
    if found is not None:
        back = reverse("training_desk:programme", args=[found.public_id])
    context = {
        "form": form,
        "changed": changed,
        "title": "Change the programme" if found else "Write a programme",
        "caption": found.title if found else "",
        "back": back,
        "public": found is not None and found.state == CourseState.PUBLISHED,
    }
    return render(request, "training/desk/programme_form.html", context, status=status)


def _write(request: HttpRequest, form: ProgrammeForm, found: Programme | None) -> Programme:
    try:
        return services.save_programme(
            programme=found,
            fields=form.fields_of(),
            steps=form.steps(),
            points=form.points(),
            by=who(request),
            seen=form.cleaned_data["seen"] if found else None,
        )
    except WrongActor as wrong:
        raise PermissionDenied from wrong


@manages
@require_http_methods(METHODS)
def programme_publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then show it to everybody."""
    page = {
        "title": "Publish this programme?",
        "text": "Everybody can then see it, and settings can enrol.",
        "submit_text": "Publish it",
    }
    return _state_page(request, public_id, page, services.publish_programme, "The programme is published.")


@manages
@require_http_methods(METHODS)
def programme_retire(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then let no more settings enrol."""
    page = {
        "title": "Retire this programme?",
        "text": "It is no longer shown, and no more settings can enrol. Those under way go on. You can publish it again.",
        "submit_text": "Retire it",
        "warning": True,
    }
    return _state_page(request, public_id, page, services.retire_programme, "The programme was retired.")


def _state_page(
    request: HttpRequest, public_id: UUID, page: dict[str, Any], act: Callable[..., Programme], says: str
) -> HttpResponse:
    found = _programme(public_id)
    form = ProgrammeSeenForm(posted(request), row=found)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        return pressed(
            request,
            lambda: act(programme=found, by=who(request), seen=seen),
            says,
            "training_desk:programme",
            found.public_id,
        )
    cancel = reverse("training_desk:programme", args=[found.public_id])
    context = page | {"form": form, "caption": found.title, "cancel_href": cancel}
    return render(request, "training/desk/confirm.html", context)


def _filtered(request: HttpRequest) -> tuple[EnrolmentFilter, QuerySet[Enrolment]]:
    form = EnrolmentFilter(request.GET, programmes=list(selectors.every()))
    filters = form.filters()
    return form, selectors.enrolments_seen(who(request), programme=filters.programme, state=filters.state)


@staff
@require_safe
def enrolments(request: HttpRequest) -> HttpResponse:
    """Which settings take part, and how far they are."""
    form, rows = _filtered(request)
    page = paged(request, rows, size=PAGE)
    query = request.GET.urlencode()
    context = {
        "form": form,
        "page": page,
        "columns": present.ENROLMENTS,
        "rows": present.enrolment_rows(selectors.progress_of_many(page.rows)),
        "clear_href": reverse("training_desk:enrolments"),
        "csv_href": f"{reverse('training_desk:enrolments_csv')}{f'?{query}' if query else ''}",
    }
    return render(request, "training/desk/enrolments.html", context)


@staff
@require_safe
def enrolments_csv(request: HttpRequest) -> HttpResponse:
    """The same list, whole, as a file."""
    _, rows = _filtered(request)
    body = csv_of(present.CSV, present.csv_rows(_in_chunks(rows)))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="enrolments-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def _in_chunks(rows: QuerySet[Enrolment]) -> Iterable[selectors.Progress]:
    """How far each is, some hundreds at a time."""
    found = list(rows)
    for start in range(0, len(found), _CHUNK):
        yield from selectors.progress_of_many(found[start : start + _CHUNK])
