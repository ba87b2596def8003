"""A setting's way through a programme: it enrols with a lead team, changes it, audits itself, starts again or leaves.

People are written before the enrolment is locked, and the audit trail comes last: always in this order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import as_day
from training import policies_programmes as policies
from training.models import Attendee, Audit, AuditAnswer, Enrolment, Programme, TeamMember
from training.models.vocabulary import AuditLevel, AuditMoment, CourseState, EnrolmentState
from training.programme_sums import team_faults
from training.selectors.programmes import (
    live_enrolment,
    points_of,
    progress_of,
    rules_of,
    steps_of,
)
from training.services.attendees import write_attendees
from training.services.programmes import locked, review
from training.services.step import StaleVersion
from training.workflow import ActRefused, WrongState
from training.workflow_programmes import ENROL_TRANSITIONS, EnrolAct

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.models import EducationSetting
    from training.services.attendees import Named


class TeamRefused(ActRefused):
    """The team is not what the programme asks for; each fault says what to do."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(". ".join(faults))
        self.faults = tuple(faults)


def _check_team(programme: Programme, people: Sequence[Named]) -> None:
    faults = team_faults(rules_of(programme, steps_of(programme)), [str(one.role) for one in people])
    if faults:
        raise TeamRefused(faults)


@transaction.atomic
def enrol(
    *,
    programme: Programme,
    setting: EducationSetting,
    people: Sequence[Named],
    by: Person,
    now: datetime | None = None,
) -> Enrolment:
    """Enrol a setting with its lead team. The same page sent twice gives the first one again.

    Raises WrongActor, WrongState where the programme is not open, TeamRefused.
    """
    today = as_day(now or timezone.now())
    policies.check_books(by, setting)
    before = live_enrolment(programme, setting)
    if before is not None:
        return before
    if programme.state != CourseState.PUBLISHED:
        raise WrongState("This programme takes no settings at the moment.")
    _check_team(programme, people)
    rows, new = write_attendees(people, setting, None)
    try:
        with transaction.atomic():
            made = Enrolment.objects.create(programme=programme, setting=setting, started_on=today)
    except IntegrityError:
        at_once = live_enrolment(programme, setting)  # a colleague at the same moment
        if at_once is None:
            raise
        return at_once
    TeamMember.objects.bulk_create(TeamMember(enrolment=made, attendee=one, joined_on=today) for one in rows)
    if new:
        record(event="training.attendees_added", by=by, subject=setting, detail={"people": new})
    record(event="training.enrolled", by=by, subject=made, detail={"programme": programme.slug, "team": len(rows)})
    return made


@transaction.atomic
def change_team(
    *,
    enrolment: Enrolment,
    people: Sequence[Named],
    by: Person,
    version: int | None = None,
    now: datetime | None = None,
) -> Enrolment:
    """Say who is in the team now; who is not named any more has left it. Raises WrongActor, StaleVersion, TeamRefused."""
    now = now or timezone.now()
    policies.check_enrolment(EnrolAct.CHANGE_TEAM, enrolment, by)
    _check_team(enrolment.programme, people)
    rows, new = write_attendees(people, enrolment.setting, None)
    row = _begin(enrolment, EnrolAct.CHANGE_TEAM, by, version)
    joined, left = _write_team(row, rows, now)
    if new:
        record(event="training.attendees_added", by=by, subject=row.setting, detail={"people": new})
    _done(row, EnrolAct.CHANGE_TEAM, by, {"joined": joined, "left": left})
    review(row, now=now)
    return row


def _write_team(row: Enrolment, people: Sequence[Attendee], now: datetime) -> tuple[int, int]:
    """Write who joined and who left. Returns how many of each."""
    today = as_day(now)
    stays = {one.attendee_id: one for one in TeamMember.objects.filter(enrolment=row, left_on=None)}
    wanted = {one.pk for one in people}
    gone = [one for attendee, one in stays.items() if attendee not in wanted]
    for one in gone:
        one.left_on = today
    TeamMember.objects.bulk_update(gone, ["left_on"])
    new = [one for one in people if one.pk not in stays]
    TeamMember.objects.bulk_create(TeamMember(enrolment=row, attendee=one, joined_on=today) for one in new)
    return len(new), len(gone)


