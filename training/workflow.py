"""The life of a booking and of a session as tables: what may be done, from where to where, by whom, and what follows.

Read across: somebody with a place `cancels` in time → the booking is `cancelled`, the audit says `training.cancelled`,
and the seat goes to the waiting list. `docs/reference/states.md` is drawn from these tables; the database refuses
moves that are not in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accounts.permissions import Permission as P
from training.models.vocabulary import BookingState as B
from training.models.vocabulary import SessionState as S


class Act(StrEnum):
    """What can be done with a booking that is there."""

    NAME = "name"
    LAPSE = "lapse"
    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    WITHDRAW_OFFER = "withdraw_offer"
    LEAVE_LINE = "leave_line"
    CLOSE_LINE = "close_line"
    REORDER = "reorder"
    CANCEL = "cancel"
    CANCEL_LATE = "cancel_late"
    REFILL = "refill"
    SUBSTITUTE = "substitute"
    MARK_ATTENDED = "mark_attended"
    MARK_ABSENT = "mark_absent"
    UNMARK = "unmark"
    CANCEL_SESSION = "cancel_session"


class SessionAct(StrEnum):
    """What can be done with a session."""

    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"
    RUN = "run"
    SIGN_OFF = "sign_off"
    CANCEL = "cancel"


class Relation(StrEnum):
    """How somebody stands to a booking. One person may stand in several ways."""

    SETTING = "setting"  # a member of the setting that the booking belongs to
    ATTENDEE = "attendee"  # whose place it is; also by a signed link, without an account
    STAFF = "staff"  # whoever runs training
    SYSTEM = "system"  # the portal itself


@dataclass(frozen=True, slots=True)
class Who:
    """A way to be allowed: the relation, and the permission that goes with it."""

    relation: Relation
    permission: P | None = None


SETTING = Who(Relation.SETTING, P.TRAINING_BOOK)
ATTENDEE = Who(Relation.ATTENDEE)
STAFF = Who(Relation.STAFF, P.TRAINING_RUN)
PORTAL = Who(Relation.SYSTEM)
_OWN = (SETTING, ATTENDEE, STAFF)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row for bookings. A `target` of None leaves the state as it is."""

    act: Act
    words: str  # as in "Priya Shah cancelled the place"
    sources: frozenset[B]
    target: B | None
    who: tuple[Who, ...]
    audit: str


@dataclass(frozen=True, slots=True)
class SessionTransition:
    """One row for sessions."""

    act: SessionAct
    words: str
    sources: frozenset[S]
    target: S
    permission: P | None  # None: the portal itself, or staff by the pages that lead there
    audit: str


def _row(act: Act, words: str, sources: Iterable[B], target: B | None, who: tuple[Who, ...], audit: str) -> Transition:
    return Transition(act, words, frozenset(sources), target, who, f"training.{audit}")


