"""The states of training as a page: diagrams and tables, written to docs/reference/states.md and checked there."""

from __future__ import annotations

from collections.abc import Iterable

from training.models.vocabulary import SEATED, BookingState, SessionState
from training.reference_programmes import programmes_markdown
from training.workflow import NEXT_STEP, SESSION_TRANSITIONS, TRANSITIONS, SessionTransition, Transition, Who

_INTRO = (
    "Drawn from `training/workflow.py`. The database refuses every change of state that is not in the diagrams "
    "(`pgtrigger.FSM`), counts the seats that are taken, held or offered, and refuses one too many; who may make a change "
    "is decided by `training/policies.py`."
)
_WAITING = (
    "A booking begins as `confirmed` while seats are free, as `held` for somebody to be named, else as `waiting`. A free "
    "seat goes to whoever is next in the line and fits: settings without a trained safeguarding lead first, then in the "
    "order in which people came; a party that goes all together once so many seats are free. The offer holds the seat, "
    "ends after the session's number of working hours, and is answered once. Whoever declines, cancels or lets it run "
    "out stands in the line no more."
)


def workflow_markdown() -> str:
    """Diagram, states and transitions of a booking, of a session, and of what a setting asks for, as Markdown."""
    parts = ["## Booking", "", _INTRO, "", _WAITING, "", *_diagram(), "", *_states(), "", *_table(), ""]
    parts += ["## Session", "", *_session_diagram(), "", *_session_table(), "", programmes_markdown()]
    return "\n".join(parts)


def _diagram() -> list[str]:
    begins = (BookingState.CONFIRMED, BookingState.HELD, BookingState.WAITING)
    lines = ["```mermaid", "stateDiagram-v2", *(f"    [*] --> {state}: book" for state in begins)]
    for row in TRANSITIONS.values():
        if row.target is not None:
            lines += [f"    {source} --> {row.target}: {row.act}" for source in _ordered(row.sources, BookingState)]
    return [*lines, "```"]


def _states() -> list[str]:
    rows = [
        f"| `{state.value}` | {state.label} | {'yes' if state in SEATED else 'no'} | {NEXT_STEP[state]} |"
        for state in BookingState
    ]
    return ["| State | People read | Takes a seat | Next step |", "|---|---|---|---|", *rows]


def _table() -> list[str]:
    return ["| Act | From | To | Who | Audit event |", "|---|---|---|---|---|", *map(_row, TRANSITIONS.values())]


def _row(row: Transition) -> str:
    sources = ", ".join(f"`{state}`" for state in _ordered(row.sources, BookingState))
    target = f"`{row.target}`" if row.target else "stays"
    return f"| `{row.act}` | {sources} | {target} | {'; '.join(map(_who, row.who))} | `{row.audit}` |"


def _who(one: Who) -> str:
    name = {"system": "the portal", "setting": "the setting", "attendee": "the attendee"}.get(
        one.relation, one.relation
    )
    return f"{name} with `{one.permission}`" if one.permission else str(name)


def _session_diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> draft"]
    for row in SESSION_TRANSITIONS.values():
        lines += [f"    {source} --> {row.target}: {row.act}" for source in _ordered(row.sources, SessionState)]
    return [*lines, "```"]


def _session_table() -> list[str]:
    head = ["| Act | From | To | Who | Audit event |", "|---|---|---|---|---|"]
    return head + [_session_row(row) for row in SESSION_TRANSITIONS.values()]


def _session_row(row: SessionTransition) -> str:
    sources = ", ".join(f"`{state}`" for state in _ordered(row.sources, SessionState))
    who = f"staff with `{row.permission}`, or the portal" if row.permission else "the portal"
    return f"| `{row.act}` | {sources} | `{row.target}` | {who} | `{row.audit}` |"


def _ordered(states: Iterable[str], every: type[BookingState | SessionState]) -> list[str]:
    wanted = frozenset(states)
    return [state for state in every if state in wanted]
