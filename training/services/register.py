"""The register: who was there, who was not, who came without a place, and that all of it is final.

Marks of many people are written at once. A row that a colleague marked since the page was loaded stays as the colleague
marked it, because a page sends only what was changed on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import LONDON, as_day
from training import policies
from training.models import Booking, BookingEvent, Party, Session
from training.models.vocabulary import LIVE, BookingState, SessionState
from training.services import after
from training.services.attendees import Named, attendee_for
from training.services.closing import run_one
from training.services.desk import check_runs
from training.services.step import lock_session, move
from training.services.waiting import withdraw_offers
from training.workflow import SESSION_TRANSITIONS, Act, ActRefused, SessionAct, WrongState, session_target_of

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.models import CouncilTeam, EducationSetting

B = BookingState
ON_THE_REGISTER = (B.HELD, B.OFFERED, B.CONFIRMED, B.ATTENDED, B.ABSENT)
NOT_DONE = (B.HELD, B.OFFERED, B.CONFIRMED)
_MARKABLE = (SessionState.OPEN, SessionState.CLOSED, SessionState.RUN)


class Mark(StrEnum):
    """What a register says of one person."""

    THERE = "there"
    ABSENT = "absent"
    NONE = ""


_WANTED = {Mark.THERE: B.ATTENDED, Mark.ABSENT: B.ABSENT, Mark.NONE: B.CONFIRMED}
_ACTS = {Mark.THERE: Act.MARK_ATTENDED, Mark.ABSENT: Act.MARK_ABSENT, Mark.NONE: Act.UNMARK}


class NotAllMarked(ActRefused):
    """Somebody on the register is neither there nor absent."""

    def __init__(self, people: int) -> None:
        who = "1 person is" if people == 1 else f"{people} people are"
        super().__init__(f"{who} not marked yet. Mark everybody as there or absent, then sign off the register.")
        self.people = people


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody who came without a place: who, and from which setting (or the council)."""

    named: Named
    form_token: UUID
    setting: EducationSetting | None = None
    team: CouncilTeam | None = None


def opens_at(session: Session) -> datetime:
    """The register may be marked from the morning of the first day."""
    return datetime.combine(as_day(session.starts_at), time.min, tzinfo=LONDON)


def may_mark(session: Session, now: datetime) -> bool:
    """Whether the register is open for marks."""
    return session.state in _MARKABLE and now >= opens_at(session)


def _check_may_mark(session: Session, now: datetime) -> None:
    if session.state == SessionState.SIGNED_OFF:
        raise WrongState("This register is signed off, so its marks cannot be changed.")
    if session.state not in _MARKABLE:
        raise WrongState(f"There is nothing to mark: the session says “{SessionState(session.state).label}”.")
    if now < opens_at(session):
        day = as_day(session.starts_at)
        raise WrongState(f"The register can be marked from the day of the session, {day:%-d %B %Y}.")


@transaction.atomic
def mark(
    *,
    session: Session,
    marks: Mapping[UUID, Mark],
    by: Person,
    rest_there: bool = False,
    now: datetime | None = None,
) -> int:
    """Write the marks of many people; with `rest_there` whoever has none afterwards was there. Returns how many changed.

    Ids that are not on this register are passed over. Raises WrongActor, WrongState.
    """
    now = now or timezone.now()
    check_runs(by)
    row = lock_session(session.pk)
    _check_may_mark(row, now)
    done = {Mark.THERE: 0, Mark.ABSENT: 0, Mark.NONE: 0}
    for booking in _marked_rows(row):
        wanted = marks.get(booking.public_id)
        if rest_there and booking.state == B.CONFIRMED and not wanted:
            wanted = Mark.THERE
        if wanted is not None and _WANTED[wanted] != booking.state:
            booking.marked_at = None if wanted is Mark.NONE else now
            move(row=booking, act=_ACTS[wanted], by=by, now=now, audited=False)
            done[wanted] += 1
    changed = sum(done.values())
    if changed:
        detail: dict[str, str | int | bool | None] = {
            "there": done[Mark.THERE],
            "absent": done[Mark.ABSENT],
            "unmarked": done[Mark.NONE],
        }
        record(event="training.register_marked", by=by, subject=row, detail=detail)
    return changed


