"""What one person has to do with training: places, certificates, refreshers, and the feed of their calendar.

Their places are those of attendees linked to their account, and of attendees without an account who have the address
that they proved to be theirs: whoever was booked by a colleague before signing up finds it here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING
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
# What the page says of a place, the panel's part of that, and what the page says of what is over. Whole rows of six
# tables cost more to fetch than to find.
_PLACE = (
    "public_id", "state", "name_by", "attendee", "session__public_id", "session__state", "session__starts_at",
    "session__ends_at", "session__course__title", "session__course__slug", "certificate__code",
    "certificate__course_title", "certificate__held_on", "certificate__refresher_due_on",
)  # fmt: skip
_WHERE = (
    "setting__name", "session__mode", "session__online_link", "session__venue__name", "session__venue__town",
)  # fmt: skip
_PAST = (
    "state", "name_by", "session__public_id", "session__state", "session__starts_at", "session__ends_at",
    "session__course__title", "certificate__code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AtHand:
    """What somebody's attendees have.

    Places, offers and waiting of sessions that have not ended, the next first, each with its `position` in the line;
    what was attended and signed off with nothing said yet of how it was, the last first: a certificate waits for that;
    and certificates, the newest first, each with `renewed`: a later one of the same course takes its place.
    """

    coming: list[Booking] = field(default_factory=list)
    to_evaluate: list[Booking] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)

    def refreshers_due(self, today: date) -> list[Certificate]:
        """Certificates that are out of date, or will be within 90 days, and were not renewed; the first due first."""
        due = [
            (one.refresher_due_on, one.pk, one)
            for one in self.certificates
            if one.refresher_due_on is not None and one.refresher_due_on <= today + DUE_BEFORE and not one.renewed  # type: ignore[attr-defined]  # said by `at_hand`
        ]
        return [one for _, _, one in sorted(due, key=itemgetter(0, 1))]


def attendees_of(person: Person) -> list[int]:
    """The keys of everybody that the person is on our lists. One query."""
    proved = EmailAddress.objects.filter(user=person, verified=True).values("email")
    keys = Attendee.objects.order_by().values_list("pk", flat=True)
    # PostgreSQL would read the whole list for an OR of the two: 5 ms of 50,000.
    return list(keys.filter(person=person).union(keys.filter(person=None, email__in=proved)))


def _of(attendees: Iterable[int]) -> QuerySet[Booking]:
    rows = Booking.objects.filter(attendee__in=attendees)
    return rows.select_related("setting", "session__course", "session__venue")


def at_hand(attendees: Iterable[int], now: datetime, *, where: bool = True) -> AtHand:
    """All that is not merely over, in one query, and one more where somebody waits. Without `where` the venue, the
    setting and the way into a meeting are not read."""
    ahead = Q(state__in=_PLACED, session__state__in=COMING, session__ends_at__gt=now)
    unsaid = Q(state=B.ATTENDED, session__state=SessionState.SIGNED_OFF, evaluation=None)
    rows = Booking.objects.filter(attendee__in=attendees).filter(ahead | unsaid | Q(certificate__isnull=False))
    rows = rows.select_related("session__course", "certificate", *(("setting", "session__venue") if where else ()))
    found = list(rows.only(*_PLACE, *(_WHERE if where else ())).order_by("session__starts_at", "pk"))
    coming = [row for row in found if row.state in _PLACED]
    places = _places_in_line(row.pk for row in coming if row.state == B.WAITING)
    for row in coming:
        row.position = places.get(row.pk)  # type: ignore[attr-defined]  # None for whoever does not wait
    certified = {row.pk: row for row in found if hasattr(row, "certificate")}
    unsaid_rows = [row for row in reversed(found) if row.state == B.ATTENDED and row.pk not in certified]
    return AtHand(coming, unsaid_rows, _certificates(certified.values()))


def _certificates(rows: Iterable[Booking]) -> list[Certificate]:
    """Their certificates, the newest first."""
    rows = sorted(rows, key=lambda row: (row.certificate.held_on, row.certificate.pk), reverse=True)
    latest: dict[int, date] = {}
    for row in rows:
        last = latest.setdefault(row.session.course_id, row.certificate.held_on)
        row.certificate.renewed = row.certificate.held_on < last  # type: ignore[attr-defined]  # for the presenter
    return [row.certificate for row in rows]


def _places_in_line(waiting: Iterable[int]) -> dict[int, int]:
    """Key of each of these bookings → its place in the line, the first being 1."""
    if not (keys := list(waiting)):
        return {}
    before = (
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
    position = Coalesce(Subquery(before, output_field=IntegerField()), 0) + 1
    return dict(Booking.objects.filter(pk__in=keys).order_by().values_list("pk", position))


def offers_of(rows: Iterable[Booking]) -> dict[int, Offer]:
    """Key of each booking → its open offer, in one query."""
    offered = [row.pk for row in rows if row.state == B.OFFERED]
    if not offered:
        return {}
    return {one.booking_id: one for one in Offer.objects.filter(booking__in=offered, outcome=OfferOutcome.OPEN)}


def past(attendees: Iterable[int], now: datetime) -> QuerySet[Booking]:
    """All that is over, the last first, each with its certificate if there is one."""
    gone = ~Q(state__in=_PLACED) | ~Q(session__state__in=COMING) | Q(session__ends_at__lte=now)
    rows = Booking.objects.filter(attendee__in=attendees).filter(gone).exclude(state=B.HELD)
    rows = rows.select_related("session__course", "certificate").only(*_PAST)
    return rows.order_by("-session__starts_at", "-pk")


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
