"""The status of settings: granted by the portal once all is done, renewed, and lapsed when its time is over.

Called after a register is signed off, after an audit and after a change of the team; each night finds what was missed.
The lock of an enrolment is taken before that of the audit trail, never after it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import as_day
from training import policies_programmes as policies
from training.models import Enrolment
from training.models.vocabulary import EnrolmentState
from training.programme_sums import renew_by, renewal_opens
from training.selectors.programmes import enrolments_touched, progress_of, stand_of
from training.services import programme_notices as notices
from training.workflow import WrongState
from training.workflow_programmes import ENROL_TRANSITIONS, EnrolAct

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.models import Session

log = structlog.get_logger(__name__)
RENEWAL_DAYS = (90, 30)
_MADE_GOOD = timedelta(days=7)


def locked(pk: int) -> Enrolment:
    """The enrolment as it stands, held until the transaction ends."""
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("programme", "setting")
    return rows.get(pk=pk)


def review(enrolment: Enrolment | int, *, now: datetime | None = None) -> bool:
    """Grant or renew the status where all is done. Returns whether it did. May be called at any time, and twice.

    Nobody grants a status but the portal itself.
    """
    pk = enrolment if isinstance(enrolment, int) else enrolment.pk
    return _review(pk, as_day(now or timezone.now()))


@transaction.atomic
def _review(pk: int, today: date) -> bool:
    row = locked(pk)
    act = _due(row, today)
    if act is None or not progress_of(row, today).done.complete:
        return False
    before = row.state
    row.state = policies.check_enrolment(act, row, None)
    row.achieved_on, row.renew_by = today, renew_by(today, row.programme.valid_months)
    _save(row, act, before)
    notices.granted(row, again=act is EnrolAct.RENEW)
    return True


def _due(row: Enrolment, today: date) -> EnrolAct | None:
    if row.state == EnrolmentState.ACTIVE:
        return EnrolAct.GRANT
    return EnrolAct.RENEW if renewal_opens(stand_of(row), today) else None


def _save(row: Enrolment, act: EnrolAct, before: str) -> None:
    row.version += 1
    row.save()
    until = row.renew_by.isoformat() if row.renew_by is not None else ""
    record(
        event=ENROL_TRANSITIONS[act].audit,
        by=None,
        subject=row,
        detail={"from": str(before), "to": str(row.state), "renew_by": until},
    )


def review_after(session: Session) -> None:
    """Review the teams who attended, once the signed register stands. The night makes good what fails."""
    transaction.on_commit(lambda: _reviewed(session), robust=True)


def _reviewed(session: Session) -> None:
    for pk in enrolments_touched(session):
        review(pk)


@transaction.atomic
def _lapse(pk: int, today: date) -> int:
    row = locked(pk)
    if row.state != EnrolmentState.ACHIEVED or row.renew_by is None or row.renew_by >= today:
        return 0  # renewed or withdrawn since it was found
    before = row.state
    row.state = policies.check_enrolment(EnrolAct.LAPSE, row, None)
    _save(row, EnrolAct.LAPSE, before)
    notices.lapsed(row)
    return 1


def keep_statuses(*, now: datetime | None = None) -> int:
    """Each night: grant and renew what was missed, remind of renewals, and end what was not renewed.

    Returns how many enrolments changed. May be killed or run twice at any point.
    """
    today = as_day(now or timezone.now())
    open_states = [EnrolmentState.ACTIVE, EnrolmentState.ACHIEVED]
    found = Enrolment.objects.filter(state__in=open_states).order_by("pk").values_list("pk", flat=True)
    done = _each(list(found), lambda pk: int(review(pk, now=now)))
    over = Enrolment.objects.filter(state=EnrolmentState.ACHIEVED, renew_by__lt=today).order_by("pk")
    done += _each(list(over.values_list("pk", flat=True)), lambda pk: _lapse(pk, today))
    for days in RENEWAL_DAYS:
        _remind_all(days, today)
    return done


def _remind_all(days: int, today: date) -> None:
    until = today + timedelta(days=days)
    rows = Enrolment.objects.filter(state=EnrolmentState.ACHIEVED)
    due = rows.filter(renew_by__gt=until - _MADE_GOOD, renew_by__lte=until)
    _each(list(due.order_by("pk").values_list("pk", flat=True)), lambda pk: _remind(pk, days))


@transaction.atomic
def _remind(pk: int, days: int) -> int:
    row = locked(pk)
    if row.state != EnrolmentState.ACHIEVED:
        return 0
    notices.renewal_due(row, days)
    return 1


def _each(pks: list[int], work: Callable[[int], int]) -> int:
    """One transaction each; one that fails does not hold up the next. With the database away the sweep ends."""
    done = 0
    for pk in pks:
        try:
            done += work(pk)
        except (DatabaseError, WrongState) as fault:
            if not connection.is_usable():
                raise
            log.error("training_sweep_failed", enrolment=pk, fault=type(fault).__name__)
    return done
