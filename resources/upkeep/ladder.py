"""Who is asked next to check an item that is due. Pure: facts in, rungs out.

The owner is asked on the first working day; ten working days later the second owner; five later the owner of the topic;
five later the head of the Virtual School. Each rung is asked once in a round. Nobody waits for somebody who has left,
and nobody is asked twice: such a rung is passed over at once.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resources.models import Chase

Rung = Chase.Rung
# Working days after whoever was asked before.
WAITS = {Rung.OWNER: 0, Rung.SECOND_OWNER: 10, Rung.TOPIC_OWNER: 5, Rung.HEAD: 5}
After = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class Asked:
    """One rung of a round: who was asked and when; `person` is None where nobody stood there."""

    rung: int
    person: int | None
    on: date


def next_rungs(
    asked: Sequence[Asked], stands: Mapping[Rung, int | None], able: Container[int], today: date, after: After
) -> list[tuple[Rung, int | None]]:
    """The rungs to write today, in order; at most the last has somebody on it.

    `stands` says who stands on each rung, `able` who still works here and may check; `after(day, n)` counts working days.
    """
    people = [one for one in asked if one.person is not None]
    last = people[-1] if people else None
    known = {one.person for one in people}
    rungs: list[tuple[Rung, int | None]] = []
    for rung in Rung:
        if rung <= max((one.rung for one in asked), default=0):
            continue
        if last is not None and last.person in able and today < after(last.on, WAITS[rung]):
            break
        person = stands.get(rung)
        if person is None or person not in able or person in known:
            rungs.append((rung, None))
            continue
        rungs.append((rung, person))
        break
    return rungs
