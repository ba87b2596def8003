"""Courses and venues: the lists, writing them, and what readers see."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.reader.paging import paged
from training.forms.desk import SeenForm
from training.forms.desk_courses import CourseForm, VenueForm
from training.models import Course, Venue
from training.models.vocabulary import CourseState
from training.presenters import desk as present
from training.presenters.courses import course_page
from training.selectors import courses as catalogue
from training.selectors import desk as selectors
from training.services import courses as services
from training.views.desk import METHODS, course_with, form_page, holds, manages, posted, pressed, staff, standing

PAGE = 30


@staff
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """Every course, whatever its state."""
    page = paged(request, selectors.all_courses(), size=PAGE)
    counts = selectors.coming_by_course([one.pk for one in page.rows])
    rows = present.course_rows(page.rows, counts)
    context = {"page": page, "columns": present.COURSES, "rows": rows} | holds(request)
    return render(request, "training/desk/courses.html", context)


@staff
@require_safe
def course(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One course with its sessions."""
    found = course_with(public_id)
    page = paged(request, selectors.sessions_of(found), size=PAGE)
    context = {
        "course": found,
        "state": present.course_state(found),
        "facts": present.course_facts(found),
        "page": page,
        "columns": present.SESSIONS,
        "rows": present.session_rows(page.rows, selectors.waiting_by_session(page.rows)),
        "seen": SeenForm(row=found),
    }
    return render(request, "training/desk/course.html", context | holds(request))


@manages
@require_http_methods(METHODS)
def course_new(request: HttpRequest) -> HttpResponse:
    """Write a new course, as a draft."""
    return _course_form(request, None)


@manages
@require_http_methods(METHODS)
def course_change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a course."""
    return _course_form(request, course_with(public_id))


def _course_form(request: HttpRequest, found: Course | None) -> HttpResponse:
    form = CourseForm(posted(request), row=found, standpoint=standing(request))

    def write() -> Course:
        return services.save_course(
            course=found,
            fields=form.fields_of(),
            topics=form.cleaned_data["topics"],
            by=who(request),
            seen=form.cleaned_data["seen"] if found else None,
        )

    def after(row: Course) -> HttpResponse:
        says = "Saved." if found else "The course was saved as a draft. Look at it, then put it into the catalogue."
        messages.success(request, says)
        return redirect("training_desk:course", public_id=row.public_id)

    back = reverse("training_desk:course", args=[found.public_id]) if found else reverse("training_desk:courses")
    page = {"title": "Change the course" if found else "Write a course", "caption": found.title if found else ""}
    return form_page(request, form, write, page | {"back": back}, after, row=found)


@staff
@require_safe
def course_preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The course as the catalogue shows it, before it does."""
    found = course_with(public_id)
    now = timezone.now()
    context = course_page(found, catalogue.sessions_of(found, now), now)
    return render(request, "training/desk/course_preview.html", context)


@manages
@require_http_methods(METHODS)
def course_publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then put it into the catalogue."""
    found = course_with(public_id)
    again = found.state == CourseState.RETIRED
    page = {
        "title": "Put this course back into the catalogue?" if again else "Put this course into the catalogue?",
        "text": "Everybody can then see it, and book sessions that are open.",
        "submit_text": "Put it into the catalogue",
    }
    return _state_page(request, found, page, services.publish_course, "The course is in the catalogue.")


@manages
@require_http_methods(METHODS)
def course_retire(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take it out of the catalogue."""
    page = {
        "title": "Retire this course?",
        "text": "It leaves the catalogue. Past sessions, registers and certificates stay. You can put it back.",
        "submit_text": "Retire it",
        "warning": True,
    }
    return _state_page(request, course_with(public_id), page, services.retire_course, "The course was retired.")


def _state_page(request: HttpRequest, found: Course, page: dict[str, Any], act: Any, says: str) -> HttpResponse:
    form = SeenForm(posted(request), row=found)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        return pressed(
            request,
            lambda: act(course=found, by=who(request), seen=seen),
            says,
            "training_desk:course",
            found.public_id,
        )
    cancel = reverse("training_desk:course", args=[found.public_id])
    context = page | {"form": form, "caption": found.title, "cancel_href": cancel}
    return render(request, "training/desk/confirm.html", context)


@staff
@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    """Every venue."""
    page = paged(request, selectors.all_venues(), size=PAGE)
    may_manage = holds(request)["may_manage"]
    context = {
        "page": page,
        "columns": present.VENUES,
        "rows": present.venue_rows(page.rows, linked=may_manage),
        "may_manage": may_manage,
    }
    return render(request, "training/desk/venues.html", context)


@manages
@require_http_methods(METHODS)
def venue_new(request: HttpRequest) -> HttpResponse:
    """Add a venue."""
    return _venue_form(request, None)


@manages
@require_http_methods(METHODS)
def venue(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a venue."""
    found = selectors.venue_at(public_id)
    if found is None:
        raise Http404
    return _venue_form(request, found)


def _venue_form(request: HttpRequest, found: Venue | None) -> HttpResponse:
    form = VenueForm(posted(request), row=found, standpoint=standing(request))

    def write() -> Venue:
        seen = form.cleaned_data["seen"] if found else None
        return services.save_venue(venue=found, fields=form.fields_of(), by=who(request), seen=seen)

    def after(row: Venue) -> HttpResponse:
        messages.success(request, f"{row.name} was saved.")
        return redirect("training_desk:venues")

    page = {"title": "Change the venue" if found else "Add a venue", "caption": found.name if found else ""}
    return form_page(request, form, write, page | {"back": reverse("training_desk:venues")}, after, row=found)
