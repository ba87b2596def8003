"""Names go by themselves: from a booking two years after its session, from a certificate six years after.

Rows stay, for counts. A booking whose certificate still stands, or whose attendance still counts for the setting's
coverage, waits for that. Of somebody who came again since, the old bookings go to a namesake without a name; otherwise
the attendee's own name goes. Swept each night: may be killed or run twice at any point, and what a night does not
reach, the next one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.plain import add_months
from training import erased
from training.models import Attendee, Booking, Certificate, TeamMember
from training.models.vocabulary import BookingState
from training.services.coverage import recount_many

if TYPE_CHECKING:
    from django.db.models import QuerySet

KEEP_BOOKING_YEARS = 2
KEEP_CERTIFICATE_YEARS = 6
AT_ONCE = 200
MOST_A_NIGHT = 2000  # some 15 seconds with half a million bookings; the worker ends a task after 60


def purge_names(*, now: datetime | None = None, most: int = MOST_A_NIGHT) -> int:
    """Take away the names whose time is over. Returns how many people and certificates were blanked."""
    now = now or timezone.now()
    done = _blank_certificates(now)
    while most > 0 and (blanked := _blank_some(now, min(most, AT_ONCE))):
        done, most = done + blanked, most - blanked
    return done


def _years_before(now: datetime, years: int) -> date:
    return add_months(timezone.localdate(now), -12 * years)


@transaction.atomic
def _blank_certificates(now: datetime) -> int:
    old = Certificate.objects.filter(held_on__lt=_years_before(now, KEEP_CERTIFICATE_YEARS)).exclude(name=erased.NAME)
    blanked = old.update(name=erased.NAME)
    if blanked:
        record(event="training.certificates_blanked", by=None, subject=None, detail={"certificates": blanked})
    return blanked


def old_bookings(now: datetime) -> QuerySet[Booking]:
    """Bookings that still name somebody, and need not any more."""
    before = now - (timezone.localdate(now) - _years_before(now, KEEP_BOOKING_YEARS))
    stands = Certificate.objects.filter(booking=OuterRef("pk"), held_on__gte=_years_before(now, KEEP_CERTIFICATE_YEARS))
    months = Coalesce(F("session__course__valid_months"), 0)
    counts_for = ExpressionWrapper(months * Value(timedelta(days=31)), output_field=DurationField())
    rows = Booking.objects.filter(attendee__isnull=False, session__ends_at__lt=before).exclude(
        attendee__in=Attendee.objects.filter(erased.ERASED)
    )
    rows = rows.alias(counts_for=counts_for).filter(
        ~Q(state=BookingState.ATTENDED) | Q(session__ends_at__lt=Value(now) - F("counts_for"))
    )
    return rows.filter(~Exists(stands))


def _due(now: datetime) -> QuerySet[Attendee]:
    """Who has such bookings, and who was put on our lists as long ago and never had one."""
    never = Q(added_at__lt=now - timedelta(days=366 * KEEP_BOOKING_YEARS)) & ~Exists(
        Booking.objects.filter(attendee=OuterRef("pk"))
    )
    in_team = Exists(TeamMember.objects.filter(attendee=OuterRef("pk"), left_on=None))
    old = Exists(old_bookings(now).filter(attendee=OuterRef("pk")))
    return Attendee.objects.filter(old | (never & ~in_team)).exclude(erased.ERASED)


@transaction.atomic
def _blank_some(now: datetime, most: int) -> int:
    """Attendees are locked in the order of their addresses, as everywhere, and the audit trail comes last."""
    keys = list(_due(now).order_by("pk").values_list("pk", flat=True)[:most])
    people = list(Attendee.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("email"))
    old: dict[int, list[int]] = defaultdict(list)
    for key, attendee in old_bookings(now).filter(attendee__in=keys).values_list("pk", "attendee"):
        old[attendee].append(key)
    kept = _needed(keys, [key for rows in old.values() for key in rows])
    _blank_whole([one for one in people if one.pk not in kept])
    _move_to_nobody([one for one in people if one.pk in kept], old)
    if people:
        record(event="training.names_purged", by=None, subject=None, detail={"people": len(people)})
        recount_many({one.setting_id for one in people if one.setting_id is not None})
    return len(people)


def _needed(keys: list[int], old: list[int]) -> set[int]:
    """Those of the attendees whose name something else rests on: a newer booking, or a team that they are in."""
    newer = Booking.objects.filter(attendee__in=keys).exclude(pk__in=old).values_list("attendee", flat=True)
    teams = TeamMember.objects.filter(attendee__in=keys, left_on=None).values_list("attendee", flat=True)
    return {key for key in (*newer, *teams) if key is not None}


def _blank_whole(people: list[Attendee]) -> None:
    for one in people:
        erased.blank(one)
    Attendee.objects.bulk_update(people, ["name", "email", "person"])


def _move_to_nobody(people: Iterable[Attendee], old: dict[int, list[int]]) -> None:
    """The namesake has the same place and role, and left when they left, so that counts stay as they were."""
    for one in people:
        nobody = Attendee(setting=one.setting, team=one.team, role=one.role, left_on=one.left_on)
        erased.blank(nobody)
        nobody.save()
        Booking.objects.filter(pk__in=old[one.pk]).update(attendee=nobody)
