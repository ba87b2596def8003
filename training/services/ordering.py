"""Booking places: for oneself and for named colleagues of one setting, or held for somebody to be named.

Everything about one session happens behind its lock, so two hundred at once are served one after the other: each gets a
place or a place in the line, in the order in which they came. Who may book for whom, and what the calendar says, is
looked up before the lock, so that nobody waits for it.
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
from training.services.attendees import Named, write_attendees
from training.services.naming import use_naming
from training.services.step import lock_session
from training.services.waiting import join_line, promote, refill
from training.workflow import ActRefused, WrongActor, WrongState

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.calendars.days import DayCalendar
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

    @property
    def wanted(self) -> int:
        return len(self.people) + self.held


@transaction.atomic
def book(*, session: Session, order: Order, by: Person, now: datetime | None = None) -> Party:
    """Book what is free and put the rest on the waiting list. The same form sent twice gives the first party again.

    Raises WrongActor, CannotBook (AlreadyBooked, CapReached): then nothing was booked.
    """
    check_order(order, by)
    calendar, runs = council_calendar(), has(by, P.TRAINING_RUN)
    row = lock_session(session.pk)
    now = now or timezone.now()  # the turn has come: times and places in the line follow each other
    before = _sent_before(row, order, by)
    if before is not None:
        return before
    check_session(row, order, calendar, now, runs=runs)
    use_naming(len(order.people), by)
    attendees, new = write_attendees(order.people, order.setting, order.team)
    check_twice(row, attendees)
    party = _party(row, order, by, now)
    promote(session=row, now=now)  # who waited before comes first
    bookings = _take(row, party, attendees, order, calendar, now)
    _write_needs(bookings, order)
    refill(row, now)
    promote(session=row, now=now)
    notices.booked(party, bookings)
    seated = sum(one.state in SEATED for one in bookings)
    record(  # last: the audit trail is one queue for the whole portal
        event="training.booked",
        by=by,
        subject=party,
        detail={
            "session": str(row.public_id),
            "places": seated,
            "waiting": len(bookings) - seated,
            "new_people": new,
        },
    )
    return party


def _sent_before(session: Session, order: Order, by: Person) -> Party | None:
    before = Party.objects.filter(form_token=order.form_token).first()
    if before is None:
        return None
    if before.made_by_id != by.pk:
        raise WrongActor("This form belongs to somebody else. Start your booking again.")
    if before.session_id != session.pk:
        raise CannotBook("This form was sent for another session before. Start your booking again.")
    return before


def _party(session: Session, order: Order, by: Person, now: datetime) -> Party:
    return Party.objects.create(
        session=session,
        setting=order.setting,
        made_by=by,
        form_token=order.form_token,
        together=order.together and len(order.people) > 1,
        made_at=now,
    )


def check_order(order: Order, by: Person) -> None:
    """Whether the order makes sense and `by` may give it, whatever the session. Raises WrongActor, CannotBook."""
    if not policies.may_book_for(by, order.setting):
        raise WrongActor("You may book for yourself and for your own setting.")
    if order.wanted < 1:
        raise CannotBook("Name at least one person, or say how many places to hold.")
    if order.wanted > MOST_AT_ONCE:
        raise CannotBook(f"Book at most {MOST_AT_ONCE} places at once.")
    addresses = [named.address for named in order.people]
    if len(set(addresses)) < len(addresses):
        raise CannotBook("The same email address stands twice in the list. Each person needs their own.")
    if order.setting is None and not has(by, P.TRAINING_RUN) and (order.held or addresses != [by.email.lower()]):
        raise WrongActor("Council staff book for themselves.")


def check_session(session: Session, order: Order, calendar: DayCalendar, now: datetime, *, runs: bool) -> None:
    """Whether the session takes such an order now. Raises WrongState, CannotBook, CapReached."""
    if not _takes_bookings(session, now, runs=runs):
        raise WrongState("Booking for this session has closed.")
    if session.only_for_id is not None and (order.setting is None or order.setting.pk != session.only_for_id):
        raise CannotBook("This session is held for one setting alone.")
    if order.held and times.name_by(session, calendar, now) is None:
        raise CannotBook("It is too late to hold places without a name. Name the people who will come.")
    if order.together and len(order.people) > session.capacity:
        raise CannotBook(
            f"The session has {session.capacity} places in all, so {len(order.people)} people cannot go together."
        )
    _check_cap(session, order, now)


def check_held(order: Order, free: int) -> None:
    """Places without a name are held only while they are free. Raises CannotBook."""
    if order.held and order.held > free:
        some = f"Only {free} {'place is' if free == 1 else 'places are'} left to hold."
        left = some if free > 0 else "No place is left to hold."
        raise CannotBook(f"{left} Name the people who would come, so that they can wait for a place.")


def _takes_bookings(session: Session, now: datetime, *, runs: bool) -> bool:
    return session.state == SessionState.OPEN and now < (session.starts_at if runs else session.closes_at)


def may_be_booked(session: Session, person: Person, now: datetime) -> bool:
    """Whether booking is open to the person: until it closes; to whoever runs training until the start."""
    return _takes_bookings(session, now, runs=has(person, P.TRAINING_RUN))


def _check_cap(session: Session, order: Order, now: datetime) -> None:
    cap, until = session.setting_cap, session.cap_until
    if cap is None or until is None or order.setting is None or as_day(now) > until:
        return
    has_now = Booking.objects.filter(session=session, setting=order.setting, state__in=LIVE).count()
    if has_now + order.wanted > cap:
        left = max(0, cap - has_now)
        raise CapReached(
            f"Until {until:%-d %B %Y} a setting may take {cap} {'place' if cap == 1 else 'places'} in this session. "
            f"You can book {left} more now, and others after that day."
        )


def check_twice(session: Session, attendees: list[Attendee]) -> None:
    """Raises AlreadyBooked where one of them has a place or waits for one."""
    twice = Attendee.objects.filter(
        bookings__session=session, bookings__state__in=LIVE, pk__in=[a.pk for a in attendees]
    )
    if found := list(twice.order_by("name")):
        raise AlreadyBooked(found)


def _take(
    session: Session, party: Party, attendees: list[Attendee], order: Order, calendar: DayCalendar, now: datetime
) -> list[Booking]:
    """Make the bookings: confirmed and held while seats are free, waiting after that."""
    free = session.capacity - session.seats_taken
    check_held(order, free)
    now_seated = 0 if party.together and len(attendees) > free - order.held else free - order.held
    seated, waiting = attendees[:now_seated], attendees[now_seated:]
    rows = [_row(session, party, one, BookingState.CONFIRMED, now) for one in seated]
    until = times.name_by(session, calendar, now)
    for _ in range(order.held):
        held = _row(session, party, None, BookingState.HELD, now)
        held.name_by = until
        rows.append(held)
    if waiting:
        rows += _in_line(session, party, waiting, now)
    made = Booking.objects.bulk_create(rows)
    BookingEvent.objects.bulk_create(
        BookingEvent(booking=one, act="book", to_state=one.state, by=party.made_by, at=now) for one in made
    )
    session.refresh_from_db(fields=["seats_taken"])
    return made


def _in_line(session: Session, party: Party, waiting: list[Attendee], now: datetime) -> list[Booking]:
    priority = party.setting is not None and lacks_trained_lead(party.setting, as_day(now))
    first = join_line(session, places=len(waiting), priority=priority)
    rows = []
    for number, one in enumerate(waiting, start=first):
        row = _row(session, party, one, BookingState.WAITING, now)
        row.line, row.is_priority = number, priority
        rows.append(row)
    return rows


def _row(session: Session, party: Party, attendee: Attendee | None, state: BookingState, now: datetime) -> Booking:
    return Booking(session=session, party=party, setting=party.setting, attendee=attendee, state=state, made_at=now)


def _write_needs(bookings: list[Booking], order: Order) -> None:
    needs = {named.address: named.needs for named in order.people if named.needs}
    AccessNeed.objects.bulk_create(
        AccessNeed(booking=one, words=needs[one.attendee.email])
        for one in bookings
        if one.attendee is not None and one.attendee.email in needs
    )
