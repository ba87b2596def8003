"""What was said of sessions, without who said it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from organisations.calendars.academic import academic_year, year_span
from organisations.calendars.days import LONDON
from training.aggregates import Answer, Change
from training.models import Booking, Course, Evaluation, Impact, Session
from training.models.vocabulary import BookingState, SessionState

LOOKS_BACK = timedelta(days=731)  # results of a course are of the registers signed off in the last two years
_SAID = (
    "booking__session",
    "booking__session__signed_off_at",
    "at",
    "confidence_before",
    "confidence_after",
    "usefulness",
    "best",
    "better",
)
_CHANGED = ("booking__session", "booking__session__signed_off_at", "answered_at", "difference", "example")


def courses_run(now: datetime) -> QuerySet[Course]:
    """Courses with registers signed off in the last two years, with how many and when the last one was."""
    done = Q(sessions__state=SessionState.SIGNED_OFF, sessions__signed_off_at__gte=now - LOOKS_BACK)
    rows = Course.objects.annotate(runs=Count("sessions", filter=done), last_run=Max("sessions__ends_at", filter=done))
    return rows.filter(runs__gt=0).order_by("title", "pk")


def sessions_run(course: Course, since: datetime) -> QuerySet[Session]:
    """The sessions of a course whose registers were signed off from then on, the newest first."""
    rows = Session.objects.filter(course=course, state=SessionState.SIGNED_OFF, signed_off_at__gte=since)
    return rows.order_by("-starts_at", "-pk")


def sessions_summed(course: Course, since: datetime) -> list[int]:
    """The keys of those and of the earlier ones of the same academic year, whose answers may stand in one group."""
    first, _ = year_span(academic_year(since))
    return list(sessions_run(course, datetime.combine(first, time.min, tzinfo=LONDON)).values_list("pk", flat=True))


def answers_of(sessions: Iterable[int]) -> list[Answer]:
    """What those who attended said."""
    rows = Evaluation.objects.filter(booking__session__in=list(sessions)).order_by("at", "pk")
    return [Answer(*row) for row in rows.values_list(*_SAID)]


def changes_of(sessions: Iterable[int]) -> list[Change]:
    """What they said some weeks later."""
    rows = Impact.objects.filter(booking__session__in=list(sessions), answered_at__isnull=False)
    return [Change(*row) for row in rows.order_by("answered_at", "pk").values_list(*_CHANGED)]


def attended(session: Session) -> int:
    """How many were there."""
    return Booking.objects.filter(session=session, state=BookingState.ATTENDED).count()


def session_for_results(public_id: UUID) -> Session | None:
    """A session with its course."""
    return Session.objects.select_related("course", "venue").filter(public_id=public_id).first()
