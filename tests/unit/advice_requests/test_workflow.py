"""Promise 5 (every write has a named actor) and DESIGN 5: the tables over every state × act × actor.

`EXPECTED` is written by hand, as a second opinion on the tables: a change of either fails here until both agree.
"""

from __future__ import annotations

import itertools

import pytest

from accounts.permissions import Permission as P
from accounts.roles import ROLES
from advice_requests.models.vocabulary import MOVES, State
from advice_requests.reference import workflow_markdown
from advice_requests.workflow import (
    NEXT_STEP,
    TRANSITIONS,
    Act,
    Notice,
    Relation,
    WrongState,
    moves,
    permits,
    target_of,
)
from notifications.kinds import KINDS

S = State
NEW = {S.SUBMITTED, S.TRIAGED}
IN_HAND = {S.ASSIGNED, S.REOPENED}
OPEN = NEW | IN_HAND | {S.AWAITING_ASKER}
ALL = set(S)
# act → (sources, target or None for "stays", kinds of actor that may)
EXPECTED: dict[Act, tuple[set[S], S | None, set[str]]] = {
    Act.ROUTE: ({S.SUBMITTED}, S.ASSIGNED, {"portal"}),
    Act.BASKET: ({S.SUBMITTED}, S.TRIAGED, {"portal"}),
    Act.SORT: (NEW, S.TRIAGED, {"staff", "assignee"}),
    Act.TAKE: (NEW | IN_HAND, S.ASSIGNED, {"staff", "assignee"}),
    Act.REFUSE: (IN_HAND, S.TRIAGED, {"assignee"}),
    Act.REASSIGN: (NEW | IN_HAND, S.ASSIGNED, {"staff", "assignee"}),
    Act.HAND_ON: ({S.AWAITING_ASKER, S.ANSWERED}, None, {"staff", "assignee"}),
    Act.RELEASE: (IN_HAND | {S.AWAITING_ASKER}, S.TRIAGED, {"portal", "staff", "assignee"}),
    Act.ASK_BACK: (IN_HAND, S.AWAITING_ASKER, {"assignee"}),
    Act.REPLY: ({S.AWAITING_ASKER}, S.ASSIGNED, {"asker", "colleague"}),
    Act.COMMENT: (NEW | IN_HAND, None, {"asker", "colleague"}),
    Act.ANSWER: (IN_HAND | {S.AWAITING_ASKER}, S.ANSWERED, {"assignee"}),
    Act.NOTE: (ALL, None, {"staff", "assignee"}),
    Act.REFER_OUT: (OPEN, S.REFERRED_OUT, {"staff", "assignee"}),
    Act.DECLINE: (NEW | IN_HAND, S.DECLINED, {"staff", "assignee"}),
    Act.MERGE: (NEW | {S.ASSIGNED}, S.MERGED, {"staff", "assignee"}),
    Act.RATE: ({S.ANSWERED, S.CLOSED}, None, {"asker", "colleague"}),
    Act.CLOSE: ({S.ANSWERED}, S.CLOSED, {"asker", "colleague", "staff", "assignee"}),
    Act.CLOSE_UNANSWERED: ({S.AWAITING_ASKER}, S.CLOSED, {"staff", "assignee"}),
    Act.WITHDRAW: (OPEN, S.CLOSED, {"asker", "colleague"}),
    Act.CHANGE_ASKER: (OPEN | {S.ANSWERED}, None, {"portal"}),
    Act.REOPEN: ({S.ANSWERED, S.CLOSED}, S.REOPENED, {"asker", "colleague", "staff", "assignee"}),
}
_ASKS = frozenset({P.ADVICE_ASK, P.ADVICE_VIEW, P.ADVICE_REPLY})
_STAFF = ROLES["vs_adviser"].permissions
# kind of actor → (relations to the request, permissions held)
ACTORS: dict[str, tuple[frozenset[Relation], frozenset[P]]] = {
    "portal": (frozenset({Relation.SYSTEM}), frozenset()),
    "asker": (frozenset({Relation.ASKING_SIDE}), _ASKS),
    "colleague": (frozenset({Relation.ASKING_SIDE}), _ASKS),
    "staff": (frozenset({Relation.STAFF}), _STAFF),
    "assignee": (frozenset({Relation.STAFF, Relation.ASSIGNEE}), _STAFF),
    "stranger": (frozenset(), _ASKS),
    "headteacher": (frozenset(), ROLES["headteacher"].permissions),
    "data_officer": (frozenset(), ROLES["data_officer"].permissions),
    "admin": (frozenset(), ROLES["admin"].permissions),
    "former_asker": (frozenset({Relation.ASKING_SIDE}), frozenset()),
    "nobody": (frozenset(), frozenset()),
}


@pytest.mark.parametrize(("act", "state", "actor"), list(itertools.product(Act, State, ACTORS)))
def test_every_act_in_every_state_by_every_actor(act: Act, state: State, actor: str) -> None:
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
def test_a_role_alone_never_opens_anothers_request(act: Act, role: str) -> None:
    assert not permits(act, relations=frozenset(), permissions=ROLES[role].permissions)


def test_every_act_has_a_row_and_an_audit_event_of_its_own() -> None:
    assert set(TRANSITIONS) == set(Act) == set(EXPECTED)
    events = [row.audit for row in TRANSITIONS.values()]
    assert len(set(events)) == len(events)


def test_the_database_lets_through_exactly_what_the_tables_allow() -> None:
    assert len(set(MOVES)) == len(MOVES)
    assert set(MOVES) == moves()


def test_every_state_can_be_reached_and_says_whose_turn_it_is() -> None:
    assert {target for _, target in moves()} | {State.SUBMITTED} == set(State)
    assert set(NEXT_STEP) == set(State)


def test_every_notice_is_a_kind_that_can_be_sent() -> None:
    assert {notice for notice in Notice if notice} <= set(KINDS)


def test_the_page_of_states_names_every_state_act_and_event() -> None:
    page = workflow_markdown()
    for state in State:
        assert f"`{state.value}`" in page
    for row in TRANSITIONS.values():
        assert f"`{row.act}`" in page
        assert f"`{row.audit}`" in page
