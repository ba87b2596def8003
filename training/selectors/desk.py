"""What the pages of the desk list: sessions with their numbers, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from training.models import Booking, Course, InsetRequest, Session, Venue
from training.models.vocabulary import COMING, BookingState, InsetState, SessionState

if TYPE_CHECKING:
    from accounts.models import Person

LISTS = ("coming", "register", "drafts", "past", "cancelled")
_SHOWN = 8


def session_seen_by(person: Person, public_id: UUID) -> Session | None:
    """A session that the person may see, with what its pages show."""
    rows = Session.objects.visible_to(person).select_related("course", "venue", "only_for", "signed_off_by")
    return rows.filter(public_id=public_id).first()


def all_courses() -> QuerySet[Course]:
    """Every course, whatever its state, by title."""
    return Course.objects.order_by("title", "pk")


def course_at(public_id: UUID) -> Course | None:
    """A course by its id."""
    return Course.objects.filter(public_id=public_id).first()


def all_venues() -> QuerySet[Venue]:
    """Every venue, those in use first."""
    return Venue.objects.order_by("-is_active", "name", "pk")


def venue_at(public_id: UUID) -> Venue | None:
    """A venue by its id."""
    return Venue.objects.filter(public_id=public_id).first()


def _ended(now: datetime) -> Q:
    """Over, and the register is not signed off; the sweep may not have come by yet."""
    return Q(state=SessionState.RUN) | Q(state__in=COMING, ends_at__lte=now)


def sessions_in(which: str, person: Person, now: datetime) -> QuerySet[Session]:
    """The sessions of one list of the desk."""
    rows = Session.objects.visible_to(person).select_related("course", "venue", "only_for")
    if which == "register":
        return rows.filter(_ended(now)).order_by("ends_at", "pk")
    if which == "drafts":
        return rows.filter(state=SessionState.DRAFT).order_by("starts_at", "pk")
    if which == "past":
        return rows.filter(state=SessionState.SIGNED_OFF).order_by("-starts_at", "-pk")
    if which == "cancelled":
        return rows.filter(state=SessionState.CANCELLED).order_by("-starts_at", "-pk")
    return rows.filter(state__in=COMING, ends_at__gt=now).order_by("starts_at", "pk")


@dataclass(frozen=True, slots=True)
class ToDo:
    """What waits for somebody of the Virtual School."""

    registers: list[Session]
    registers_total: int
    insets: list[InsetRequest]
    insets_total: int


def to_do(person: Person, now: datetime) -> ToDo:
    """The registers to mark and the requests for whole-setting training, the longest waiting first."""
    registers = sessions_in("register", person, now)
    insets = InsetRequest.objects.visible_to(person).filter(state__in=[InsetState.ASKED, InsetState.ACCEPTED])
    insets = insets.select_related("setting", "course").order_by("asked_at", "pk")
    return ToDo(list(registers[:_SHOWN]), registers.count(), list(insets[:_SHOWN]), insets.count())


def sessions_of(course: Course) -> QuerySet[Session]:
    """The sessions of a course, the latest first."""
    rows = Session.objects.filter(course=course).select_related("course", "venue", "only_for")
    return rows.order_by("-starts_at", "-pk")


def coming_by_course(courses: Iterable[int]) -> dict[int, int]:
    """How many sessions of each course are still to come."""
    rows = Session.objects.filter(course__in=list(courses), state__in=[SessionState.DRAFT, *COMING])
    return dict(rows.order_by().values_list("course").annotate(number=Count("pk")))


def waiting_by_session(sessions: Iterable[Session]) -> dict[int, int]:
    """How many people wait for each of these sessions."""
    rows = Booking.objects.filter(session__in=[one.pk for one in sessions], state=BookingState.WAITING)
    return dict(rows.order_by().values_list("session").annotate(number=Count("pk")))


def counts_of(session: Session) -> dict[str, int]:
    """How many bookings of a session stand in each state."""
    rows = Booking.objects.filter(session=session).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))
