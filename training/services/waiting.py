"""The waiting list runs itself: a free seat is offered to the next who can take it, until somebody does.

Order: by place in line; whoever joins from a setting without a trained safeguarding lead stands behind the last of
those and before all others, once, when joining. A party that goes all together is offered places once so many are free,
and is passed over until then: a place is never left empty for a group that does not fit yet. Declining, cancelling or
letting an offer run out never keeps the place in the queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from organisations.selectors import council_hours
from training import times
from training.models import Booking, Offer, Session
from training.models.vocabulary import BookingState, OfferOutcome, SessionState
from training.services import notices
from training.services.each import for_each_session
from training.services.step import begin, lock_session, move
from training.workflow import Act, ActRefused, Relation, WrongState

if TYPE_CHECKING:
    from accounts.models import Person

_TOLD = ("party", "attendee__person", "session__course")  # what notices of a booking read


class OfferRanOut(WrongState):
    """The offer is over; its seat has gone to the next."""

    def __init__(self) -> None:
        super().__init__("This offer has run out, and the place was offered to the next on the waiting list.")


def promote(*, session: Session, now: datetime) -> list[Offer]:
    """Offer the free seats of a locked session to whoever is next and fits. Returns the offers made."""
    free = session.capacity - session.seats_taken
    if free <= 0 or session.state != SessionState.OPEN:
        return []
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING).select_related(*_TOLD)
    rows = list(waiting.order_by("line", "pk"))
    until = times.offer_until(session, council_hours(), now) if rows else None
    if until is None:
        return []
    made: list[Offer] = []
    for group in _groups(rows):
        if len(group) <= free:
            made += [_offer(row, now, until) for row in group]
            free -= len(group)
    session.refresh_from_db(fields=["seats_taken"])
    return made


def waiting_line(session: Session) -> list[Booking]:
    """Who waits, the first first."""
    return list(Booking.objects.filter(session=session, state=BookingState.WAITING).order_by("line", "pk"))


def join_line(session: Session, *, places: int, priority: bool) -> int:
    """Make room for so many in the line of a locked session; returns the first number that they stand at."""
    line = Booking.objects.filter(session=session, state=BookingState.WAITING)
    ahead = line.filter(is_priority=True) if priority else line
    first = (ahead.aggregate(last=Max("line"))["last"] or 0) + 1
    line.filter(line__gte=first).update(line=F("line") + places)
    return int(first)


def refill(session: Session, now: datetime) -> int:
    """Late cancellations whose seat somebody else took count as cancelled in time. Returns how many.

    A seat that is only offered is not taken yet.
    """
    late = Booking.objects.filter(session=session, state=BookingState.LATE_CANCELLED).order_by("ended_at", "pk")
    rows = list(late)
    if not rows:
        return 0
    offered = Booking.objects.filter(session=session, state=BookingState.OFFERED).count()
    free = session.capacity - session.seats_taken + offered
    filled = rows[: max(0, len(rows) - free)]
    for row in filled:
        move(row=row, act=Act.REFILL, by=None, now=now)
    return len(filled)


def _groups(rows: Iterable[Booking]) -> Iterator[list[Booking]]:
    """Bookings in the order of the line; those of a party that goes together as one, where its first one stands."""
    found: dict[tuple[str, int], list[Booking]] = {}
    for row in rows:
        found.setdefault(("party", row.party_id) if row.party.together else ("one", row.pk), []).append(row)
    yield from found.values()


def _offer(row: Booking, now: datetime, until: datetime) -> Offer:
    move(row=row, act=Act.OFFER, by=None, now=now)
    offer = Offer.objects.create(booking=row, made_at=now, expires_at=until)
    notices.offered(row, offer)
    return offer


@transaction.atomic
def accept_offer(
    *, booking: Booking, by: Person | None, relations: frozenset[Relation] | None = None, now: datetime | None = None
) -> list[Booking]:
    """Take the offered place, or all places of a party that goes together. Raises OfferRanOut, WrongActor, WrongState."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.ACCEPT, by=by, relations=relations)
    taken = _with_party(row)
    offers = list(Offer.objects.filter(booking__in=taken, outcome=OfferOutcome.OPEN))
    if any(offer.expires_at <= now for offer in offers):
        raise OfferRanOut
    for one in taken:
        move(row=one, act=Act.ACCEPT, by=by, now=now)
        notices.confirmed(one, session)
    _close(offers, OfferOutcome.ACCEPTED, now)
    refill(session, now)
    return taken


