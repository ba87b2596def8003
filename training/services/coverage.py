"""Keeps the coverage of settings true: written when a register is signed off or somebody leaves, and checked each night.

Both read the same attendances and add them up in the same way. The lock of a setting is taken after that of the audit
trail, never before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import structlog
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import as_day
from organisations.models import EducationSetting
from training.coverage_sums import Attendance, Sum, add_up
from training.models import Booking, Coverage
from training.models.vocabulary import SAFEGUARDING_LEADS, BookingState, SessionState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import Person
    from training.models import Session

log = structlog.get_logger(__name__)
_LOCK = 0x434F_5645  # any constant that nothing else locks together with a number
_TAKE = "SELECT pg_advisory_xact_lock(%s, key) FROM (SELECT unnest(%s::integer[]) AS key ORDER BY 1) AS wanted"
_AT_ONCE = 500
_COLUMNS = ("current_until", "holder", "left_until", "trained_on")


def recount(setting: EducationSetting | int) -> bool:
    """Write what the attendances of one setting add up to. Returns whether that changed anything."""
    return bool(recount_many([setting if isinstance(setting, int) else setting.pk]))


def recount_many(setting_ids: Iterable[int]) -> int:
    """The same for several, in as many statements as for one. Returns how many changed.

    Nobody acts here: a sum follows from what was done and audited before, in whatever transaction that was.
    """
    return _count_anew(sorted(set(setting_ids)))


@transaction.atomic
def _count_anew(wanted: list[int]) -> int:
    """Their locks are taken in one order; of two who count at once, the second sees what the first wrote."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [_LOCK, wanted])
    found = _attendances(_attended().filter(attendee__setting__in=wanted))
    stands = _stands(wanted)
    totals = {setting_id: add_up(found.get(setting_id, ())) for setting_id in wanted}
    differ = {pk: total for pk, total in totals.items() if _columns(total) != stands.get(pk)}
    _write(differ)
    return len(differ)


def recount_after(setting_id: int | None) -> None:
    """Count once the caller's transaction stands: for writes that others queue behind. The night makes good what fails."""
    if setting_id is not None:
        transaction.on_commit(lambda: _counted(setting_id), robust=True)


def _counted(setting_id: int) -> None:
    recount(setting_id)


def recount_attended(session: Session) -> int:
    """Count the settings of those who attended a session, if its course trains leads. Returns how many changed."""
    if not session.course.trains_leads:
        return 0
    there = Booking.objects.filter(session=session, state=BookingState.ATTENDED, attendee__role__in=SAFEGUARDING_LEADS)
    return recount_many(there.exclude(attendee__setting=None).values_list("attendee__setting", flat=True))


def recount_changed() -> int:
    """Count every setting anew and write those that differ from what stands. Returns how many changed.

    Swept each night: also finds what changed in a course, or by hand. May be killed or run twice at any point.
    """
    found = {setting_id: add_up(rows) for setting_id, rows in _attendances(_attended()).items()}
    stands = _stands()
    differ = sorted(pk for pk in found.keys() | stands.keys() if _columns(found.get(pk)) != stands.get(pk))
    done = 0
    for start in range(0, len(differ), _AT_ONCE):
        try:
            done += recount_many(differ[start : start + _AT_ONCE])
        except DatabaseError as fault:
            if not connection.is_usable():
                raise
            log.error("training_recount_failed", settings_from=differ[start], fault=type(fault).__name__)
    return done


@transaction.atomic
def note_export(*, by: Person, kind: str, settings: int) -> None:
    """Names of staff leave the portal in a file: the audit trail says who took it, of what kind, of how many settings."""
    record(event="training.coverage_exported", by=by, subject=None, detail={"kind": kind, "settings": settings})


def _attended() -> QuerySet[Booking]:
    return Booking.objects.filter(
        state=BookingState.ATTENDED,
        session__state=SessionState.SIGNED_OFF,
        session__course__trains_leads=True,
        attendee__role__in=SAFEGUARDING_LEADS,
        attendee__setting__isnull=False,
    )


def _attendances(rows: QuerySet[Booking]) -> dict[int, list[Attendance]]:
    """By setting."""
    found: dict[int, list[Attendance]] = defaultdict(list)
    for setting_id, group in groupby(_facts(rows), key=itemgetter(0)):
        found[setting_id] = [
            Attendance(who, as_day(ended), months, left is not None) for _, who, ended, months, left in group
        ]
    return found


def _facts(rows: QuerySet[Booking]) -> Iterator[tuple]:
    columns = (
        "attendee__setting",
        "attendee",
        "session__ends_at",
        "session__course__valid_months",
        "attendee__left_on",
    )
    yield from rows.order_by("attendee__setting_id", "attendee_id").values_list(*columns)


def _columns(total: Sum | None) -> tuple[object, ...] | None:
    return None if total is None else (total.current_until, total.holder, total.left_until, total.trained_on)


def _stands(setting_ids: list[int] | None = None) -> dict[int, tuple[object, ...]]:
    rows = Coverage.objects.all() if setting_ids is None else Coverage.objects.filter(pk__in=setting_ids)
    return {row[0]: row[1:] for row in rows.values_list("pk", *_COLUMNS)}


def _write(totals: Mapping[int, Sum | None]) -> None:
    """A row for each sum; none where no lead ever attended."""
    gone = [pk for pk, total in totals.items() if total is None]
    if gone:
        Coverage.objects.filter(pk__in=gone).delete()
    now = timezone.now()
    rows = [
        Coverage(
            setting_id=pk,
            current_until=total.current_until,
            holder_id=total.holder,
            left_until=total.left_until,
            trained_on=total.trained_on,
            counted_at=now,
        )
        for pk, total in totals.items()
        if total is not None
    ]
    fields = [*_COLUMNS, "counted_at"]
    Coverage.objects.bulk_create(rows, update_conflicts=True, unique_fields=["setting"], update_fields=fields)