_PLACED = (B.HELD, B.CONFIRMED)
# fmt: off
_ROWS = (
    _row(Act.NAME, "named who comes", (B.HELD,), B.CONFIRMED, (SETTING, STAFF), "named"),
    _row(Act.LAPSE, "gave up the held place, because nobody was named in time", (B.HELD,), B.CANCELLED, (PORTAL,),
         "lapsed"),
    _row(Act.OFFER, "offered a place", (B.WAITING,), B.OFFERED, (PORTAL, STAFF), "offered"),
    _row(Act.ACCEPT, "accepted the offer", (B.OFFERED,), B.CONFIRMED, _OWN, "offer_accepted"),
    _row(Act.DECLINE, "declined the offer", (B.OFFERED,), B.DECLINED, _OWN, "offer_declined"),
    _row(Act.EXPIRE, "let the offer run out", (B.OFFERED,), B.EXPIRED, (PORTAL,), "offer_expired"),
    _row(Act.WITHDRAW_OFFER, "withdrew the offer", (B.OFFERED,), B.CANCELLED, (STAFF, PORTAL), "offer_withdrawn"),
    _row(Act.LEAVE_LINE, "left the waiting list", (B.WAITING,), B.CANCELLED, _OWN, "left_waiting_list"),
    _row(Act.CLOSE_LINE, "closed the waiting list", (B.WAITING,), B.CANCELLED, (PORTAL,), "waiting_list_closed"),
    _row(Act.REORDER, "changed the place in the waiting list", (B.WAITING,), None, (STAFF,), "reordered"),
    _row(Act.CANCEL, "cancelled the place", _PLACED, B.CANCELLED, (*_OWN, PORTAL), "cancelled"),
    _row(Act.CANCEL_LATE, "cancelled the place late", _PLACED, B.LATE_CANCELLED, _OWN, "cancelled_late"),
    _row(Act.REFILL, "filled the place again", (B.LATE_CANCELLED,), B.CANCELLED, (PORTAL,), "refilled"),
    _row(Act.SUBSTITUTE, "sent a colleague instead", (B.CONFIRMED,), None, (SETTING, STAFF), "substituted"),
    _row(Act.MARK_ATTENDED, "marked as there", (B.CONFIRMED, B.ABSENT), B.ATTENDED, (STAFF,), "marked_attended"),
    _row(Act.MARK_ABSENT, "marked as absent", (B.CONFIRMED, B.ATTENDED), B.ABSENT, (STAFF,), "marked_absent"),
    _row(Act.UNMARK, "took the mark away", (B.ATTENDED, B.ABSENT), B.CONFIRMED, (STAFF,), "unmarked"),
    _row(Act.CANCEL_SESSION, "cancelled the session", (B.HELD, B.WAITING, B.OFFERED, B.CONFIRMED), B.CANCELLED,
         (PORTAL,), "session_cancelled"),
)
_SESSION_ROWS = (
    SessionTransition(SessionAct.OPEN, "opened the session for booking", frozenset({S.DRAFT}), S.OPEN,
                      P.TRAINING_MANAGE, "training.session_opened"),
    SessionTransition(SessionAct.CLOSE, "closed the session for booking", frozenset({S.OPEN}), S.CLOSED,
                      P.TRAINING_RUN, "training.session_closed"),
    SessionTransition(SessionAct.REOPEN, "opened the session for booking again", frozenset({S.CLOSED}), S.OPEN,
                      P.TRAINING_RUN, "training.session_reopened"),
    SessionTransition(SessionAct.RUN, "noted that the session took place", frozenset({S.OPEN, S.CLOSED}), S.RUN,
                      None, "training.session_run"),
    SessionTransition(SessionAct.SIGN_OFF, "signed off the register", frozenset({S.RUN}), S.SIGNED_OFF,
                      P.TRAINING_RUN, "training.session_signed_off"),
    SessionTransition(SessionAct.CANCEL, "cancelled the session", frozenset({S.DRAFT, S.OPEN, S.CLOSED}), S.CANCELLED,
                      P.TRAINING_RUN, "training.session_called_off"),
)
# fmt: on
TRANSITIONS: dict[Act, Transition] = {row.act: row for row in _ROWS}
SESSION_TRANSITIONS: dict[SessionAct, SessionTransition] = {row.act: row for row in _SESSION_ROWS}

# Who owns the next step: shown on both sides, so that nobody waits for the other.
NEXT_STEP: dict[B, str] = {
    B.HELD: "The setting names who comes",
    B.WAITING: "The portal offers a place as soon as one is free",
    B.OFFERED: "The attendee, or a colleague of their setting, accepts or declines the offer",
    B.CONFIRMED: "The attendee comes; the trainer marks the register",
    B.ATTENDED: "The attendee evaluates the session, once the register is signed off",
    B.ABSENT: "Nobody",
    B.CANCELLED: "Nobody",
    B.LATE_CANCELLED: "Nobody; if the place is filled again, it counts as cancelled in time",
    B.EXPIRED: "Nobody; booking again joins the end of the waiting list",
    B.DECLINED: "Nobody; booking again joins the end of the waiting list",
}


class ActRefused(Exception):
    """The act may not be done; the message says why and what to do instead."""


class WrongActor(ActRefused):
    """This person may not do it, whatever the state."""


class WrongState(ActRefused):
    """The booking or session does not stand where it could be done (any more)."""


def permits(act: Act, *, relations: frozenset[Relation], permissions: frozenset[P]) -> bool:
    """Whether somebody who stands so to the booking and holds these permissions may ever do the act."""
    return any(
        who.relation in relations and (who.permission is None or who.permission in permissions)
        for who in TRANSITIONS[act].who
    )


def target_of(act: Act, state: B) -> B:
    """The state after the act. Raises WrongState where it cannot be done from `state`."""
    row = TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done, because the booking now says “{B(state).label}”.")
    return row.target or B(state)


def session_target_of(act: SessionAct, state: S) -> S:
    """The state of the session after the act. Raises WrongState where it cannot be done from `state`."""
    row = SESSION_TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done, because the session now says “{S(state).label}”.")
    return row.target


def moves() -> frozenset[tuple[B, B]]:
    """Every change of a booking's state that some row allows."""
    return frozenset(
        (source, row.target)
        for row in _ROWS
        if row.target is not None
        for source in row.sources
        if source != row.target
    )


def session_moves() -> frozenset[tuple[S, S]]:
    """Every change of a session's state that some row allows."""
    return frozenset((source, row.target) for row in _SESSION_ROWS for source in row.sources)
