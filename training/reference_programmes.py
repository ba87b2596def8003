"""The states of a setting's way through a programme and of a request for whole-setting training, for docs/reference/states.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from training.models.vocabulary import EnrolmentState, InsetState
from training.workflow_programmes import (
    ENROL_NEXT_STEP,
    ENROL_TRANSITIONS,
    INSET_NEXT_STEP,
    INSET_TRANSITIONS,
    PERMISSIONS,
    EnrolTransition,
    InsetTransition,
    Side,
)

_State = EnrolmentState | InsetState
_INTRO = (
    "Drawn from `training/workflow_programmes.py`; the database refuses every other change of state. What a programme "
    "asks of a lead team is counted in `training/programme_sums.py`."
)
_PROGRAMME = (
    "A setting enrols with its lead team and is under way. The portal grants the status once every member who has not "
    "left has attended all core courses, both audits are in, and the team has the size and the roles that the programme "
    "asks for. The status lapses on the day by which it had to be renewed."
)
_SIDES = {Side.SETTING: "the setting", Side.STAFF: "staff", Side.PLANNER: "staff who plan", Side.PORTAL: "the portal"}


def programmes_markdown() -> str:
    """Diagram, states and transitions of both, as Markdown."""
    enrolments = [*ENROL_TRANSITIONS.values()]
    insets = [*INSET_TRANSITIONS.values()]
    return "\n".join(
        [
            *("## A setting in a programme", "", _INTRO, "", _PROGRAMME, ""),
            *_diagram("active: enrol", enrolments, EnrolmentState),
            *("", *_states(ENROL_NEXT_STEP), "", *_table(enrolments, EnrolmentState), ""),
            *("## Request for whole-setting training", ""),
            *_diagram("asked: ask", insets, InsetState),
            *("", *_states(INSET_NEXT_STEP), "", *_table(insets, InsetState), ""),
        ]
    )


def _diagram(
    begins: str, rows: Iterable[EnrolTransition | InsetTransition], every: type[EnrolmentState | InsetState]
) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {begins}"]
    for row in rows:
        if row.target is not None:
            lines += [f"    {source} --> {row.target}: {row.act}" for source in _ordered(row.sources, every)]
    return [*lines, "```"]


def _states(next_step: Mapping[EnrolmentState, str] | Mapping[InsetState, str]) -> list[str]:
    rows = [f"| `{state.value}` | {state.label} | {words} |" for state, words in next_step.items()]
    return ["| State | People read | Next step |", "|---|---|---|", *rows]


def _table(rows: Iterable[EnrolTransition | InsetTransition], every: type[EnrolmentState | InsetState]) -> list[str]:
    return ["| Act | From | To | Who | Audit event |", "|---|---|---|---|---|", *(_row(row, every) for row in rows)]


def _row(row: EnrolTransition | InsetTransition, every: type[EnrolmentState | InsetState]) -> str:
    sources = ", ".join(f"`{state}`" for state in _ordered(row.sources, every))
    target = f"`{row.target}`" if row.target else "stays"
    who = "; ".join(_who(side) for side in Side if side in row.who)
    return f"| `{row.act}` | {sources} | {target} | {who} | `{row.audit}` |"


def _who(side: Side) -> str:
    allowed = " or ".join(f"`{one}`" for one in sorted(PERMISSIONS.get(side, ())))
    return f"{_SIDES[side]} with {allowed}" if allowed else _SIDES[side]


def _ordered(states: Iterable[_State], every: type[EnrolmentState | InsetState]) -> list[str]:
    wanted = frozenset(states)
    return [state.value for state in every if state in wanted]
