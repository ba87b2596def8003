"""DESIGN 5 and promise 5: the tables of versions and items over every state × act × kind of person.

`EXPECTED` is written by hand, as a second opinion on the tables: a change of either fails here until both agree.
"""

from __future__ import annotations

import itertools

import pytest

from accounts.permissions import Permission as P
from accounts.roles import ROLES
from notifications.kinds import KINDS
from resources.editing.reference import workflow_markdown
from resources.editing.workflow import (
    ITEM_TRANSITIONS,
    NEXT_STEP,
    TRANSITIONS,
    Act,
    ItemAct,
    Notice,
    Relation,
    WrongState,
    item_target_of,
    moves,
    permits,
    target_of,
)
from resources.models.resource import MOVES, VERSION_MOVES
from resources.models.vocabulary import State as R
from resources.models.vocabulary import VersionState as S

# act → (sources, target, kinds of actor that may)
EXPECTED: dict[Act, tuple[set[S], S, set[str]]] = {
    Act.SAVE: ({S.DRAFT}, S.DRAFT, {"adviser, wrote", "adviser, read", "editor, wrote", "editor, read", "portal"}),
    Act.SEND: ({S.DRAFT}, S.IN_REVIEW, {"adviser, wrote", "editor, wrote"}),
    Act.TAKE_BACK: ({S.IN_REVIEW, S.SCHEDULED}, S.DRAFT, {"adviser, wrote", "editor, wrote", "editor, read"}),
    Act.RETURN: ({S.IN_REVIEW}, S.DRAFT, {"editor, read"}),
    Act.APPROVE: ({S.IN_REVIEW}, S.LIVE, {"editor, read"}),
    Act.SCHEDULE: ({S.IN_REVIEW}, S.SCHEDULED, {"editor, read"}),
    Act.GO_LIVE: ({S.SCHEDULED}, S.LIVE, {"portal"}),
    Act.REPLACE: ({S.LIVE}, S.PAST, {"portal"}),
    Act.DISCARD: (
        {S.DRAFT, S.IN_REVIEW, S.SCHEDULED},
        S.DISCARDED,
        {"adviser, wrote", "editor, wrote", "editor, read"},
    ),
}
SHOWN = {R.PUBLISHED, R.REVIEW_DUE}
EXPECTED_OF_ITEMS: dict[ItemAct, tuple[set[R], R | None, set[str]]] = {
    ItemAct.REVISE: ({*SHOWN, R.ARCHIVED}, None, {"adviser", "editor", "portal"}),
    ItemAct.CONFIRM: (SHOWN, R.PUBLISHED, {"adviser", "editor"}),
    ItemAct.KEEP: (set(R), None, {"adviser", "editor"}),
    ItemAct.ARCHIVE: ({R.DRAFT, R.IN_REVIEW, *SHOWN}, R.ARCHIVED, {"editor"}),
    ItemAct.FORWARD: ({R.ARCHIVED}, None, {"editor"}),
    ItemAct.PUT_IN: (set(R), R.PUBLISHED, {"editor", "portal"}),
}
_ROLE_OF = {
    "adviser": "vs_adviser",
    "editor": "editor",
    "dsl": "dsl",
    "administrator": "admin",
    "officer": "data_officer",
}
ACTORS: dict[str, tuple[frozenset[Relation], frozenset[P]]] = {
    f"{name}, {how}": (frozenset({Relation.STAFF, relation}), ROLES[role].permissions)
    for name, role in _ROLE_OF.items()
    for how, relation in (("wrote", Relation.WRITER), ("read", Relation.SECOND))
} | {"portal": (frozenset({Relation.SYSTEM}), frozenset())}
OF_ITEMS = {name: (frozenset({Relation.STAFF}), ROLES[role].permissions) for name, role in _ROLE_OF.items()} | {
    "portal": (frozenset({Relation.SYSTEM}), frozenset())
}


def test_every_act_has_a_row_and_every_state_a_next_step() -> None:
    assert set(TRANSITIONS) == set(EXPECTED) == set(Act)
    assert set(ITEM_TRANSITIONS) == set(EXPECTED_OF_ITEMS) == set(ItemAct)
    assert set(NEXT_STEP) == set(S)


@pytest.mark.parametrize(("act", "state"), itertools.product(Act, S))
def test_a_version_moves_only_as_the_table_says(act: Act, state: S) -> None:
    sources, target, _ = EXPECTED[act]
    if state in sources:
        assert target_of(act, state) == target
    else:
        with pytest.raises(WrongState):
            target_of(act, state)


@pytest.mark.parametrize(("act", "actor"), itertools.product(Act, ACTORS))
def test_only_those_of_the_table_act_on_a_version(act: Act, actor: str) -> None:
    relations, held = ACTORS[actor]
    assert permits(TRANSITIONS[act].who, relations=relations, permissions=held) == (actor in EXPECTED[act][2])


@pytest.mark.parametrize(("act", "state"), itertools.product(ItemAct, R))
def test_an_item_moves_only_as_the_table_says(act: ItemAct, state: R) -> None:
    sources, target, _ = EXPECTED_OF_ITEMS[act]
    if state in sources:
        assert item_target_of(act, state) == (target or state)
    else:
        with pytest.raises(WrongState):
            item_target_of(act, state)


@pytest.mark.parametrize(("act", "actor"), itertools.product(ItemAct, OF_ITEMS))
def test_only_those_of_the_table_act_on_an_item(act: ItemAct, actor: str) -> None:
    relations, held = OF_ITEMS[actor]
    allowed = permits(ITEM_TRANSITIONS[act].who, relations=relations, permissions=held)
    assert allowed == (actor in EXPECTED_OF_ITEMS[act][2])


def test_the_database_knows_the_same_moves() -> None:
    assert set(VERSION_MOVES) == set(moves())
    of_items = {
        (s, row.target) for row in ITEM_TRANSITIONS.values() for s in row.sources if row.target not in (None, s)
    }
    assert of_items <= set(MOVES)


def test_every_notice_is_a_kind_of_message_and_every_audit_event_names_its_app() -> None:
    assert {str(notice) for notice in Notice if notice} <= set(KINDS)
    rows = [*TRANSITIONS.values(), *ITEM_TRANSITIONS.values()]
    assert all(row.audit.startswith("resource.") for row in rows)


def test_the_page_shows_every_act() -> None:
    page = workflow_markdown()
    assert all(f"| `{act}` |" in page for act in (*Act, *ItemAct))