def _marked_rows(session: Session) -> list[Booking]:
    rows = Booking.objects.select_for_update(of=("self",))
    return list(rows.filter(session=session, state__in=[B.CONFIRMED, B.ATTENDED, B.ABSENT]).order_by("pk"))


@transaction.atomic
def walk_in(*, session: Session, came: WalkIn, by: Person, now: datetime | None = None) -> Booking:
    """Add somebody who came without a place, as there. The session gets one seat more where it is full.

    Somebody who has a place, an offer or waits is marked on what they have. Sent twice, it adds once.
    Raises WrongActor, WrongState.
    """
    now = now or timezone.now()
    check_runs(by)
    row = lock_session(session.pk)
    _check_may_mark(row, now)
    before = Booking.objects.filter(party__form_token=came.form_token).first()
    if before is not None:
        if before.session_id != row.pk:
            raise WrongState("This page was sent for another session before. Open it again, then add them.")
        return before
    attendee = attendee_for(named=came.named, setting=came.setting, team=came.team, by=by)
    has = Booking.objects.select_for_update(of=("self",)).select_related("party")
    live = has.filter(session=row, attendee=attendee, state__in=LIVE).first()
    if live is not None and live.state in (B.CONFIRMED, B.ATTENDED, B.ABSENT):
        if live.state != B.ATTENDED:
            live.marked_at = now
            move(row=live, act=Act.MARK_ATTENDED, by=by, now=now)
        return live
    if live is not None:  # waits, or was offered a place: what they have ends, and they come as they are
        act = Act.LEAVE_LINE if live.state == B.WAITING else Act.WITHDRAW_OFFER
        move(row=live, act=act, by=by, now=now)
        withdraw_offers([live], now)
    return _add(row, came, attendee.pk, by, now)


def _add(row: Session, came: WalkIn, attendee_id: int, by: Person, now: datetime) -> Booking:
    row.refresh_from_db(fields=["seats_taken"])
    if row.seats_taken >= row.capacity:
        row.capacity = row.seats_taken + 1
        row.version += 1
        row.save(update_fields=["capacity", "version"])
        record(event="training.capacity_raised", by=by, subject=row, detail={"capacity": row.capacity})
    party = Party.objects.create(session=row, setting=came.setting, made_by=by, form_token=came.form_token, made_at=now)
    made = Booking.objects.create(
        session=row,
        party=party,
        setting=came.setting,
        attendee_id=attendee_id,
        state=B.ATTENDED,
        walked_in=True,
        made_at=now,
        marked_at=now,
    )
    BookingEvent.objects.create(booking=made, act="walk_in", to_state=made.state, by=by, at=now)
    record(event="training.walked_in", by=by, subject=made, detail={"session": str(row.public_id)})
    return made


@transaction.atomic
def sign_off(*, session: Session, by: Person, now: datetime | None = None) -> Session:
    """Make the register final. Raises WrongActor, WrongState before the end, NotAllMarked with the number of people."""
    now = now or timezone.now()
    check_runs(by)
    row = lock_session(session.pk)
    if row.state == SessionState.SIGNED_OFF:  # the second half of a double click
        return row
    if row.ends_at > now:
        raise WrongState("The session has not ended. The register is signed off after its end.")
    if run_one(row.pk, now):  # the sweep has not come by yet
        row.refresh_from_db()
    policies.check_session(SessionAct.SIGN_OFF, row, by)
    left = Booking.objects.filter(session=row, state__in=NOT_DONE).count()
    if left:
        raise NotAllMarked(left)
    row.signed_off_at, row.signed_off_by = now, by
    row.state = session_target_of(SessionAct.SIGN_OFF, SessionState(row.state))
    row.version += 1
    row.save()
    record(event=SESSION_TRANSITIONS[SessionAct.SIGN_OFF].audit, by=by, subject=row, detail={"state": str(row.state)})
    after.signed_off(row, by, now)
    return row
