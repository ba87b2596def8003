"""Which adviser gets a request, and why, in words. Pure: facts in, a choice out; `selectors.routing` gathers the facts.

Rules first, in their order; then the fairest share of open work among the advisers whose topics, areas and phases
fit; an absent adviser's work goes to the deputy, then to the team, then to the duty basket. The words name no person:
the history keeps them for ever, and a name would outlive its erasure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked: codes and ids only. `day` is the first open day on which somebody could look at it."""

    topic: int
    topic_label: str
    phase: str
    area: int | None
    urgent: bool
    day: date


@dataclass(frozen=True, slots=True)
class Adviser:
    """One adviser as routing sees them; empty sets fit everything. `share` is open work against capacity."""

    person: int
    topics: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()
    phases: frozenset[str] = frozenset()
    working_days: frozenset[int] = frozenset(range(5))
    capacity: int = 12
    open_requests: int = 0
    team: int | None = None
    deputy: int | None = None
    away_from: date | None = None
    away_until: date | None = None

    def is_there(self, need: Need) -> bool:
        """Not away on the day; for an urgent question also at work on it."""
        away = self.away_from is not None and self.away_until is not None
        if away and self.away_from <= need.day <= self.away_until:  # type: ignore[operator]  # both are set
            return False
        return not need.urgent or need.day.weekday() in self.working_days

    def fits(self, need: Need) -> bool:
        """Whether topic, area and phase are among this adviser's."""
        return (
            (not self.topics or need.topic in self.topics)
            and (not self.areas or need.area in self.areas)
            and (not self.phases or need.phase in self.phases or need.phase == "all")
        )

    def has_room(self) -> bool:
        return self.open_requests < self.capacity

    def share(self) -> tuple[float, int, int]:
        """For the smallest: open work against capacity, then fewest requests, then the older account."""
        return self.open_requests / max(1, self.capacity), self.open_requests, self.person


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in order: an empty part fits everything; it names an adviser (a person) or a team."""

    position: int
    topic: int | None = None
    phase: str = ""
    area: int | None = None
    adviser: int | None = None
    team: int | None = None

    def fits(self, need: Need) -> bool:
        return self.topic in (None, need.topic) and self.phase in ("", need.phase) and self.area in (None, need.area)


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the request goes: to a person, or to a basket (of a team, or the duty basket), and why."""

    person: int | None
    team: int | None
    words: str


def choose(need: Need, advisers: Sequence[Adviser], rules: Sequence[Rule]) -> Choice:
    """Pick an adviser or a basket. Deterministic: the same facts give the same choice."""
    by_person = {adviser.person: adviser for adviser in advisers}
    rule = next((rule for rule in rules if rule.fits(need)), None)
    if rule is not None and rule.adviser in by_person:
        why = f"Rule {rule.position} names this adviser"
        return _or_stand_in(by_person[rule.adviser], need, advisers, why)
    if rule is not None and rule.team is not None:
        return _in_team(rule.team, need, advisers, f"Rule {rule.position} names the team")
    return _fair_share(need, advisers)


def _fair_share(need: Need, advisers: Sequence[Adviser]) -> Choice:
    fitting = [adviser for adviser in advisers if adviser.fits(need)]
    if not fitting:
        return Choice(
            None,
            None,
            f"No adviser covers {need.topic_label.lower()} for this phase and area, so the duty adviser decides.",
        )
    there = [adviser for adviser in fitting if adviser.is_there(need)]
    with_room = [adviser for adviser in there if adviser.has_room()]
    if with_room:
        one = min(with_room, key=Adviser.share)
        return Choice(one.person, one.team, _share_words(one, need, len(with_room)))
    if there:
        return Choice(None, there[0].team, "Every adviser who fits has a full desk, so the duty adviser decides.")
    return _or_stand_in(min(fitting, key=Adviser.share), need, advisers, "The adviser who fits best")


def _share_words(one: Adviser, need: Need, among: int) -> str:
    others = (
        "the only adviser free who fits" if among == 1 else f"of {among} advisers who fit, the smallest share of work"
    )
    return f"{need.topic_label}: {others} ({one.open_requests} open, room for {one.capacity})."


def _or_stand_in(one: Adviser, need: Need, advisers: Sequence[Adviser], why: str) -> Choice:
    if one.is_there(need):
        return Choice(one.person, one.team, f"{why}.")
    deputy = next((other for other in advisers if other.person == one.deputy), None)
    if deputy is not None and deputy.is_there(need):
        return Choice(deputy.person, deputy.team, f"{why}, who is not there; this is the deputy.")
    if one.team is not None:
        return _in_team(
            one.team, need, advisers, f"{why}, who is not there, and no deputy is there either; so the team"
        )
    return Choice(None, None, f"{why}, who is not there, and nobody stands in, so the duty adviser decides.")


def _in_team(team: int, need: Need, advisers: Sequence[Adviser], why: str) -> Choice:
    there = [a for a in advisers if a.team == team and a.is_there(need) and a.has_room()]
    there = [a for a in there if a.fits(need)] or there
    if there:
        one = min(there, key=Adviser.share)
        return Choice(one.person, team, f"{why}; in it this adviser has the smallest share of work.")
    return Choice(None, team, f"{why}; nobody in it is free, so the request stands in its basket.")
