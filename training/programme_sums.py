"""When a setting has done all that a programme asks: pure sums over its team, what was attended, and its audits.

What counts is dated. A setting on its way counts what its people attended within the time that a status stands, and the
audits since it started. One that renews counts what came after its status was granted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from organisations.calendars.plain import add_months
from training.models.vocabulary import AttendeeRole, AuditMoment, EnrolmentState

RENEWAL_OPENS = timedelta(days=90)
EITHER = "|"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a programme asks of a team; `core` are the courses that everybody attends."""

    least: int
    most: int
    roles: tuple[str, ...]
    core: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an enrolment stands in time."""

    state: EnrolmentState
    started_on: date
    achieved_on: date | None
    renew_by: date | None
    valid_months: int


@dataclass(frozen=True, slots=True)
class Since:
    """From which days on attendances and audits count."""

    attended: date
    audited: date


@dataclass(frozen=True, slots=True)
class Done:
    """What was done of a programme in its present round."""

    rules: Rules
    members: tuple[int, ...]  # those present
    faults: tuple[str, ...]  # of the team
    attended: frozenset[tuple[int, int]]  # member, course
    audits: frozenset[AuditMoment]

    def has_attended(self, member: int, course: int) -> bool:
        return (member, course) in self.attended

    def lacks(self, course: int) -> list[int]:
        """The present members who have yet to attend a course."""
        return [one for one in self.members if not self.has_attended(one, course)]

    @property
    def started_days(self) -> bool:
        """Whether somebody of the team has attended a core course."""
        return any(self.has_attended(one, course) for one in self.members for course in self.rules.core)

    @property
    def whole(self) -> int:
        """How many things are to be done: each core course by each member, and the audits."""
        return len(self.members) * len(self.rules.core) + len(AuditMoment)

    @property
    def part(self) -> int:
        """How many of them are done."""
        days = sum(self.has_attended(one, course) for one in self.members for course in self.rules.core)
        return days + len(self.audits)

    @property
    def complete(self) -> bool:
        """Whether the status is earned."""
        return bool(self.rules.core) and not self.faults and self.part == self.whole


def role_words(line: str) -> str:
    """`dsl|deputy_dsl` as the roles of which one will do."""
    labels = dict(AttendeeRole.choices)
    return " or ".join(str(labels.get(code, code)) for code in line.split(EITHER))


def team_faults(rules: Rules, roles: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with a team of these roles, each as what to do."""
    found = []
    if len(roles) < rules.least:
        found.append(f"Choose at least {rules.least} people. You have chosen {len(roles)}")
    if len(roles) > rules.most:
        found.append(f"Choose at most {rules.most} people. You have chosen {len(roles)}")
    missing = [line for line in rules.roles if not set(line.split(EITHER)) & set(roles)]
    found += [f"The team must include: {role_words(line)}" for line in missing]
    return tuple(found)


def renewal_opens(stand: Stand, today: date) -> bool:
    """Whether what is done now counts towards the next period of a status."""
    if stand.state is not EnrolmentState.ACHIEVED or stand.renew_by is None:
        return False
    return today >= stand.renew_by - RENEWAL_OPENS


def counts_since(stand: Stand, today: date) -> Since:
    """From which days on attendances and audits count in the present round."""
    if stand.achieved_on is not None and renewal_opens(stand, today):
        after = stand.achieved_on + timedelta(days=1)
        return Since(after, after)
    if stand.state is EnrolmentState.ACTIVE or stand.achieved_on is None:
        return Since(add_months(today, -stand.valid_months), stand.started_on)
    return Since(add_months(stand.achieved_on, -stand.valid_months), min(stand.started_on, stand.achieved_on))


def renew_by(granted_on: date, valid_months: int) -> date:
    """The last day on which a status granted that day stands."""
    return add_months(granted_on, valid_months)
