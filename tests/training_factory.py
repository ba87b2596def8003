"""Courses, sessions and places for tests, reached through the real services."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from accounts.models import Person
from organisations.models import EducationSetting
from training.models import Booking, Course, Party, Session, SessionPart, Venue
from training.models.vocabulary import AttendeeRole, CourseState, Mode, SessionState
from training.services import Named, Order, book

_numbers = count(1)


def make_course(title: str = "", **fields: object) -> Course:
    """A published online course that trains safeguarding leads for two years."""
    number = next(_numbers)
    values = {
        "code": f"VS-TST-{number:02d}",
        "slug": f"course-{number}",
        "title": title or f"Attachment aware practice {number}",
        "summary": "What it is and what to do on Monday.",
        "outcomes": "Know the signs\nPlan the next step",
        "duration": "2 hours",
        "mode": Mode.ONLINE,
        "trains_leads": True,
        "valid_months": 24,
        "state": CourseState.PUBLISHED,
    } | fields
    return Course.objects.create(**values)


def make_venue(name: str = "Test Hall", **fields: object) -> Venue:
    """A hall."""
    values = {"name": name, "address": "Civic Square", "town": "London", "postcode": "NW1 1AA"} | fields
    return Venue.objects.create(**values)


def make_session(
    course: Course | None = None, *, starts_at: datetime | None = None, hours: int = 2, **fields: object
) -> Session:
    """A session in three weeks with ten seats, open for booking."""
    start = starts_at or timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(weeks=3)
    values = {
        "course": course or make_course(),
        "state": SessionState.OPEN,
        "mode": Mode.ONLINE,
        "starts_at": start,
        "ends_at": start + timedelta(hours=hours),
        "closes_at": start - timedelta(days=1),
        "capacity": 10,
    } | fields
    session = Session.objects.create(**values)
    SessionPart.objects.create(session=session, position=1, starts_at=session.starts_at, ends_at=session.ends_at)
    return session


def named(number: int = 0, *, name: str = "", email: str = "", role: AttendeeRole = AttendeeRole.TEACHER) -> Named:
    """A colleague."""
    number = number or next(_numbers)
    return Named(name or f"Colleague {number}", email or f"colleague{number}@school.example", role)


def order(setting: EducationSetting | None, *people: Named, **fields: object) -> Order:
    """An order of its own form."""
    return Order(form_token=uuid4(), people=people, setting=setting, **fields)  # type: ignore[arg-type]  # of a test


def booked(session: Session, setting: EducationSetting, by: Person, people: int = 1, **fields: object) -> list[Booking]:
    """The bookings of so many new colleagues."""
    party: Party = book(session=session, order=order(setting, *(named() for _ in range(people)), **fields), by=by)
    return list(party.bookings.order_by("pk"))
