"""Booking places: for oneself and for named colleagues of one setting, or held for somebody to be named.

Everything about one session happens behind the lock of its row, so two hundred at once are served one after the
other: each gets a place or a place in the line, in the order in which they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.permissions import Permission as P
from accounts.selectors import has
from organisations.calendars.days import as_day
from organisations.selectors import council_calendar
from training import policies, times
from training.models import AccessNeed, Attendee, Booking, BookingEvent, Party, Session
from training.models.vocabulary import LIVE, SEATED, BookingState, SessionState
from training.selectors.coverage import lacks_trained_lead
from training.services import notices
from training.services.attendees import Named, attendee_for
from training.services.step import begin, lock_session, move
from training.services.waiting import join_line, promote
from training.workflow import Act, ActRefused, Relation, WrongActor, WrongState

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.models import CouncilTeam, EducationSetting

MOST_AT_ONCE = 500


class CannotBook(ActRefused):
    """The order as a whole cannot be taken; the message says why and what to do."""


class AlreadyBooked(CannotBook):
    """Some of the people have a place already, or wait for one."""

    def __init__(self, attendees: list[Attendee]) -> None:
        names = ", ".join(str(one.name) for one in attendees)
        super().__init__(f"Already booked or waiting: {names}. Take them out, then book the others.")
        self.attendees = attendees


class CapReached(CannotBook):
    """The setting may not take so many places yet."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for in one go. `together`: places all at once or not at all, should they have to wait."""

    form_token: UUID
    people: tuple[Named, ...] = ()
    held: int = 0
    together: bool = False
    setting: EducationSetting | None = None
    team: CouncilTeam | None = None


@transaction.atomic
def book(*, session: Session, order: Order, by: Person, now: datetime | None = None) -> Party:
    """Book what is free and put the rest on the waiting list. The same form sent twice gives the first party again.

    Raises WrongActor, CannotBook (AlreadyBooked, CapReached): then nothing was booked.
    """
    now = now or timezone.now()
    row = lock_session(session.pk)
    before = Party.objects.filter(form_token=order.form_token, made_by=by).first()
    if before is not None:
        return before
    _check(row, order, by, now)
    attendees = [attendee_for(named=named, setting=order.setting, team=order.team, by=by) for named in order.people]
    _check_twice(row, attendees)
    party = Party.objects.create(
        session=row,
        setting=order.setting,
        made_by=by,
        form_token=order.form_token,
        together=order.together and len(attendees) > 1,
        made_at=now,
    )
    promote(session=row, now=now)  # who waited before comes first
    bookings = _take(row, party, attendees, order, now)
    _write_needs(bookings, order)
    refill(row, now)
    promote(session=row, now=now)
    seated = sum(one.state in SEATED for one in bookings)
    record(
        event="training.booked",
        by=by,
        subject=party,
        detail={"session": str(row.public_id), "places": seated, "waiting": len(bookings) - seated},
    )
    notices.booked(party, bookings)
    return party


def _check(session: Session, order: Order, by: Person, now: datetime) -> None:
    if not policies.may_book_for(by, order.setting):
        raise WrongActor("You may book for yourself and for your own setting.")
    runs = has(by, P.TRAINING_RUN)
    if session.state != SessionState.OPEN or now >= (session.starts_at if runs else session.closes_at):
        raise WrongState("Booking for this session has closed.")
    if session.only_for_id is not None and (order.setting is None or order.setting.pk != session.only_for_id):
        raise CannotBook("This session is held for one setting alone.")
    wanted = len(order.people) + order.held
    if wanted < 1:
        raise CannotBook("Name at least one person, or say how many places to hold.")
    if wanted > MOST_AT_ONCE:
        raise CannotBook(f"Book at most {MOST_AT_ONCE} places at once.")
    addresses = [named.address for named in order.people]
    if len(set(addresses)) < len(addresses):
        raise CannotBook("The same email address stands twice in the list. Each person needs their own.")
    if order.setting is None and not runs and (order.held or addresses != [by.email.lower()]):
        raise WrongActor("Council staff book for themselves.")
    if order.held and times.name_by(session, council_calendar(), now) is None:
        raise CannotBook("It is too late to hold places without a name. Name the people who will come.")
    _check_cap(session, order, wanted, now)


def _check_cap(session: Session, order: Order, wanted: int, now: datetime) -> None:
    cap, until = session.setting_cap, session.cap_until
    if cap is None or until is None or order.setting is None or as_day(now) > until:
        return
    has_now = Booking.objects.filter(session=session, setting=order.setting, state__in=LIVE).count()
    if has_now + wanted > cap:
        left = max(0, cap - has_now)
        raise CapReached(
            f"Until {until:%-d %B %Y} a setting may take {cap} {'place' if cap == 1 else 'places'} in this session. "
            f"You can book {left} more now, and others after that day."
        )


def _check_twice(session: Session, attendees: list[Attendee]) -> None:
    twice = Attendee.objects.filter(
        bookings__session=session, bookings__state__in=LIVE, pk__in=[a.pk for a in attendees]
    )
    if found := list(twice.order_by("name")):
        raise AlreadyBooked(found)


