"""Requests for whole-setting training: asked, accepted, planned as a session for that setting alone, declined, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import as_day
from training import policies_programmes as policies
from training.models import InsetRequest
from training.models.vocabulary import CourseState, InsetDecline, Mode, StaffBand
from training.services import inset_notices as notices
from training.services.sessions import Sitting, create_session, step_session
from training.services.step import StaleVersion
from training.workflow import SessionAct, WrongState
from training.workflow_programmes import INSET_TRANSITIONS, InsetAct

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.models import EducationSetting
    from training.models import Course


@dataclass(frozen=True, slots=True)
class Wish:
    """What a setting asks for; `note` was screened by the form. The best day comes first."""

    form_token: UUID
    course: Course
    days: Sequence[date]
    mode: Mode
    staff_band: StaffBand
    note: str = ""


@transaction.atomic
def ask(*, setting: EducationSetting, wish: Wish, by: Person, now: datetime | None = None) -> InsetRequest:
    """Ask for training of the whole staff. The same page sent twice asks once. Raises WrongActor, WrongState."""
    now = now or timezone.now()
    policies.check_books(by, setting)
    before = InsetRequest.objects.filter(form_token=wish.form_token, setting=setting).first()
    if before is not None:
        return before
    if wish.course.state != CourseState.PUBLISHED:
        raise WrongState("This course is not in the catalogue any more. Choose another one.")
    if not wish.days or min(wish.days) <= as_day(now):
        raise WrongState("Choose days that are still to come.")
    row = InsetRequest(
        form_token=wish.form_token,
        setting=setting,
        course=wish.course,
        asked_by=by,
        days=list(wish.days),
        mode=wish.mode,
        staff_band=wish.staff_band,
        note=wish.note,
        asked_at=now,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as clash:  # the other half of a double click, at the same moment
        at_once = InsetRequest.objects.filter(form_token=wish.form_token, setting=setting).first()
        if at_once is None:
            raise WrongState("This page was sent before. Open the form again, then ask.") from clash
        return at_once
    record(
        event="training.inset_asked",
        by=by,
        subject=row,
        detail={"course": wish.course.code, "days": len(wish.days)},
    )
    notices.asked(now)
    return row


def _begin(request: InsetRequest, act: InsetAct, by: Person, version: int | None) -> InsetRequest:
    """The request, locked and moved on by the act, not saved yet."""
    rows = InsetRequest.objects.select_for_update(of=("self",)).select_related("setting", "course", "asked_by")
    row = rows.get(pk=request.pk)
    target = policies.check_inset(act, row, by)
    if version is not None and row.version != version:
        raise StaleVersion
    row.state = target
    return row


def _done(row: InsetRequest, act: InsetAct, by: Person, **detail: str) -> None:
    row.version += 1
    row.save()
    record(event=INSET_TRANSITIONS[act].audit, by=by, subject=row, detail={"to": str(row.state), **detail})


@transaction.atomic
def accept(*, request: InsetRequest, by: Person, version: int | None = None) -> InsetRequest:
    """Say that the Virtual School will come; the date is planned next."""
    row = _begin(request, InsetAct.ACCEPT, by, version)
    _done(row, InsetAct.ACCEPT, by)
    notices.accepted(row)
    return row


@transaction.atomic
def decline(*, request: InsetRequest, reason: InsetDecline, by: Person, version: int | None = None) -> InsetRequest:
    """Say that it cannot be done, and why."""
    row = _begin(request, InsetAct.DECLINE, by, version)
    row.declined_reason = reason
    _done(row, InsetAct.DECLINE, by, reason=reason.value)
    notices.declined(row)
    return row


@transaction.atomic
def withdraw(*, request: InsetRequest, by: Person, version: int | None = None) -> InsetRequest:
    """The setting no longer wants it."""
    row = _begin(request, InsetAct.WITHDRAW, by, version)
    _done(row, InsetAct.WITHDRAW, by)
    return row


@transaction.atomic
def plan(
    *,
    request: InsetRequest,
    fields: dict[str, Any],
    sittings: Sequence[Sitting],
    trainers: Iterable[Person],
    by: Person,
    form_token: UUID,
    now: datetime | None = None,
) -> InsetRequest:
    """Plan it as a session for that setting alone, open for its booking. The same page sent twice plans once.

    Raises WrongActor, and WrongState where it is not accepted or the session cannot be opened.
    """
    planned = InsetRequest.objects.filter(pk=request.pk, session__form_token=form_token).first()
    if planned is not None:
        return planned
    row = _begin(request, InsetAct.PLAN, by, None)
    session = create_session(
        course=row.course,
        fields=fields | {"only_for": row.setting},
        sittings=sittings,
        trainers=trainers,
        by=by,
        form_token=form_token,
    )
    row.session = step_session(session=session, act=SessionAct.OPEN, by=by, now=now)
    _done(row, InsetAct.PLAN, by, session=str(session.public_id))
    notices.planned(row)
    return row
