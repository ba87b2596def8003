"""What the public pages of courses and sessions read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import Person
from organisations.calendars.days import LONDON
from training.models import Booking, Course, Session, SessionPart
from training.models.vocabulary import LIVE, PUBLIC, BookingState, CourseState
from training.selectors.catalogue import Facts, coming_sessions, with_waiting
from training.visibility import is_staff
from training.wanted import Wanted, next_month

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

MOST_SESSIONS = 30
MOST_ON_A_TOPIC = 3
_BESIDE = ("public_id", "mode", "starts_at", "ends_at", "course__title", "venue__name", "venue__town")


def course_at(slug: str) -> Course | None:
    """A course that is in the catalogue or was."""
    rows = Course.objects.filter(state__in=[CourseState.PUBLISHED, CourseState.RETIRED])
    return rows.prefetch_related("topics").filter(slug=slug).first()


def sessions_of(course: Course, now: datetime) -> list[Session]:
    """Its next sessions with venue and trainers; three queries."""
    trainers = Prefetch("trainers", queryset=Person.objects.only("pk", "name").order_by("name", "pk"))
    rows = with_waiting(coming_sessions(now).filter(course=course)).select_related("venue")
    return list(rows.prefetch_related(trainers)[:MOST_SESSIONS])


def session_at(public_id: UUID, user: Person | AnonymousUser) -> Session | None:
    """A session that this reader may see."""
    rows = Session.objects.visible_to(user) if isinstance(user, Person) else Session.objects.public()
    found = with_waiting(rows).select_related("course", "venue", "only_for")
    return found.prefetch_related("trainers").filter(public_id=public_id).first()


def topics_of(session: Session) -> list[str]:
    """The active topics of its course, by label."""
    return list(session.course.topics.filter(is_active=True).values_list("label", flat=True))


def parts_of(session: Session) -> list[SessionPart]:
    """Its sittings in order."""
    return list(SessionPart.objects.filter(session=session).order_by("position"))


def waiting_in(session: Session) -> int:
    """How many wait."""
    return Booking.objects.filter(session=session, state=BookingState.WAITING).count()


def sees_desk(user: Person | AnonymousUser) -> bool:
    """Whether the reader runs training."""
    return isinstance(user, Person) and is_staff(user)


def places_in(session: Session, person: Person) -> list[Booking]:
    """The person's own live places in it."""
    rows = Booking.objects.filter(session=session, attendee__person=person, state__in=LIVE)
    return list(rows.select_related("attendee", "session__course", "party"))


def month_parts(first: date, facts: Sequence[Facts], wanted: Wanted) -> list[SessionPart]:
    """Every sitting of the month that the filters leave, each with its session, in order of time. One query."""
    begin, end = (datetime.combine(day, time.min, tzinfo=LONDON) for day in (first, next_month(first)))
    courses = [row.pk for row in facts if row.fits(wanted, but="mode")]
    rows = SessionPart.objects.filter(
        starts_at__gte=begin,
        starts_at__lt=end,
        session__course__in=courses,
        session__state__in=PUBLIC,
        session__only_for=None,
    )
    if wanted.chosen("mode"):
        rows = rows.filter(session__mode__in=wanted.chosen("mode"))
    return list(_waited_for(rows).select_related("session__course", "session__venue").order_by("starts_at", "pk"))


def _waited_for(parts: QuerySet[SessionPart]) -> QuerySet[SessionPart]:
    waiting = Booking.objects.filter(session=OuterRef("session"), state=BookingState.WAITING)
    return parts.annotate(waits=Exists(waiting))


def next_on_topic(code: str, now: datetime) -> list[Session]:
    """The next session of each course on a topic, the soonest first. One query."""
    rows = coming_sessions(now).filter(course__topics__code=code, course__state=CourseState.PUBLISHED)
    of_each = rows.order_by("course_id", "starts_at", "pk").distinct("course_id").values("pk")
    found = Session.objects.filter(pk__in=of_each).select_related("course", "venue").only(*_BESIDE)
    return list(found.order_by("starts_at", "pk")[:MOST_ON_A_TOPIC])
