"""Courses, sessions and places for tests, reached through the real services."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import Person
from organisations.models import EducationSetting
from training.models import (
    AuditPoint,
    Booking,
    Course,
    Enrolment,
    InsetRequest,
    Party,
    Programme,
    ProgrammeCourse,
    Session,
    SessionPart,
    Venue,
)
from training.models.vocabulary import AttendeeRole, CourseState, Mode, SessionState, StaffBand
from training.services import Named, Order, book
from training.services.enrolments import enrol
from training.services.insets import Wish, ask

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


def make_programme(*courses: Course, points: int = 2, **fields: object) -> Programme:
    """A published programme whose team of two or three includes a safeguarding lead, with one core course."""
    number = next(_numbers)
    values = {
        "slug": f"programme-{number}",
        "title": f"Attachment aware setting {number}",
        "summary": "Several courses for a lead team.",
        "status_name": "Attachment aware setting",
        "team_least": 2,
        "team_most": 3,
        "team_roles": ["dsl|deputy_dsl"],
        "state": CourseState.PUBLISHED,
    } | fields
    made: Programme = Programme.objects.create(**values)
    for position, course in enumerate(courses or (make_course(),), start=1):
        ProgrammeCourse.objects.create(programme=made, course=course, position=position)
    for position in range(1, points + 1):
        AuditPoint.objects.create(programme=made, position=position, words=f"Every adult knows point {position}")
    return made


def lead_team(people: int = 2) -> list[Named]:
    """A safeguarding lead and as many teachers as it takes."""
    return [named(role=AttendeeRole.DSL), *(named() for _ in range(people - 1))]


def enrolled(
    setting: EducationSetting, by: Person, programme: Programme | None = None, people: int = 2, **fields: Any
) -> Enrolment:
    """A setting with its lead team in a programme."""
    return enrol(programme=programme or make_programme(), setting=setting, people=lead_team(people), by=by, **fields)


def asked_for(setting: EducationSetting, by: Person, course: Course | None = None, **fields: object) -> InsetRequest:
    """A request for training of the whole staff, in five weeks."""
    values = {
        "form_token": uuid4(),
        "course": course or make_course(),
        "days": [timezone.localdate() + timedelta(weeks=5)],
        "mode": Mode.IN_PERSON,
        "staff_band": StaffBand.UP_TO_50,
    } | fields
    return ask(setting=setting, wish=Wish(**values), by=by)  # type: ignore[arg-type]  # of a test
