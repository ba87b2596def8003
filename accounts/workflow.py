"""The life of a membership as a table: requested → approved → ended, or requested → refused.

Read side by side: from where to where, who takes the step, what is audited, which mail tells the person.
The database refuses every other move (a trigger on `Membership.state`).
"""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Membership

State = Membership.State


@dataclass(frozen=True)
class Move:
    """One step. `mail` is the kind of message to the person, empty for none."""

    source: State
    target: State
    who: str
    event: str
    mail: str = ""


MEMBERSHIP_MOVES: tuple[Move, ...] = (
    Move(State.REQUESTED, State.APPROVED, "staff, or the role register", "membership.approved", "membership_approved"),
    Move(State.REQUESTED, State.REFUSED, "staff", "membership.refused", "membership_refused"),
    Move(State.REQUESTED, State.ENDED, "the person", "membership.withdrawn"),
    Move(State.APPROVED, State.ENDED, "the person or staff", "membership.ended", "membership_ended"),
)
_BY_ENDS = {(move.source, move.target): move for move in MEMBERSHIP_MOVES}


class WrongState(Exception):
    """Somebody else was quicker: the membership is no longer where this step starts."""

    message = "This was already decided. Look at the page again to see what it says now."

    def __str__(self) -> str:
        return self.message


def move_between(source: str, target: str) -> Move:
    """The step from one state to another; raises WrongState where there is none."""
    try:
        return _BY_ENDS[(State(source), State(target))]
    except KeyError:
        raise WrongState from None
