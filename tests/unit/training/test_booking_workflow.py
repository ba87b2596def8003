"""Promise 5 and DESIGN 5: the tables of bookings and sessions over every state × act × actor.

`EXPECTED` is written by hand, as a second opinion on the tables: a change of either fails here until both agree.
"""

from __future__ import annotations

import itertools

import pytest

from accounts.permissions import Permission as P
from accounts.roles import ROLES
from training.models.vocabulary import BOOKING_MOVES, LIVE, NAMED, SEATED, SESSION_MOVES, BookingState, SessionState
from training.reference import workflow_markdown
from training.workflow import (
    NEXT_STEP,
    SESSION_TRANSITIONS,
    TRANSITIONS,
    Act,
    Relation,
    SessionAct,
    WrongState,
    moves,
    permits,
    session_moves,
    session_target_of,
    target_of,
)

B, S = BookingState, SessionState
PLACED = {B.HELD, B.CONFIRMED}
OWN = {"colleague", "attendee", "link", "staff"}
# act → (sources, target or None for "stays", kinds of actor that may)
EXPECTED: dict[Act, tuple[set[B], B | None, set[str]]] = {
    Act.NAME: ({B.HELD}, B.CONFIRMED, {"colleague", "staff"}),
    Act.LAPSE: ({B.HELD}, B.CANCELLED, {"portal"}),
    Act.OFFER: ({B.WAITING}, B.OFFERED, {"portal", "staff"}),
    Act.ACCEPT: ({B.OFFERED}, B.CONFIRMED, OWN),
    Act.DECLINE: ({B.OFFERED}, B.DECLINED, OWN),
    Act.EXPIRE: ({B.OFFERED}, B.EXPIRED, {"portal"}),
    Act.WITHDRAW_OFFER: ({B.OFFERED}, B.CANCELLED, {"portal", "staff"}),
    Act.LEAVE_LINE: ({B.WAITING}, B.CANCELLED, OWN),
    Act.CLOSE_LINE: ({B.WAITING}, B.CANCELLED, {"portal"}),
    Act.REORDER: ({B.WAITING}, None, {"staff"}),
    Act.CANCEL: (PLACED, B.CANCELLED, OWN | {"portal"}),
    Act.CANCEL_LATE: (PLACED, B.LATE_CANCELLED, OWN),
    Act.REFILL: ({B.LATE_CANCELLED}, B.CANCELLED, {"portal"}),
    Act.SUBSTITUTE: ({B.CONFIRMED}, None, {"colleague", "staff"}),
    Act.MARK_ATTENDED: ({B.CONFIRMED, B.ABSENT}, B.ATTENDED, {"staff"}),
    Act.MARK_ABSENT: ({B.CONFIRMED, B.ATTENDED}, B.ABSENT, {"staff"}),
    Act.UNMARK: ({B.ATTENDED, B.ABSENT}, B.CONFIRMED, {"staff"}),
    Act.CANCEL_SESSION: (PLACED | {B.WAITING, B.OFFERED}, B.CANCELLED, {"portal"}),
}
_BOOKS, _RUNS = frozenset({P.TRAINING_BOOK}), ROLES["vs_adviser"].permissions
# kind of actor → (relations to the booking, permissions held)
ACTORS: dict[str, tuple[frozenset[Relation], frozenset[P]]] = {
    "portal": (frozenset({Relation.SYSTEM}), frozenset()),
    "colleague": (frozenset({Relation.SETTING}), _BOOKS),
    "attendee": (frozenset({Relation.ATTENDEE}), _BOOKS),
    "link": (frozenset({Relation.ATTENDEE}), frozenset()),
    "staff": (frozenset({Relation.STAFF}), _RUNS),
    "stranger": (frozenset(), _BOOKS),
    "former_colleague": (frozenset({Relation.SETTING}), frozenset()),
    "trust_lead": (frozenset({Relation.SETTING}), ROLES["trust_lead"].permissions),
    "former_staff": (frozenset({Relation.STAFF}), frozenset()),
    "data_officer": (frozenset(), ROLES["data_officer"].permissions),
    "admin": (frozenset(), ROLES["admin"].permissions),
    "nobody": (frozenset(), frozenset()),
}
SESSION_EXPECTED: dict[SessionAct, tuple[set[S], S]] = {
    SessionAct.OPEN: ({S.DRAFT}, S.OPEN),
    SessionAct.CLOSE: ({S.OPEN}, S.CLOSED),
    SessionAct.REOPEN: ({S.CLOSED}, S.OPEN),
    SessionAct.RUN: ({S.OPEN, S.CLOSED}, S.RUN),
    SessionAct.SIGN_OFF: ({S.RUN}, S.SIGNED_OFF),
    SessionAct.CANCEL: ({S.DRAFT, S.OPEN, S.CLOSED}, S.CANCELLED),
}


