"""What one person has to do with training: places, certificates, refreshers, and the feed of their calendar.

Their places are those of attendees linked to their account, and of attendees without an account who have the address
that they proved to be theirs: whoever was booked by a colleague before signing up finds it here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from training.models import Attendee, Booking, BookingEvent, CalendarFeed, Certificate, Offer, SessionPart
from training.models.vocabulary import COMING, BookingState, OfferOutcome, SessionState
from training.workflow import Act

if TYPE_CHECKING:
    from accounts.models import Person

B = BookingState
DUE_BEFORE = timedelta(days=90)
FEED_BACK = timedelta(days=365)
MOST_IN_FEED = 500
_PLACED = (B.CONFIRMED, B.OFFERED, B.WAITING)


def attendees_of(person: Person) -> list[int]:
    """The keys of everybody that the person is on our lists. One query."""
    proved = EmailAddress.objects.filter(user=person, verified=True).values("email")
    found = Attendee.objects.filter(Q(person=person) | Q(person=None, email__in=proved))
    return list(found.order_by().values_list("pk", flat=True))


def _of(attendees: Iterable[int]) -> QuerySet[Booking]:
    rows = Booking.objects.filter(attendee__in=attendees)
    return rows.select_related("attendee", "setting", "session__course", "session__venue")


def coming(attendees: Iterable[int], now: datetime) -> list[Booking]:
    """Places, offers and waiting of sessions that have not ended, the next first. `position` is the place in the line."""
    ahead = (
        Booking.objects.filter(
            Q(line__lt=OuterRef("line")) | Q(line=OuterRef("line"), pk__lt=OuterRef("pk")),
            session=OuterRef("session"),
            state=B.WAITING,
        )
        .order_by()
        .values("session")
        .annotate(number=Count("pk"))
        .values("number")
    )
    rows = _of(attendees).filter(state__in=_PLACED, session__state__in=COMING, session__ends_at__gt=now)
    counted = Coalesce(Subquery(ahead, output_field=IntegerField()), 0) + 1
    return list(rows.annotate(position=counted).order_by("session__starts_at", "pk"))


def offers_of(rows: Iterable[Booking]) -> dict[int, Offer]:
    """Key of each booking → its open offer, in one query."""
    offered = [row.pk for row in rows if row.state == B.OFFERED]
    if not offered:
        return {}
    return {one.booking_id: one for one in Offer.objects.filter(booking__in=offered, outcome=OfferOutcome.OPEN)}


def past(attendees: Iterable[int], now: datetime) -> QuerySet[Booking]:
    """All that is over, the last first, each with its certificate if there is one."""
    gone = ~Q(state__in=_PLACED) | ~Q(session__state__in=COMING) | Q(session__ends_at__lte=now)
    rows = _of(attendees).filter(gone).exclude(state=B.HELD)
    return rows.select_related("attendee", "setting", "session__course", "session__venue", "certificate").order_by(
        "-session__starts_at", "-pk"
    )


def to_evaluate(attendees: Iterable[int]) -> list[Booking]:
    """Attended and signed off, with nothing said yet of how it was: the certificate waits for that."""
    rows = _of(attendees).filter(state=B.ATTENDED, session__state=SessionState.SIGNED_OFF, evaluation=None)
    return list(rows.order_by("-session__starts_at", "-pk"))


def certificates_of(attendees: Iterable[int]) -> QuerySet[Any]:
    """Their certificates, the newest first; `renewed`: a later one of the same course takes its place."""
    later = Certificate.objects.filter(
        booking__attendee__in=attendees,
        booking__session__course=OuterRef("booking__session__course"),
        held_on__gt=OuterRef("held_on"),
    )
    rows = Certificate.objects.filter(booking__attendee__in=attendees).annotate(renewed=Exists(later))
    return rows.select_related("booking__session__course").order_by("-held_on", "-pk")


def refreshers_due(attendees: Iterable[int], today: date) -> list[Certificate]:
    """Certificates that are out of date, or will be within 90 days, and were not renewed; the first due first."""
    rows = certificates_of(attendees).filter(refresher_due_on__lte=today + DUE_BEFORE).exclude(renewed=True)
    return list(rows.order_by("refresher_due_on", "pk"))


def feed_of(person: Person) -> CalendarFeed | None:
    """The person's feed, if they made one."""
    return CalendarFeed.objects.filter(person=person).first()


def feed_at(token: UUID) -> CalendarFeed | None:
    """The feed of an address; closed accounts have none."""
    return CalendarFeed.objects.select_related("person").filter(token=token, person__is_active=True).first()


def feed_bookings(attendees: Iterable[int], now: datetime) -> list[Booking]:
    """What stands in the calendar: places, offers and attendance of a year back and on, and sessions called off."""
    off = BookingEvent.objects.filter(booking=OuterRef("pk"), act=Act.CANCEL_SESSION)
    kept = Q(state__in=[B.CONFIRMED, B.OFFERED, B.ATTENDED]) | Q(session__state=SessionState.CANCELLED, called_off=True)
    rows = _of(attendees).annotate(called_off=Exists(off)).filter(kept, session__ends_at__gt=now - FEED_BACK)
    return list(rows.order_by(F("session__starts_at").desc(), "pk")[:MOST_IN_FEED])


def parts_of_all(rows: Iterable[Booking]) -> dict[int, list[SessionPart]]:
    """Key of each session → its sittings in order, in one query."""
    found: dict[int, list[SessionPart]] = {}
    parts = SessionPart.objects.filter(session__in={row.session_id for row in rows})
    for part in parts.order_by("session", "position"):
        found.setdefault(part.session_id, []).append(part)
    return found
