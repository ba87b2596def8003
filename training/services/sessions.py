"""Sessions: planned, changed, opened and closed for booking.

Dates are changed by moving the session (`services.moving`), because everybody with a place must hear of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.permissions import Permission as P
from accounts.selectors import has
from training import policies
from training.models import Course, Session, SessionPart
from training.models.vocabulary import LIVE, CourseState, SessionState
from training.services.desk import FieldRefused, check_manages, locked
from training.services.waiting import promote
from training.workflow import SESSION_TRANSITIONS, SessionAct, WrongActor, WrongState, session_target_of

if TYPE_CHECKING:
    from accounts.models import Person

CHANGEABLE = (SessionState.DRAFT, SessionState.OPEN, SessionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Sitting:
    """When one part begins and ends."""

    starts_at: datetime
    ends_at: datetime


class CapacityTooSmall(FieldRefused):
    """More places are taken or held than the session would have."""

    def __init__(self, taken: int) -> None:
        are = "place is" if taken == 1 else "places are"
        super().__init__("capacity", f"{taken} {are} taken, held or offered. Enter {taken} or more")
        self.taken = taken


@transaction.atomic
def create_session(
    *,
    course: Course,
    fields: dict[str, Any],
    sittings: Sequence[Sitting],
    trainers: Iterable[Person],
    by: Person,
    form_token: UUID | None = None,
) -> Session:
    """Plan a session as a draft. The same page sent twice gives the first one again. Raises WrongActor, WrongState."""
    only_for = fields.get("only_for")
    check_manages(by)
    held = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    before = Session.objects.filter(form_token=form_token).first() if form_token else None
    if before is not None:
        if (before.course_id, before.only_for_id) != (held.pk, only_for.pk if only_for is not None else None):
            raise WrongState("This page was sent for something else before. Open it again, then plan.")
        return before
    if held.state == CourseState.RETIRED:
        raise WrongState("This course is no longer run. Put it back into the catalogue first.")
    session = Session(course=held, state=SessionState.DRAFT, form_token=form_token, **fields)
    session.starts_at, session.ends_at = sittings[0].starts_at, sittings[-1].ends_at
    session.save()
    write_parts(session, sittings)
    session.trainers.set(trainers)
    record(
        event="training.session_planned",
        by=by,
        subject=session,
        detail={"course": held.code, "parts": len(sittings), "capacity": session.capacity},
    )
    return session


def write_parts(session: Session, sittings: Sequence[Sitting]) -> None:
    """The session's dates, instead of those it had."""
    session.parts.all().delete()
    SessionPart.objects.bulk_create(
        SessionPart(session=session, position=number, starts_at=one.starts_at, ends_at=one.ends_at)
        for number, one in enumerate(sittings, start=1)
    )


@transaction.atomic
def change_session(
    *,
    session: Session,
    fields: dict[str, Any],
    trainers: Iterable[Person],
    by: Person,
    seen: str | None = None,
    now: datetime | None = None,
) -> Session:
    """Change everything but the dates. More seats are offered to the waiting list at once.

    Raises WrongActor, WrongState, ChangedMeanwhile, CapacityTooSmall with the number of places taken.
    """
    check_manages(by)
    now = now or timezone.now()
    row = locked(session, seen)
    if row.state not in CHANGEABLE:
        raise WrongState(f"This session cannot be changed, because it now says “{SessionState(row.state).label}”.")
    if fields.get("capacity", row.capacity) < row.seats_taken:
        raise CapacityTooSmall(row.seats_taken)
    _check_only_for(row, fields)
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    row.trainers.set(trainers)
    offers = promote(session=row, now=now)
    record(
        event="training.session_changed",
        by=by,
        subject=row,
        detail={"capacity": row.capacity, "offers": len(offers)},
    )
    return row


def _check_only_for(row: Session, fields: dict[str, Any]) -> None:
    """A session in which others have places cannot become one setting's own."""
    setting = fields.get("only_for")
    if setting is None or setting.pk == row.only_for_id:
        return
    others = row.bookings.filter(state__in=LIVE).exclude(setting=setting).count()
    if others:
        people = "1 person" if others == 1 else f"{others} people"
        raise FieldRefused("only_for", f"{people} from elsewhere have booked or wait. Leave it open to all settings")


@transaction.atomic
def step_session(
    *, session: Session, act: SessionAct, by: Person, seen: str | None = None, now: datetime | None = None
) -> Session:
    """Open, close or reopen a session for booking. Raises WrongActor, WrongState, ChangedMeanwhile."""
    now = now or timezone.now()
    row = locked(session, None)
    if act is SessionAct.OPEN and not has(by, P.TRAINING_MANAGE):
        raise WrongActor("You may not open sessions for booking.")
    policies.check_session(act, row, by)
    if seen is not None and seen != str(row.version):
        locked(session, seen)  # says that somebody else changed it
    if act in (SessionAct.OPEN, SessionAct.REOPEN):
        _check_can_open(row, now)
    before = row.state
    row.state = session_target_of(act, SessionState(row.state))
    row.version += 1
    row.save(update_fields=["state", "version"])
    event = SESSION_TRANSITIONS[act].audit
    record(event=event, by=by, subject=row, detail={"from": str(before), "to": str(row.state)})
    promote(session=row, now=now)
    return row


def _check_can_open(row: Session, now: datetime) -> None:
    if row.course.state != CourseState.PUBLISHED:
        raise WrongState("The course is not in the catalogue. Publish it first, then open the session.")
    if row.closes_at <= now:
        raise WrongState("The last moment to book has passed. Change it, or move the session to another day first.")
