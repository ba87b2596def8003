"""All bookings of one's settings, and the people of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.permissions import Permission as P
from accounts.selectors import settings_of
from organisations.models import EducationSetting
from training.erased import ERASED
from training.models import Attendee, Booking, Session
from training.models.vocabulary import COMING, LIVE, BookingState
from training.selectors.booking import seen_settings

if TYPE_CHECKING:
    from accounts.models import Person

COMING_UP, PAST, EVERY = "coming", "past", "all"
# What a row of the list says: whole rows of four tables for each of fifty cost more to fetch than to find.
_LISTED = (
    "state", "name_by", "attendee__name", "party__public_id", "session__starts_at", "session__ends_at",
    "session__course__title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookingFilters:
    """What the list is narrowed to; empty texts narrow nothing."""

    when: str = COMING_UP
    state: str = ""
    session: str = ""
    person: str = ""


def bookings_of(setting: EducationSetting, filters: BookingFilters) -> QuerySet[Booking]:
    """The bookings of a setting, those of the next session first; past ones the newest first."""
    rows = Booking.objects.filter(setting=setting).select_related("session__course", "attendee", "party").only(*_LISTED)
    order = ["session__starts_at", "attendee__name", "pk"]
    if filters.when == COMING_UP:
        rows = rows.filter(session__state__in=COMING)
    elif filters.when == PAST:
        rows = rows.exclude(session__state__in=COMING)
    if filters.when != COMING_UP:
        order[0] = "-session__starts_at"
    if filters.state in BookingState.values:
        rows = rows.filter(state=filters.state)
    if filters.session:
        rows = rows.filter(session__public_id=filters.session)
    if filters.person:
        rows = rows.filter(Q(attendee__name__icontains=filters.person) | Q(attendee__email=filters.person.lower()))
    return rows.order_by(*order)


def sessions_of(setting: EducationSetting) -> list[Session]:
    """The sessions still to come in which the setting has bookings."""
    booked = Booking.objects.filter(setting=setting, session__state__in=COMING).order_by().values("session")
    rows = (
        Session.objects.filter(pk__in=booked).select_related("course").only("public_id", "starts_at", "course__title")
    )
    return list(rows.order_by("starts_at", "pk")[:100])


def people_of(setting: EducationSetting, *, left: bool) -> QuerySet[Attendee]:
    """The people of a setting who were booked, with how many places they have in sessions to come."""
    live = Count("bookings", filter=Q(bookings__state__in=LIVE, bookings__session__state__in=COMING))
    rows = Attendee.objects.filter(setting=setting, left_on__isnull=not left).exclude(ERASED)
    return rows.annotate(coming=live).order_by("name", "pk")


def attendee_for_change(person: Person, public_id: UUID) -> Attendee | None:
    """Somebody of a setting that the person may book for."""
    own = settings_of(person, P.TRAINING_BOOK).values("pk")
    return Attendee.objects.filter(public_id=public_id, setting__in=own).select_related("setting").first()


def chosen_setting(person: Person, public_id: str) -> tuple[EducationSetting | None, list[EducationSetting]]:
    """The setting that the address names, else the first of those that the person may see; and all of them."""
    found = list(seen_settings(person).only("public_id", "name")[:200])
    named = next((one for one in found if str(one.public_id) == public_id), None)
    if public_id and named is None:
        return None, found
    return named or (found[0] if found else None), found


def coming_places(attendee: Attendee) -> list[Booking]:
    """The places that somebody has in sessions to come: whoever leaves should be replaced there."""
    rows = Booking.objects.filter(attendee=attendee, state__in=LIVE, session__state__in=COMING)
    return list(rows.select_related("session__course", "party").order_by("session__starts_at", "pk"))
