"""The public catalogue: courses as a list and as a calendar, the page of a course, of a session, and its calendar file."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.models import Person
from organisations.calendars.days import LONDON
from training import calendar_file
from training.links import booking_of, link_to
from training.models import Session
from training.models.vocabulary import BookingState, CourseState, SessionState
from training.policies_programmes import may_ask
from training.presenters import calendar_entries
from training.presenters import catalogue as presenter
from training.presenters.courses import course_page, session_page
from training.presenters.month import month_page
from training.selectors import catalogue as selectors
from training.selectors import courses
from training.selectors.joining import online_link_for, sequence_of
from training.wanted import Wanted, month_of

_open = public("The catalogue is public: anybody may see what is offered and when.")


@_open
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Published courses by filters and words."""
    wanted, now = Wanted.from_query(request.GET), timezone.now()
    found = selectors.find(wanted, now)
    if wanted.page > found.pages:
        return redirect(presenter.address(wanted.at(found.pages)))
    context = presenter.list_page(found, now) | {"may_ask": may_ask(request.user)}
    return render(request, "training/catalogue.html", context)


@_open
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The sessions of one month, by the same filters; an address without a month shows this one."""
    now = timezone.now()
    wanted = Wanted.from_query(request.GET).without("month")
    first = month_of(request.GET.get("month", "")) or now.astimezone(LONDON).date().replace(day=1)
    rows = selectors.facts_of(wanted.words, now)
    facets = [one for one in selectors.facets(rows, wanted, selectors.choices(rows)) if one.name != "month"]
    parts = courses.month_parts(first, rows, wanted)
    context = month_page(wanted, first, parts, facets, now) | {"may_ask": may_ask(request.user)}
    return render(request, "training/calendar.html", context)


@_open
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """One course with its sessions to come; one that is no longer run says so."""
    found, now = courses.course_at(slug), timezone.now()
    if found is None:
        raise Http404
    if found.state == CourseState.RETIRED:
        return render(request, "training/course_gone.html", {"course": found}, status=410)
    return render(request, "training/course.html", course_page(found, courses.sessions_of(found, now), now))


@_open
@require_safe
def session(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One session: when, where, for whom, by which rules, and the way to book it."""
    row = courses.session_at(public_id, request.user)
    if row is None:
        raise Http404
    own = courses.places_in(row, request.user) if isinstance(request.user, Person) else []
    context = session_page(
        row,
        courses.parts_of(row),
        user=request.user,
        own=own,
        waiting=courses.waiting_in(row),
        topics=courses.topics_of(row),
        now=timezone.now(),
    )
    context["may_run"] = courses.sees_desk(request.user)
    return render(request, "training/session.html", context)


@_open
@require_safe
def ics(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A session as a file for anybody's calendar, without the way into the meeting."""
    row = courses.session_at(public_id, request.user)
    if row is None or row.state == SessionState.DRAFT:
        raise Http404
    return _file(row, calendar_entries.entries_of(row, courses.parts_of(row)))


@public("Whoever holds the signed link of a place adds it to their calendar without an account.")
@require_safe
def place_ics(request: HttpRequest, token: str) -> HttpResponse:
    """The same for one place: with the way into the meeting from the day before, and cancelled once the place is."""
    row = booking_of(token)
    if row is None:
        raise Http404
    status = {
        BookingState.CONFIRMED: calendar_file.CONFIRMED,
        BookingState.ATTENDED: calendar_file.CONFIRMED,
        BookingState.OFFERED: calendar_file.TENTATIVE,
        BookingState.WAITING: calendar_file.TENTATIVE,
    }.get(BookingState(row.state), calendar_file.CANCELLED)
    entries = calendar_entries.entries_of(
        row.session,
        courses.parts_of(row.session),
        link=online_link_for(row),
        status=status,
        page=link_to(row),
        sequence=sequence_of(row.session),
    )
    response = _file(row.session, entries)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _file(row: Session, entries: list[calendar_file.Entry]) -> HttpResponse:
    content = calendar_file.calendar_file(
        entries, host=calendar_entries.host(), now=timezone.now(), organiser=calendar_entries.organiser()
    )
    response = HttpResponse(content, content_type=calendar_file.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="session-{row.starts_at:%Y-%m-%d}.ics"'
    return response
