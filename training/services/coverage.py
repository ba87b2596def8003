"""Keeps the coverage of settings true: written when a register is signed off or somebody leaves, and checked each night.

Both read the same attendances and add them up in the same way. The lock of a setting is taken after that of the audit
trail, never before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
_COLUMNS = ("current_until", "holder_id", "left_until", "trained_on")


@transaction.atomic
def recount(setting: EducationSetting | int) -> bool:
    """Write what the attendances of one setting add up to. Returns whether that changed anything."""
    setting_id = setting if isinstance(setting, int) else setting.pk
    with connection.cursor() as cursor:  # two who count at once: the second sees what the first wrote
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, setting_id])
    rows = _attended().filter(attendee__setting=setting_id)
    return _write(setting_id, add_up(_attendances(rows).get(setting_id, ())))


def recount_many(setting_ids: Iterable[int]) -> int:
    """The same for several, always in the same order. Returns how many changed."""
    return sum(recount(setting_id) for setting_id in sorted(set(setting_ids)))


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
    stands = {row[0]: row[1:] for row in Coverage.objects.values_list("pk", *_COLUMNS)}
    differ = [pk for pk in found.keys() | stands.keys() if _columns(found.get(pk)) != stands.get(pk)]
    done = 0
    for setting_id in sorted(differ):
        try:
            done += recount(setting_id)
        except DatabaseError as fault:
            if not connection.is_usable():
                raise
            log.error("training_recount_failed", setting=setting_id, fault=type(fault).__name__)
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


def _write(setting_id: int, total: Sum | None) -> bool:
    stands = Coverage.objects.filter(pk=setting_id).values_list(*_COLUMNS).first()
    wanted = _columns(total)
    if stands == wanted:
        return False
    if wanted is None:
        Coverage.objects.filter(pk=setting_id).delete()
        return True
    values = dict(zip(_COLUMNS, wanted, strict=True)) | {"counted_at": timezone.now()}
    Coverage.objects.update_or_create(pk=setting_id, defaults=values)
    return True