def _begin(enrolment: Enrolment, act: EnrolAct, by: Person, version: int | None) -> Enrolment:
    row = locked(enrolment.pk)
    policies.check_enrolment(act, row, by)
    if version is not None and row.version != version:
        raise StaleVersion
    return row


def _done(row: Enrolment, act: EnrolAct, by: Person, detail: Mapping[str, str | int]) -> None:
    row.version += 1
    row.save()
    record(event=ENROL_TRANSITIONS[act].audit, by=by, subject=row, detail=dict(detail))


def why_not_audit(row: Enrolment, moment: AuditMoment, now: datetime | None = None) -> str:
    """Why an audit cannot be filled in now, as a sentence; empty where it can."""
    today = as_day(now or timezone.now())
    progress = progress_of(row, today)
    done = progress.done
    if progress.enrolment.state == EnrolmentState.ACHIEVED and not progress.renews(today):
        return "The audits that the status rests on stay as they are. You can fill them in anew when you renew it."
    if moment is AuditMoment.START and AuditMoment.BETWEEN in done.audits:
        return "The audit at the start can no longer be changed, because the one between the days is compared with it."
    if moment is AuditMoment.BETWEEN and AuditMoment.START not in done.audits:
        return "Fill in the audit at the start first."
    if moment is AuditMoment.BETWEEN and not done.started_days:
        return "This audit opens once somebody of the team has attended a core course and its register is signed off."
    return ""


@transaction.atomic
def save_audit(
    *,
    enrolment: Enrolment,
    moment: AuditMoment,
    levels: Mapping[int, AuditLevel],
    by: Person,
    now: datetime | None = None,
) -> Audit:
    """Save a whole audit, by the keys of its points. Raises WrongActor, and WrongState where it is not its time or a
    point has no level."""
    now = now or timezone.now()
    row = _begin(enrolment, EnrolAct.AUDIT, by, None)
    refused = why_not_audit(row, moment, now)
    if refused:
        raise WrongState(refused)
    points = {one.pk for one in points_of(row.programme)}
    if not points or points != set(levels):
        raise WrongState("The points of the audit have changed. Look at them again, then save it.")
    audit, _ = Audit.objects.update_or_create(enrolment=row, moment=moment, defaults={"by": by, "at": now})
    audit.answers.all().delete()
    AuditAnswer.objects.bulk_create(
        AuditAnswer(audit=audit, point_id=point, level=level) for point, level in sorted(levels.items())
    )
    _done(row, EnrolAct.AUDIT, by, {"moment": moment.value, "points": len(levels)})
    review(row, now=now)
    return audit


@transaction.atomic
def restart(*, enrolment: Enrolment, by: Person, now: datetime | None = None) -> Enrolment:
    """Begin again after the status lapsed. What was attended within the programme's time still counts."""
    row = locked(enrolment.pk)
    if row.state == EnrolmentState.ACTIVE:  # the second half of a double click
        policies.check_books(by, row.setting)
        return row
    row.state = policies.check_enrolment(EnrolAct.RESTART, row, by)
    row.started_on = as_day(now or timezone.now())
    _done(row, EnrolAct.RESTART, by, {"to": str(row.state)})
    return row


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: Person) -> Enrolment:
    """Leave the programme, and with it the status. What people attended stays on record."""
    row = locked(enrolment.pk)
    before = row.state
    row.state = policies.check_enrolment(EnrolAct.WITHDRAW, row, by)
    _done(row, EnrolAct.WITHDRAW, by, {"from": str(before), "to": str(row.state)})
    return row