@pytest.mark.parametrize(("act", "state", "actor"), list(itertools.product(Act, BookingState, ACTORS)))
def test_every_act_in_every_state_by_every_actor(act: Act, state: B, actor: str) -> None:
    sources, target, who = EXPECTED[act]
    relations, permissions = ACTORS[actor]
    assert permits(act, relations=relations, permissions=permissions) == (actor in who)
    if state in sources:
        assert target_of(act, state) == (target or state)
    else:
        with pytest.raises(WrongState):
            target_of(act, state)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", Act)
def test_a_role_alone_never_opens_anothers_booking(act: Act, role: str) -> None:
    assert not permits(act, relations=frozenset(), permissions=ROLES[role].permissions)


@pytest.mark.parametrize(("act", "state"), list(itertools.product(SessionAct, SessionState)))
def test_every_act_of_a_session_in_every_state(act: SessionAct, state: S) -> None:
    sources, target = SESSION_EXPECTED[act]
    if state in sources:
        assert session_target_of(act, state) == target
    else:
        with pytest.raises(WrongState):
            session_target_of(act, state)


def test_every_act_has_a_row_and_an_audit_event_of_its_own() -> None:
    assert set(TRANSITIONS) == set(Act) == set(EXPECTED)
    assert set(SESSION_TRANSITIONS) == set(SessionAct) == set(SESSION_EXPECTED)
    events = [row.audit for row in (*TRANSITIONS.values(), *SESSION_TRANSITIONS.values())]
    assert len(set(events)) == len(events)


def test_the_database_lets_through_exactly_what_the_tables_allow() -> None:
    assert len(set(BOOKING_MOVES)) == len(BOOKING_MOVES)
    assert set(BOOKING_MOVES) == moves()
    assert len(set(SESSION_MOVES)) == len(SESSION_MOVES)
    assert set(SESSION_MOVES) == session_moves()


def test_every_state_can_be_reached_and_says_whose_turn_it_is() -> None:
    assert {target for _, target in moves()} | {B.HELD, B.WAITING} == set(BookingState)
    assert set(NEXT_STEP) == set(BookingState)
    assert {target for _, target in session_moves()} | {S.DRAFT} == set(SessionState)


def test_nobody_who_gave_up_a_place_in_the_line_stands_in_it_again() -> None:
    assert all(target is not B.WAITING for _, target in moves())


def test_who_sits_or_waits_is_live_and_named_unless_held() -> None:
    assert set(LIVE) == set(SEATED) | {B.WAITING}
    assert set(NAMED) == set(LIVE) - {B.HELD}


def test_the_page_of_states_names_every_state_act_and_event() -> None:
    page = workflow_markdown()
    for state in (*BookingState, *SessionState):
        assert str(state.value) in page
    for row in (*TRANSITIONS.values(), *SESSION_TRANSITIONS.values()):
        assert f"`{row.act}`" in page
        assert f"`{row.audit}`" in page
