"""The tables of programmes and of requests: what they allow is what the database allows, and each act has its people."""

from __future__ import annotations

import pytest

from training.models.vocabulary import ENROLMENT_MOVES, INSET_MOVES, EnrolmentState, InsetState
from training.reference import workflow_markdown
from training.reference_programmes import programmes_markdown
from training.workflow import WrongState
from training.workflow_programmes import (
    ENROL_NEXT_STEP,
    ENROL_TRANSITIONS,
    INSET_NEXT_STEP,
    INSET_TRANSITIONS,
    PERMISSIONS,
    EnrolAct,
    InsetAct,
    Side,
    enrol_moves,
    enrol_target_of,
    inset_moves,
    inset_target_of,
)


def test_the_tables_allow_what_the_database_allows() -> None:
    assert enrol_moves() == set(ENROLMENT_MOVES)
    assert inset_moves() == set(INSET_MOVES)


def test_every_act_stands_in_its_table_once() -> None:
    assert set(ENROL_TRANSITIONS) == set(EnrolAct)
    assert set(INSET_TRANSITIONS) == set(InsetAct)
    events = [row.audit for table in (ENROL_TRANSITIONS, INSET_TRANSITIONS) for row in table.values()]
    assert len(events) == len(set(events))
    assert set(PERMISSIONS) == set(Side) - {Side.PORTAL}


@pytest.mark.parametrize("act", EnrolAct)
@pytest.mark.parametrize("state", EnrolmentState)
def test_an_act_of_an_enrolment_from_every_state(act: EnrolAct, state: EnrolmentState) -> None:
    row = ENROL_TRANSITIONS[act]
    if state in row.sources:
        assert enrol_target_of(act, state) == (row.target or state)
    else:
        with pytest.raises(WrongState, match=state.label):
            enrol_target_of(act, state)


@pytest.mark.parametrize("act", InsetAct)
@pytest.mark.parametrize("state", InsetState)
def test_an_act_of_a_request_from_every_state(act: InsetAct, state: InsetState) -> None:
    row = INSET_TRANSITIONS[act]
    if state in row.sources:
        assert inset_target_of(act, state) == row.target
    else:
        with pytest.raises(WrongState, match=state.label):
            inset_target_of(act, state)


def test_what_is_withdrawn_or_declined_stays_so() -> None:
    ends = {InsetState.WITHDRAWN, InsetState.DECLINED}
    assert not ends & {source for source, _ in inset_moves()}
    assert EnrolmentState.WITHDRAWN not in {source for source, _ in enrol_moves()}


def test_the_page_of_states_draws_every_state_and_move() -> None:
    page = programmes_markdown()
    assert page.count("```mermaid") == 2
    for table, moves in ((ENROL_TRANSITIONS, enrol_moves()), (INSET_TRANSITIONS, inset_moves())):
        assert all(f"`{row.act}`" in page and f"`{row.audit}`" in page for row in table.values())
        assert all(f"    {source} --> {target}: " in page for source, target in moves)
    for next_step, states in ((ENROL_NEXT_STEP, EnrolmentState), (INSET_NEXT_STEP, InsetState)):
        assert set(next_step) == set(states)
        assert all(f"| `{state}` | {state.label} | {next_step[state]} |" in page for state in states)
    assert programmes_markdown() in workflow_markdown()
