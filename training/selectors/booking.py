"""What the pages of booking read: whom somebody may book for, who is known, what clashes, and how a place stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.permissions import Permission as P
from accounts.selectors import roles_of, setting_keys_of, settings_of
from organisations.models import CouncilTeam, EducationSetting
from training.erased import ERASED
from training.models import AccessNeed, Attendee, Booking, Offer, Party, Session
from training.models.vocabulary import COMING, COUNCIL_ROLES, LIVE, AttendeeRole, BookingState, OfferOutcome
from training.services.attendees import Named
from training.visibility import is_staff

if TYPE_CHECKING:
    from accounts.models import Person

MOST_KNOWN = 200
YOURSELF = "yourself"
_PLACE = ("session__course", "session__venue", "attendee__person", "setting", "party")


def booking_settings(person: Person) -> list[EducationSetting]:
    """The settings that somebody may book for, by name."""
    return list(settings_of(person, P.TRAINING_BOOK).order_by("name", "pk"))


def seen_settings(person: Person) -> QuerySet[EducationSetting]:
    """The settings whose bookings somebody may see, by name."""
    keys = setting_keys_of(person, P.TRAINING_SETTING_VIEW)
    return EducationSetting.objects.filter(pk__in=keys).order_by("name", "pk")


def session_for(person: Person, public_id: UUID) -> Session | None:
    """A session that the person may see."""
    found = Session.objects.visible_to(person).select_related("course", "venue", "only_for")
    return found.filter(public_id=public_id).first()


def known_people(person: Person, setting: EducationSetting) -> dict[str, Named]:
    """Who may be ticked: the person first, then the colleagues who were booked before and are still there, by name."""
    there = Attendee.objects.filter(setting=setting, left_on=None).exclude(ERASED)
    rows = list(there.order_by("name", "pk")[:MOST_KNOWN])
    own = next((row for row in rows if row.email == person.email.lower()), None)
    role = AttendeeRole(own.role) if own is not None else role_in_setting(person)
    found = {YOURSELF: Named(own.name if own is not None else person.name, person.email.lower(), role)}
    for row in rows:
        if row is not own:
            found[str(row.public_id)] = Named(row.name, row.email, AttendeeRole(row.role))
    return found


def role_in_setting(person: Person) -> AttendeeRole:
    """What somebody does, by the role they hold in the portal."""
    return _role_among(person, [role for role in AttendeeRole if role not in COUNCIL_ROLES], AttendeeRole.OTHER)


def role_in_council(person: Person) -> AttendeeRole:
    """The same for somebody of the council."""
    return _role_among(person, COUNCIL_ROLES, AttendeeRole.COUNCIL_STAFF)


def _role_among(person: Person, roles: Sequence[AttendeeRole], otherwise: AttendeeRole) -> AttendeeRole:
    held = {role.code for role in roles_of(person)}
    return next((role for role in roles if role.value in held), otherwise)


def team_of(person: Person) -> CouncilTeam | None:
    """The council team that somebody belongs to."""
    return CouncilTeam.objects.filter(memberships__person=person, memberships__state="approved").order_by("pk").first()


def placed_already(session: Session, setting: EducationSetting | None, addresses: Iterable[str]) -> dict[str, str]:
    """Of these addresses those that have a live booking in the session, with the state in words."""
    rows = Booking.objects.filter(
        session=session, state__in=LIVE, attendee__setting=setting, attendee__email__in=list(addresses)
    )
    return {email: BookingState(state).label for email, state in rows.values_list("attendee__email", "state")}


def sent_before(form_token: UUID) -> bool:
    """Whether this form was sent already: then it is no error that its people have their places."""
    return Party.objects.filter(form_token=form_token).exists()


def clashes(
    session: Session, setting: EducationSetting | None, addresses: Iterable[str], person: Person
) -> list[Booking]:
    """Other live bookings of the same people, as this setting knows them, that overlap one of the session's parts."""
    overlap = Q(pk__in=[])
    for start, end in session.parts.values_list("starts_at", "ends_at"):
        overlap |= Q(session__parts__starts_at__lt=end, session__parts__ends_at__gt=start)
    whose = Q(attendee__setting=setting, attendee__email__in=list(addresses))
    if person.email.lower() in addresses:
        whose |= Q(attendee__person=person)
    rows = Booking.objects.filter(whose, overlap, state__in=LIVE, session__state__in=COMING).exclude(session=session)
    return list(rows.select_related("attendee", "session__course").distinct().order_by("attendee__name", "pk"))


def waiting_count(session: Session) -> int:
    """How many wait."""
    return Booking.objects.filter(session=session, state=BookingState.WAITING).count()


def position_of(booking: Booking) -> int | None:
    """The place in the line, 1 for the next; None for whoever does not wait."""
    if booking.state != BookingState.WAITING or booking.line is None:
        return None
    ahead = Q(line__lt=booking.line) | Q(line=booking.line, pk__lt=booking.pk)
    return Booking.objects.filter(ahead, session=booking.session_id, state=BookingState.WAITING).count() + 1


def positions_in(session: Session) -> dict[int, int]:
    """Key of each waiting booking → its place in the line, in one query."""
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING).order_by("line", "pk")
    return {key: place for place, key in enumerate(waiting.values_list("pk", flat=True), start=1)}


def open_offer(booking: Booking) -> Offer | None:
    """The offer that waits for an answer."""
    return Offer.objects.filter(booking=booking, outcome=OfferOutcome.OPEN).first()


def party_for(person: Person, public_id: UUID) -> Party | None:
    """What was booked in one go: for the setting it was booked for, for whoever booked for themselves, and for staff."""
    found = Party.objects.select_related("session__course", "session__venue", "setting", "made_by")
    if not is_staff(person):
        found = found.filter(Q(setting=None, made_by=person) | Q(setting__in=seen_settings(person).values("pk")))
    return found.filter(public_id=public_id).first()


def bookings_in(party: Party) -> list[Booking]:
    """Its bookings, with the open offers."""
    rows = party.bookings.select_related("attendee__person", "session__course", "setting", "party")
    return list(rows.prefetch_related("offers").order_by("pk"))


def booking_for(person: Person, public_id: UUID) -> Booking | None:
    """One booking that the person may see."""
    return Booking.objects.visible_to(person).select_related(*_PLACE).filter(public_id=public_id).first()


def has_needs(booking: Booking) -> bool:
    """Whether something was said that the holder of the place needs; the words are for the trainers alone."""
    return AccessNeed.objects.filter(booking=booking).exists()
