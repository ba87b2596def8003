"""The rows that `training.bulk` copies in, table by table. Nothing here asks the database but `read_world`."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Max

from accounts.models import Membership
from organisations.calendars.days import LONDON, as_day
from organisations.calendars.plain import add_months
from organisations.models import EducationSetting
from training.models import (
    Attendee,
    Booking,
    BookingEvent,
    Certificate,
    Course,
    Evaluation,
    Party,
    Session,
    SessionPart,
)
from training.models.vocabulary import SEATED, AttendeeRole, BookingState, CourseState, SessionState
from training.services.outcomes import ALPHABET

Row = Sequence[Any]
Rows = Iterator[Row]
_ROLES = tuple(
    role.value for role in (AttendeeRole.DSL, AttendeeRole.DEPUTY_DSL, AttendeeRole.SENCO, AttendeeRole.TEACHER)
)
_SCATTER = 15_485_863  # prime to the number of codes, so that no two certificates share one
ATTENDEE = ("id", "public_id", "setting_id", "name", "email", "role", "added_at")
SESSION = ("id", "public_id", "course_id", "state", "mode", "online_link", "note", "guests", "starts_at", "ends_at",
           "capacity", "seats_taken", "closes_at", "cancel_days", "naming_days", "offer_hours", "cancel_reason",
           "sequence", "version", "signed_off_at", "created_at")  # fmt: skip
PART = ("id", "session_id", "position", "starts_at", "ends_at")
PARTY = ("id", "public_id", "session_id", "setting_id", "made_by_id", "form_token", "together", "made_at")
BOOKING = ("id", "public_id", "session_id", "party_id", "setting_id", "attendee_id", "state", "walked_in",
           "is_priority", "line", "made_at", "ended_at", "marked_at", "version")  # fmt: skip
EVENT = ("id", "booking_id", "act", "from_state", "to_state", "by_id", "reason", "at")
EVALUATION = ("id", "booking_id", "confidence_before", "confidence_after", "usefulness", "best", "better", "at")
CERTIFICATE = ("id", "public_id", "booking_id", "code", "name", "setting_name", "course_title", "held_on",
               "refresher_due_on", "given_at")  # fmt: skip


@dataclass(slots=True)
class Sitting:
    """One session to write."""

    course: Course
    start: datetime
    state: SessionState
    seats: int
    places: list[Place] = field(default_factory=list)
    key: int = 0

    @property
    def end(self) -> datetime:
        return self.start + timedelta(hours=2)

    @property
    def taken(self) -> int:
        return sum(place.state in SEATED for place in self.places)


@dataclass(slots=True)
class Place:
    """One booking to write: `who` counts the made-up people, `number` the bookings of its session."""

    sitting: Sitting
    who: int
    state: BookingState
    number: int

    @property
    def is_there(self) -> bool:
        return self.state is BookingState.ATTENDED

    @property
    def made_at(self) -> datetime:
        return self.sitting.start - timedelta(days=30, minutes=-self.number)

    @property
    def marked_at(self) -> datetime | None:
        return self.sitting.end if self.state in (BookingState.ATTENDED, BookingState.ABSENT) else None


@dataclass(frozen=True, slots=True)
class World:
    """What the rows hang on, read before COPY takes the connection; the keys are the first that are free."""

    people: list[int]  # the setting of each made-up person
    courses: list[Course]
    trainer: int
    now: datetime
    attendee: int
    session: int
    part: int
    party: int
    booking: int
    event: int
    evaluation: int
    certificate: int


def read_world(people: int) -> World:
    """Everybody is given a setting by turns, so that each has a lead before any has a second person."""
    settings = list(EducationSetting.objects.order_by("pk").values_list("pk", flat=True))
    adviser = Membership.objects.filter(role="vs_adviser", state=Membership.State.APPROVED).order_by("pk")
    first = (_next(model) for model in _MODELS)
    return World(
        [settings[number % len(settings)] for number in range(people)],
        list(Course.objects.filter(state=CourseState.PUBLISHED).order_by("pk")),
        adviser.values_list("person_id", flat=True)[0],
        datetime.now(LONDON),
        *first,
    )


_MODELS = (Attendee, Session, SessionPart, Party, Booking, BookingEvent, Evaluation, Certificate)


def _next(model: type[models.Model]) -> int:
    return (model._default_manager.aggregate(top=Max("pk"))["top"] or 0) + 1


def _name(world: World, who: int) -> str:
    return f"Colleague {world.attendee + who}"


def attendees(world: World, chance: random.Random) -> Rows:
    settings = len(set(world.people))
    for who, setting in enumerate(world.people):
        key, role = world.attendee + who, _ROLES[who // settings % len(_ROLES)]
        yield key, uuid(chance), setting, _name(world, who), f"colleague{key}@bulk.demo.example", role, world.now


def sessions(world: World, sittings: Sequence[Sitting], chance: random.Random) -> Rows:
    for key, one in enumerate(sittings, start=world.session):
        one.key = key
        mode = "online" if one.course.mode == "in_person" else one.course.mode
        signed = one.end if one.state is SessionState.SIGNED_OFF else None
        made = one.start - timedelta(days=60)
        head = (key, uuid(chance), one.course.pk, one.state.value, mode, f"https://meet.example/{key}", "", "")
        seats = (one.start, one.end, one.seats, one.taken, one.start - timedelta(hours=17))
        yield *head, *seats, 3, 5, 8, "", 0, 1, signed, made


def parts(world: World, sittings: Sequence[Sitting]) -> Rows:
    for number, one in enumerate(sittings):
        yield world.part + number, one.key, 1, one.start, one.end


def parties(world: World, places: Sequence[Place], chance: random.Random) -> Rows:
    for number, one in enumerate(places):
        of = (one.sitting.key, world.people[one.who], world.trainer)
        yield world.party + number, uuid(chance), *of, uuid(chance), False, one.made_at


def bookings(world: World, places: Sequence[Place], chance: random.Random) -> Rows:
    for number, one in enumerate(places):
        keys = (world.booking + number, uuid(chance), one.sitting.key, world.party + number)
        waits = one.state is BookingState.WAITING
        line = one.number - one.sitting.seats + 1 if waits else None
        ended = one.sitting.start - timedelta(days=9) if one.state is BookingState.CANCELLED else None
        who = (world.people[one.who], world.attendee + one.who, one.state.value)
        yield *keys, *who, False, False, line, one.made_at, ended, one.marked_at, 1


def events(world: World, places: Sequence[Place]) -> Rows:
    """How each was booked; what became of it stands in the booking."""
    for number, one in enumerate(places):
        to = BookingState.WAITING if one.state is BookingState.WAITING else BookingState.CONFIRMED
        yield world.event + number, world.booking + number, "book", "", to.value, world.trainer, "", one.made_at


def evaluations(world: World, certified: Sequence[tuple[int, Place]], chance: random.Random) -> Rows:
    for number, (booking, one) in enumerate(certified):
        marks = chance.randint(1, 3), chance.randint(3, 5), chance.randint(2, 5)
        yield world.evaluation + number, booking, *marks, "", "", one.sitting.end


def certificates(world: World, certified: Sequence[tuple[int, Place]], chance: random.Random) -> Rows:
    for number, (booking, one) in enumerate(certified):
        key, course, day = world.certificate + number, one.sitting.course, as_day(one.sitting.end)
        due = add_months(day, course.valid_months) if course.valid_months else None
        said = (_name(world, one.who), "", course.title, day, due, one.sitting.end)
        yield key, uuid(chance), booking, code(key), *said


def code(number: int) -> str:
    """The code of a certificate, another one for each number below 23 to the power of 8."""
    base = len(ALPHABET)
    left, drawn = number * _SCATTER % base**8, ""
    for _ in range(8):
        left, place = divmod(left, base)
        drawn += ALPHABET[place]
    return f"{drawn[:4]}-{drawn[4:]}"


def uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
