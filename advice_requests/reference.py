"""The workflow as a page: a diagram and a table, written to docs/reference/states.md and checked there."""

from __future__ import annotations

from collections.abc import Iterable

from advice_requests.models.vocabulary import State
from advice_requests.workflow import NEXT_STEP, TRANSITIONS, Notice, Transition, Who

_INTRO = (
    "Drawn from `advice_requests/workflow.py`. The database refuses every change of state that is not in the diagram "
    "(`pgtrigger.FSM`); who may make one is decided by `advice_requests/policies.py`."
)


def workflow_markdown() -> str:
    """Diagram, states and transitions of an advice request, as Markdown."""
    return "\n".join(["## Advice request", "", _INTRO, "", *_diagram(), "", *_states(), "", *_table(), ""])


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> submitted: submit"]
    for row in TRANSITIONS.values():
        if row.target is not None:
            lines += [f"    {source} --> {row.target}: {row.act}" for source in _ordered(row.sources)]
    ends = [state for state in State if state in (State.CLOSED, State.REFERRED_OUT, State.DECLINED, State.MERGED)]
    return [*lines, *(f"    {state} --> [*]" for state in ends), "```"]


def _states() -> list[str]:
    rows = [f"| `{state.value}` | {state.label} | {NEXT_STEP[state]} |" for state in State]
    return ["| State | Staff read | Next step |", "|---|---|---|", *rows]


def _table() -> list[str]:
    head = ["| Act | From | To | Who | Audit event | Notice | Answer clock |", "|---|---|---|---|---|---|---|"]
    return head + [_row(row) for row in TRANSITIONS.values()]


def _row(row: Transition) -> str:
    sources = "any state" if row.sources == frozenset(State) else ", ".join(f"`{s}`" for s in _ordered(row.sources))
    target = f"`{row.target}`" if row.target else "stays"
    who = "; ".join(_who(one) for one in row.who)
    notice = "none" if row.notice is Notice.NONE else f"`{row.notice}`"
    return f"| `{row.act}` | {sources} | {target} | {who} | `{row.audit}` | {notice} | {row.clock} |"


def _who(one: Who) -> str:
    relation = str(one.relation).replace("_", " ")
    return (
        f"{relation} with `{one.permission}`"
        if one.permission
        else f"the {'portal' if relation == 'system' else relation}"
    )


def _ordered(states: Iterable[State]) -> list[State]:
    wanted = frozenset(states)
    return [state for state in State if state in wanted]
