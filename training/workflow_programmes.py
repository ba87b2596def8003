"""What may be done with a setting's place in a programme and with a request for whole-setting training, as tables.

Read across: a setting `withdraws` a request that was asked for or accepted → it is `withdrawn`. The database refuses
moves that are not in these tables; a test keeps the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accounts.permissions import Permission as P
from training.models.vocabulary import EnrolmentState as E
from training.models.vocabulary import InsetState as R
from training.workflow import WrongState


class EnrolAct(StrEnum):
    """What can be done with an enrolment that is there."""

    CHANGE_TEAM = "change_team"
    AUDIT = "audit"
    GRANT = "grant"
    RENEW = "renew"
    LAPSE = "lapse"
    RESTART = "restart"
    WITHDRAW = "withdraw"


class InsetAct(StrEnum):
    """What can be done with a request for whole-setting training."""

    ACCEPT = "accept"
    DECLINE = "decline"
    PLAN = "plan"
    UNPLAN = "unplan"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    """How somebody stands to the row. One person may stand on several sides."""

    SETTING = "setting"  # may book training for the setting that the row belongs to
    STAFF = "staff"  # runs or manages training for the council
    PLANNER = "planner"  # manages training: may plan sessions
    PORTAL = "portal"  # the portal itself


PERMISSIONS: dict[Side, frozenset[P]] = {
    Side.SETTING: frozenset({P.TRAINING_BOOK}),
    Side.STAFF: frozenset({P.TRAINING_RUN, P.TRAINING_MANAGE}),
    Side.PLANNER: frozenset({P.TRAINING_MANAGE}),
}


@dataclass(frozen=True, slots=True)
class EnrolTransition:
    """One row for enrolments. A `target` of None leaves the state as it is."""

    act: EnrolAct
    sources: frozenset[E]
    target: E | None
    who: frozenset[Side]
    audit: str


@dataclass(frozen=True, slots=True)
class InsetTransition:
    """One row for requests."""

    act: InsetAct
    sources: frozenset[R]
    target: R
    who: frozenset[Side]
    audit: str


def _enrol(act: EnrolAct, sources: Iterable[E], target: E | None, who: Iterable[Side], audit: str) -> EnrolTransition:
    return EnrolTransition(act, frozenset(sources), target, frozenset(who), f"training.{audit}")


def _inset(act: InsetAct, sources: Iterable[R], target: R, who: Iterable[Side], audit: str) -> InsetTransition:
    return InsetTransition(act, frozenset(sources), target, frozenset(who), f"training.{audit}")


_OPEN = (E.ACTIVE, E.ACHIEVED)
_SETTING, _STAFF, _PORTAL = Side.SETTING, Side.STAFF, Side.PORTAL
ENROL_TRANSITIONS: dict[EnrolAct, EnrolTransition] = {
    row.act: row
    for row in (
        _enrol(EnrolAct.CHANGE_TEAM, _OPEN, None, (_SETTING,), "team_changed"),
        _enrol(EnrolAct.AUDIT, _OPEN, None, (_SETTING,), "audit_saved"),
        _enrol(EnrolAct.GRANT, (E.ACTIVE,), E.ACHIEVED, (_PORTAL,), "status_granted"),
        _enrol(EnrolAct.RENEW, (E.ACHIEVED,), None, (_PORTAL,), "status_renewed"),
        _enrol(EnrolAct.LAPSE, (E.ACHIEVED,), E.LAPSED, (_PORTAL,), "status_lapsed"),
        _enrol(EnrolAct.RESTART, (E.LAPSED,), E.ACTIVE, (_SETTING,), "programme_restarted"),
        _enrol(
            EnrolAct.WITHDRAW, (E.ACTIVE, E.ACHIEVED, E.LAPSED), E.WITHDRAWN, (_SETTING, _STAFF), "programme_withdrawn"
        ),
    )
}
INSET_TRANSITIONS: dict[InsetAct, InsetTransition] = {
    row.act: row
    for row in (
        _inset(InsetAct.ACCEPT, (R.ASKED,), R.ACCEPTED, (_STAFF,), "inset_accepted"),
        _inset(InsetAct.DECLINE, (R.ASKED, R.ACCEPTED), R.DECLINED, (_STAFF,), "inset_declined"),
        _inset(InsetAct.PLAN, (R.ACCEPTED,), R.PLANNED, (Side.PLANNER,), "inset_planned"),
        _inset(InsetAct.UNPLAN, (R.PLANNED,), R.ACCEPTED, (_PORTAL,), "inset_unplanned"),
        _inset(InsetAct.WITHDRAW, (R.ASKED, R.ACCEPTED), R.WITHDRAWN, (_SETTING,), "inset_withdrawn"),
    )
}

# Who does what next, for the reference.
ENROL_NEXT_STEP: dict[E, str] = {
    E.ACTIVE: "The lead team attends the core courses; the setting fills in both audits",
    E.ACHIEVED: "Nobody until renewal opens; then the lead team renews the status before its day",
    E.LAPSED: "The setting starts the programme again, or leaves it",
    E.WITHDRAWN: "Nobody; the setting may enrol anew",
}
INSET_NEXT_STEP: dict[R, str] = {
    R.ASKED: "Staff accept the request, or decline it with a reason",
    R.ACCEPTED: "Staff who plan training set the session",
    R.PLANNED: "The setting books the places of its staff; a session that is cancelled brings the request back to staff",
    R.DECLINED: "Nobody; the setting may ask for other days",
    R.WITHDRAWN: "Nobody; the setting may ask again",
}


def enrol_target_of(act: EnrolAct, state: E) -> E:
    """The state after the act. Raises WrongState where it cannot be done from `state`."""
    row = ENROL_TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done, because the programme now says “{state.label}” for this setting.")
    return row.target or state


def inset_target_of(act: InsetAct, state: R) -> R:
    """The state after the act. Raises WrongState where it cannot be done from `state`."""
    row = INSET_TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done, because the request now says “{state.label}”.")
    return row.target


def enrol_moves() -> frozenset[tuple[E, E]]:
    """Every change of an enrolment's state that some row allows."""
    rows = ENROL_TRANSITIONS.values()
    return frozenset((source, row.target) for row in rows if row.target is not None for source in row.sources)


def inset_moves() -> frozenset[tuple[R, R]]:
    """Every change of a request's state that some row allows."""
    return frozenset((source, row.target) for row in INSET_TRANSITIONS.values() for source in row.sources)
