"""The workflow as a page: a diagram and tables, written to docs/reference/states.md and checked there."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from resources.editing.workflow import ITEM_TRANSITIONS, NEXT_STEP, TRANSITIONS, Notice, Who
from resources.models.resource import MOVES
from resources.models.vocabulary import State, VersionState

_INTRO = (
    "Drawn from `resources/editing/workflow.py`. The database refuses every change of state that is not in the diagrams "
    "(`pgtrigger.FSM`); who may make one is decided by `resources/editing/policies.py`. Beside these acts a daily task "
    "moves items from `published` to `review_due` when their check is due or the law of a topic changed."
)


def workflow_markdown() -> str:
    """Diagrams, states and transitions of an item and its versions, as Markdown."""
    item = ["### Item", "", *_diagram("draft", MOVES), "", *_item_table()]
    version = ["### Version of an item", "", *_diagram("draft", _version_moves()), "", *_states(), "", *_table()]
    return "\n".join(["## Resource", "", _INTRO, "", *item, "", *version, ""])


def _version_moves() -> list[tuple[VersionState, VersionState]]:
    return [
        (s, row.target) for row in TRANSITIONS.values() for s in _ordered(VersionState, row.sources) if s != row.target
    ]


def _diagram(first: str, moves: Iterable[tuple[Enum, Enum]]) -> list[str]:
    arrows = dict.fromkeys(f"    {before.value} --> {after.value}" for before, after in moves)
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}", *arrows, "```"]


def _states() -> list[str]:
    rows = [f"| `{state.value}` | {state.label} | {NEXT_STEP[state]} |" for state in VersionState]
    return ["| State | Staff read | Next step |", "|---|---|---|", *rows]


def _table() -> list[str]:
    head = ["| Act | From | To | Who | Audit event | Notice |", "|---|---|---|---|---|---|"]
    return head + [
        f"| `{row.act}` | {_codes(VersionState, row.sources)} | `{row.target}` | {_whos(row.who)} | `{row.audit}` | "
        f"{'none' if row.notice is Notice.NONE else f'`{row.notice}`'} |"
        for row in TRANSITIONS.values()
    ]


def _item_table() -> list[str]:
    head = ["| Act | From | To | Who | Audit event |", "|---|---|---|---|---|"]
    return head + [
        f"| `{row.act}` | {_codes(State, row.sources)} | {f'`{row.target}`' if row.target else 'stays'} | "
        f"{_whos(row.who)} | `{row.audit}` |"
        for row in ITEM_TRANSITIONS.values()
    ]


def _codes(states: type[Enum], sources: Iterable[Enum]) -> str:
    wanted = frozenset(sources)
    return "any state" if wanted == frozenset(states) else ", ".join(f"`{s.value}`" for s in _ordered(states, wanted))


def _whos(whos: Iterable[Who]) -> str:
    return "; ".join(f"{one.relation} with `{one.permission}`" if one.permission else "the portal" for one in whos)


def _ordered(states: type[Enum], wanted: Iterable[Enum]) -> list[Any]:
    chosen = frozenset(wanted)
    return [state for state in states if state in chosen]
