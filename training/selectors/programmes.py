"""What the pages of programmes read: the programmes, who holds a status, and how far an enrolment is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import Membership, Person
from accounts.permissions import Permission as P
from accounts.roles import ROLES
from organisations.calendars.days import as_day
from organisations.models import EducationSetting, RoleContact
from training.models import Audit, AuditPoint, Booking, Enrolment, Programme, ProgrammeCourse, TeamMember
from training.models.vocabulary import AuditMoment, BookingState, CourseState, EnrolmentState, SessionState
from training.programme_sums import Done, Rules, Since, Stand, counts_since, renewal_opens, team_faults

if TYPE_CHECKING:
    from training.models import Session

_LIVE = (EnrolmentState.ACTIVE, EnrolmentState.ACHIEVED, EnrolmentState.LAPSED)


@dataclass(frozen=True, slots=True)
class Progress:
    """An enrolment with all that its page shows."""

    enrolment: Enrolment
    stand: Stand
    steps: list[ProgrammeCourse]
    team: list[TeamMember]  # who has not left the team
    done: Done
    audits: dict[AuditMoment, Audit]  # of any round, the last of each moment
    since: Since

    @property
    def present(self) -> list[TeamMember]:
        """Those of the team who still work in the setting."""
        return [one for one in self.team if one.attendee.left_on is None]

    def renews(self, today: date) -> bool:
        """Whether what is done now counts towards the next period of the status."""
        return renewal_opens(self.stand, today)


def published() -> QuerySet[Programme]:
    """What everybody sees, with how many settings hold the status."""
    holds = Q(enrolments__state=EnrolmentState.ACHIEVED, enrolments__renew_by__gte=timezone.localdate())
    rows = Programme.objects.filter(state=CourseState.PUBLISHED)
    return rows.annotate(holders=Count("enrolments", filter=holds)).order_by("title", "pk")


def steps_of(programme: Programme) -> list[ProgrammeCourse]:
    """The courses of a programme, in order."""
    return list(ProgrammeCourse.objects.filter(programme=programme).select_related("course").order_by("position", "pk"))


def points_of(programme: Programme) -> list[AuditPoint]:
    """The points of its audit, in order."""
    return list(AuditPoint.objects.filter(programme=programme).order_by("position"))


def holders_of(programme: Programme, today: date | None = None) -> QuerySet[Enrolment]:
    """The settings that hold the status today, by name."""
    rows = Enrolment.objects.filter(
        programme=programme, state=EnrolmentState.ACHIEVED, renew_by__gte=today or timezone.localdate()
    )
    return rows.select_related("setting").order_by("setting__name", "pk")


def enrolments_of(settings: Iterable[EducationSetting]) -> list[Enrolment]:
    """What these settings take part in, the newest first."""
    rows = Enrolment.objects.filter(setting__in=[one.pk for one in settings])
    return list(rows.select_related("programme", "setting").order_by("-started_on", "-pk")[:200])


def enrolment_for(person: Person, public_id: UUID) -> Enrolment | None:
    """An enrolment that the person may see."""
    rows = Enrolment.objects.visible_to(person).select_related("programme", "setting")
    return rows.filter(public_id=public_id).first()


def live_enrolment(programme: Programme, setting: EducationSetting) -> Enrolment | None:
    """The setting's enrolment that was not withdrawn."""
    return Enrolment.objects.filter(programme=programme, setting=setting, state__in=_LIVE).first()


def rules_of(programme: Programme, steps: Iterable[ProgrammeCourse]) -> Rules:
    """What the programme asks of a team."""
    core = tuple(one.course_id for one in steps if one.is_core)
    return Rules(programme.team_least, programme.team_most, tuple(programme.team_roles), core)


def stand_of(row: Enrolment) -> Stand:
    """Where an enrolment stands in time."""
    months = row.programme.valid_months
    return Stand(EnrolmentState(row.state), row.started_on, row.achieved_on, row.renew_by, months)


def progress_of(row: Enrolment, today: date | None = None) -> Progress:
    """How far one enrolment is."""
    return progress_of_many([row], today)[0]


def progress_of_many(rows: Sequence[Enrolment], today: date | None = None) -> list[Progress]:
    """The same for several, in four queries however many; they come with their programmes."""
    today = today or timezone.localdate()
    pks, programmes = [row.pk for row in rows], {row.programme_id for row in rows}
    steps: dict[int, list[ProgrammeCourse]] = defaultdict(list)
    for step in ProgrammeCourse.objects.filter(programme__in=programmes).select_related("course"):
        steps[step.programme_id].append(step)
    team: dict[int, list[TeamMember]] = defaultdict(list)
    for member in TeamMember.objects.filter(enrolment__in=pks, left_on=None).select_related("attendee"):
        team[member.enrolment_id].append(member)
    audits: dict[int, dict[AuditMoment, Audit]] = defaultdict(dict)
    for audit in Audit.objects.filter(enrolment__in=pks):
        audits[audit.enrolment_id][AuditMoment(audit.moment)] = audit
    attended = _attended(
        {member.attendee_id for members in team.values() for member in members},
        {step.course_id for found in steps.values() for step in found},
    )
    return [
        _progress(row, sorted(steps[row.programme_id], key=_position), team[row.pk], audits[row.pk], attended, today)
        for row in rows
    ]