@transaction.atomic
def decline_offer(
    *, booking: Booking, by: Person | None, relations: frozenset[Relation] | None = None, now: datetime | None = None
) -> list[Booking]:
    """Let the offered place go to the next, or all places of a party that goes together."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.DECLINE, by=by, relations=relations)
    gone = _give_back(_with_party(row), Act.DECLINE, OfferOutcome.DECLINED, by, now)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return gone


def expire_offers(*, now: datetime | None = None) -> int:
    """End the offers that ran out, session by session, and offer the seats to the next. Returns how many ended.

    May be killed or run twice at any point: each session is one transaction, and an offer ends once.
    """
    now = now or timezone.now()
    due = Offer.objects.filter(outcome=OfferOutcome.OPEN, expires_at__lte=now)
    bookings = Booking.objects.filter(offers__in=due)
    return for_each_session(bookings, lambda session_id: _expire_of(session_id, now))


def _expire_of(session_id: int, now: datetime) -> int:
    session = lock_session(session_id)
    due = Offer.objects.filter(outcome=OfferOutcome.OPEN, expires_at__lte=now, booking__session=session)
    rows = list(Booking.objects.filter(offers__in=due, state=BookingState.OFFERED).select_related(*_TOLD))
    gone = _give_back(rows, Act.EXPIRE, OfferOutcome.EXPIRED, None, now)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return len(gone)


def _give_back(rows: list[Booking], act: Act, outcome: OfferOutcome, by: Person | None, now: datetime) -> list[Booking]:
    for row in rows:
        move(row=row, act=act, by=by, now=now)
        if act is Act.EXPIRE:
            notices.ran_out(row)
    _close(Offer.objects.filter(booking__in=rows, outcome=OfferOutcome.OPEN), outcome, now)
    return rows


def _close(offers: Iterable[Offer], outcome: OfferOutcome, now: datetime) -> None:
    for offer in offers:
        offer.outcome, offer.closed_at = outcome, now
        offer.save(update_fields=["outcome", "closed_at"])


@transaction.atomic
def withdraw_offer(*, booking: Booking, by: Person, now: datetime | None = None) -> list[Booking]:
    """Take an offer back, of all places of a party that goes together; the seats go to the next. For staff.

    Whoever had it is told, and no longer stands in the line. Raises WrongActor, WrongState.
    """
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.WITHDRAW_OFFER, by=by)
    return _take_back(session, _with_party(row), by, now)


@transaction.atomic
def end_offer(*, booking: Booking, by: Person | None, now: datetime) -> Booking:
    """The portal takes back the offer of one person who cannot come; those who would have come along keep theirs.

    Raises WrongState where they have answered since.
    """
    session, row = begin(booking=booking, act=Act.WITHDRAW_OFFER, by=by)
    _take_back(session, [row], by, now)
    return row


def _take_back(session: Session, rows: list[Booking], by: Person | None, now: datetime) -> list[Booking]:
    """End the offers of a locked session, tell whoever had them, and ask the next."""
    for one in rows:
        event = move(row=one, act=Act.WITHDRAW_OFFER, by=by, now=now)
        notices.cancelled(one, event)
    withdraw_offers(rows, now)
    session.refresh_from_db(fields=["seats_taken"])
    promote(session=session, now=now)
    return rows


def withdraw_offers(rows: list[Booking], now: datetime) -> None:
    """Close the open offers of bookings that ended another way, as when the session is cancelled."""
    _close(Offer.objects.filter(booking__in=rows, outcome=OfferOutcome.OPEN), OfferOutcome.WITHDRAWN, now)


def _with_party(row: Booking) -> list[Booking]:
    """The booking, with those of its party that were offered places together with it."""
    if not row.party.together:
        return [row]
    return list(
        Booking.objects.select_for_update(of=("self",))
        .filter(party=row.party_id, state=BookingState.OFFERED)
        .select_related(*_TOLD)
        .order_by("line", "pk")
    )


@transaction.atomic
def reorder(*, booking: Booking, to: int, reason: str, by: Person, now: datetime | None = None) -> Booking:
    """Put a waiting booking at place `to` (1 is first) for a reason. The whole line is written anew, gaps closed."""
    now = now or timezone.now()
    session, row = begin(booking=booking, act=Act.REORDER, by=by)
    if not reason:
        raise ActRefused("Select why the place in the waiting list changes.")
    line = [one for one in waiting_line(session) if one.pk != row.pk]
    line.insert(max(0, min(to - 1, len(line))), row)
    for number, one in enumerate(line, start=1):
        one.line = number
    Booking.objects.bulk_update(line, ["line"])
    move(row=row, act=Act.REORDER, by=by, now=now, reason=reason)
    promote(session=session, now=now)
    return row
