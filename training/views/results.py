"""What sessions and courses led to: in aggregate, for those who run training, never for fewer than five answers."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import requires
from accounts.permissions import Permission as P
from resources.reader.paging import paged
from training.aggregates import shown, shown_together
from training.models import Course
from training.presenters.places import span_words, when_words
from training.presenters.results import results_context
from training.selectors import results as selectors

SHOWN = 50


@requires(P.TRAINING_RUN)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Courses that ran in the last two years."""
    page = paged(request, selectors.courses_run(timezone.now()), size=SHOWN)
    rows = [
        [
            {"text": row.title, "href": reverse("training_desk:course_results", args=[row.public_id])},
            {"text": str(row.runs)},
            when_words(row.last_run),
        ]
        for row in page.rows
    ]
    columns = [{"text": "Course"}, {"text": "Sessions signed off", "number": True}, {"text": "Last session"}]
    return render(request, "training/desk/results.html", {"page": page, "rows": rows, "columns": columns})


@requires(P.TRAINING_RUN)
@require_safe
def course(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was said of all sessions of a course, and the list of them."""
    found, now = get_object_or_404(Course, public_id=public_id), timezone.now()
    since = now - selectors.LOOKS_BACK
    keys = selectors.sessions_summed(found, since)
    answers, changes = selectors.answers_of(keys), selectors.changes_of(keys)
    page = paged(request, selectors.sessions_run(found, since), size=SHOWN)
    sessions = [
        [{"text": span_words(row), "href": reverse("training_desk:session_results", args=[row.public_id])}]
        for row in page.rows
    ]
    context = results_context(
        shown_together(answers, now=now, since=since),
        sum(one.opened >= since for one in answers),
        shown_together(changes, now=now, since=since),
        sum(one.opened >= since for one in changes),
    )
    head = {"course": found, "sessions": sessions, "columns": [{"text": "Session"}], "page": page}
    return render(request, "training/desk/course_results.html", {**head, **context})


@requires(P.TRAINING_RUN)
@require_safe
def session(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was said of one session."""
    found = selectors.session_for_results(public_id)
    if found is None:
        raise Http404
    answers, changes = selectors.answers_of([found.pk]), selectors.changes_of([found.pk])
    context = results_context(shown(answers), len(answers), shown(changes), len(changes))
    head = {"session": found, "when": span_words(found), "attended": selectors.attended(found)}
    return render(request, "training/desk/session_results.html", {**head, **context})