def _position(step: ProgrammeCourse) -> tuple[int, int]:
    return step.position, step.pk


def _attended(members: set[int], courses: set[int]) -> dict[tuple[int, int], date]:
    """By member and course the last day of the latest session that they attended and whose register is signed off."""
    rows = Booking.objects.filter(
        attendee__in=members,
        session__course__in=courses,
        state=BookingState.ATTENDED,
        session__state=SessionState.SIGNED_OFF,
    )
    found = rows.order_by("session__ends_at").values_list("attendee", "session__course", "session__ends_at")
    return {(member, course): as_day(ended) for member, course, ended in found if member is not None}


def _progress(
    row: Enrolment,
    steps: list[ProgrammeCourse],
    team: list[TeamMember],
    audits: dict[AuditMoment, Audit],
    attended: dict[tuple[int, int], date],
    today: date,
) -> Progress:
    rules, stand = rules_of(row.programme, steps), stand_of(row)
    since = counts_since(stand, today)
    present = [one.attendee for one in team if one.attendee.left_on is None]
    done = Done(
        rules=rules,
        members=tuple(one.pk for one in present),
        faults=team_faults(rules, [one.role for one in present]),
        attended=frozenset(key for key, ended in attended.items() if ended >= since.attended),
        audits=frozenset(moment for moment, audit in audits.items() if as_day(audit.at) >= since.audited),
    )
    return Progress(row, stand, steps, team, done, audits, since)


def answers_of(audit: Audit) -> dict[int, int]:
    """The level of each point that an audit answers."""
    return dict(audit.answers.values_list("point", "level"))


def keepers_of(setting: EducationSetting) -> list[Person | str]:
    """Who is told of a setting's programmes: those who may enrol it, and its safeguarding leads by the register of roles."""
    codes = [role.code for role in ROLES.values() if P.TRAINING_BOOK in role.permissions]
    held = Membership.objects.filter(setting=setting, role__in=codes, state=Membership.State.APPROVED)
    people: list[Person] = list(Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("pk"))
    today = timezone.localdate()
    leads = RoleContact.objects.filter(setting=setting, role=RoleContact.Role.DSL, from_date__lte=today)
    known = {one.email.lower() for one in people}
    emails = {row.email.lower() for row in leads.exclude(until__lt=today) if row.email}
    return [*people, *sorted(emails - known)]


def enrolments_touched(session: Session) -> list[int]:
    """The enrolments whose teams attended a session, under way or with a status."""
    there = Booking.objects.filter(session=session, state=BookingState.ATTENDED, attendee__isnull=False)
    rows = TeamMember.objects.filter(
        attendee__in=there.values("attendee"),
        left_on=None,
        enrolment__state__in=[EnrolmentState.ACTIVE, EnrolmentState.ACHIEVED],
        enrolment__programme__steps__course=session.course_id,
    )
    return sorted(set(rows.values_list("enrolment", flat=True)))


def every() -> QuerySet[Programme]:
    """All programmes, with how many settings are under way and how many hold the status."""
    under_way = Count("enrolments", filter=Q(enrolments__state=EnrolmentState.ACTIVE))
    holders = Count("enrolments", filter=Q(enrolments__state=EnrolmentState.ACHIEVED))
    return Programme.objects.annotate(under_way=under_way, holders=holders).order_by("title", "pk")


def counts_of(programme: Programme) -> dict[str, int]:
    """How many enrolments stand in each state."""
    rows = Enrolment.objects.filter(programme=programme).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))


def programme_with(public_id: UUID) -> Programme | None:
    """A programme in any state, for staff."""
    return Programme.objects.filter(public_id=public_id).first()


def enrolments_seen(person: Person, *, programme: str, state: str) -> QuerySet[Enrolment]:
    """The enrolments that the person may see, of a programme (by its slug) in a state, by the name of the setting.

    Empty words narrow nothing.
    """
    rows = Enrolment.objects.visible_to(person)
    if programme:
        rows = rows.filter(programme__slug=programme)
    if state in EnrolmentState.values:
        rows = rows.filter(state=state)
    return rows.select_related("programme", "setting").order_by("setting__name", "pk")