def _take(session: Session, party: Party, attendees: list[Attendee], order: Order, now: datetime) -> list[Booking]:
    """Make the bookings: confirmed and held while seats are free, waiting after that."""
    free = session.capacity - session.seats_taken
    if order.held > free:
        raise CannotBook(f"Only {free} {'place is' if free == 1 else 'places are'} left to hold.")
    now_seated = 0 if party.together and len(attendees) > free - order.held else free - order.held
    seated, waiting = attendees[:now_seated], attendees[now_seated:]
    rows = [_row(session, party, one, BookingState.CONFIRMED, now) for one in seated]
    until = times.name_by(session, council_calendar(), now)
    for _ in range(order.held):
        held = _row(session, party, None, BookingState.HELD, now)
        held.name_by = until
        rows.append(held)
    if waiting:
        priority = order.setting is not None and lacks_trained_lead(order.setting, as_day(now))
        first = join_line(session, places=len(waiting), priority=priority)
        for number, one in enumerate(waiting, start=first):
            row = _row(session, party, one, BookingState.WAITING, now)
            row.line, row.is_priority = number, priority
            rows.append(row)
    made = Booking.objects.bulk_create(rows)
    BookingEvent.objects.bulk_create(
        BookingEvent(booking=one, act="book", to_state=one.state, by=party.made_by, at=now) for one in made
    )
    session.refresh_from_db(fields=["seats_taken"])
    return made


def _row(session: Session, party: Party, attendee: Attendee | None, state: BookingState, now: datetime) -> Booking:
    return Booking(session=session, party=party, setting=party.setting, attendee=attendee, state=state, made_at=now)


def _write_needs(bookings: list[Booking], order: Order) -> None:
    needs = {named.address: named.needs for named in order.people if named.needs}
    AccessNeed.objects.bulk_create(
        AccessNeed(booking=one, words=needs[one.attendee.email])
        for one in bookings
        if one.attendee is not None and one.attendee.email in needs
    )


def refill(session: Session, now: datetime) -> int:
    """Late cancellations whose seat somebody else took count as cancelled in time. Returns how many."""
    free = session.capacity - session.seats_taken
    late = Booking.objects.filter(session=session, state=BookingState.LATE_CANCELLED).order_by("ended_at", "pk")
    filled = list(late)[: max(0, late.count() - free)]
    for row in filled:
        move(row=row, act=Act.REFILL, by=None, now=now)
    return len(filled)


@transaction.atomic
def name_held(
    *, booking: Booking, named: Named, by: Person, version: int | None = None, now: datetime | None = None
) -> Booking:
    """Say who comes on a held place. Raises WrongActor, WrongState, StaleVersion, AlreadyBooked."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.NAME, by=by, version=version)
    attendee = attendee_for(named=named, setting=row.setting, by=by)
    _check_twice(session, [attendee])
    row.attendee, row.name_by = attendee, None
    move(row=row, act=Act.NAME, by=by, now=now)
    if named.needs:
        AccessNeed.objects.create(booking=row, words=named.needs)
    notices.confirmed(row, session)
    return row


@transaction.atomic
def substitute(
    *, booking: Booking, named: Named, by: Person, version: int | None = None, now: datetime | None = None
) -> Booking:
    """Send a colleague of the same setting instead, up to the start. The place and its history stay."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.SUBSTITUTE, by=by, version=version)
    if now >= session.starts_at:
        raise WrongState("The session has started. Ask the trainer to add your colleague on the day.")
    if row.setting_id is None:
        raise CannotBook("A council place cannot be passed on. Cancel it, and your colleague books for themselves.")
    attendee = attendee_for(named=named, setting=row.setting, by=by)
    _check_twice(session, [attendee])
    gone, row.attendee = row.attendee, attendee
    AccessNeed.objects.filter(booking=row).delete()
    if named.needs:
        AccessNeed.objects.create(booking=row, words=named.needs)
    event = move(row=row, act=Act.SUBSTITUTE, by=by, now=now)
    if gone is not None:
        notices.replaced(row, gone, event)
    notices.confirmed(row, session, again=event)
    return row


@transaction.atomic
def cancel(
    *,
    booking: Booking,
    by: Person | None,
    relations: frozenset[Relation] | None = None,
    version: int | None = None,
    now: datetime | None = None,
) -> Booking:
    """Give a place back, or leave the waiting list. After the cut-off it counts as late, unless it is filled again.

    Raises WrongActor, WrongState (also once the session has started), StaleVersion.
    """
    now = now or timezone.now()
    session = lock_session(booking.session_id)
    state = Booking.objects.values_list("state", flat=True).get(pk=booking.pk)
    if state == BookingState.WAITING:
        act = Act.LEAVE_LINE
    else:
        in_time = now <= times.cancel_until(session, council_calendar())
        act = Act.CANCEL if in_time else Act.CANCEL_LATE
    session, row = begin(booking=booking, act=act, by=by, version=version, relations=relations)
    if now >= session.starts_at:
        raise WrongState("The session has started, so the place cannot be cancelled any more.")
    event = move(row=row, act=act, by=by, now=now)
    AccessNeed.objects.filter(booking=row).delete()
    notices.cancelled(row, event)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return row


def lapse_held(*, now: datetime | None = None) -> int:
    """Give up held places that nobody was named for in time. Returns how many; may be killed or run twice."""
    now = now or timezone.now()
    due = Booking.objects.filter(state=BookingState.HELD, name_by__lte=now)
    sessions = due.order_by("session").values_list("session", flat=True).distinct()
    return sum(_lapse_of(session_id, now) for session_id in list(sessions))


@transaction.atomic
def _lapse_of(session_id: int, now: datetime) -> int:
    session = lock_session(session_id)
    due = list(Booking.objects.filter(session=session, state=BookingState.HELD, name_by__lte=now))
    for row in due:
        event = move(row=row, act=Act.LAPSE, by=None, now=now)
        notices.lapsed(row, event)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return len(due)
