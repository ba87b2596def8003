"""The filters beside the results, each choice with how many items it would leave.

A facet's counts are made as if nothing were chosen in it: they say what another choice would find. Where the pool is
full a count is a floor, and the page says "at least".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from organisations.models import Area
from resources.models import Topic
from resources.models.vocabulary import Audience, Cost, Kind, Phase
from resources.search.pools import Pools
from resources.search.search import Search

UNKNOWN = "unknown"  # how an empty cost is written in addresses and entries
_LABELS = {"kind": "Kind", "topic": "Topic", "audience": "For", "phase": "Phase", "area": "Area", "cost": "Cost"}
_FIXED: dict[str, list[tuple[str, str]]] = {
    "kind": [(code.value, str(code.label)) for code in Kind],
    "audience": [(code.value, str(code.label)) for code in Audience],
    "phase": [(code.value, str(code.label)) for code in Phase],
    "cost": [(code.value or UNKNOWN, str(code.label)) for code in Cost],
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet. `count` is None where it is not known (none among the newest, perhaps some beyond)."""

    code: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter. `is_floor`: each count is "at least"."""

    name: str
    label: str
    options: tuple[Option, ...]
    is_floor: bool = False

    @property
    def chosen(self) -> list[Option]:
        """The choices made."""
        return [option for option in self.options if option.chosen]


def shown(search: Search, pools: Pools, choices: Mapping[str, Iterable[tuple[str, str]]]) -> list[Facet]:
    """The facets in their order. A choice that finds nothing is left out, unless it is made."""
    return [_facet(name, options, search, pools) for name, options in choices.items()]


def choices_of_all() -> dict[str, list[tuple[str, str]]]:
    """Code and label of every choice, by facet. One query."""
    topics = Topic.objects.filter(is_active=True).order_by().values_list(Value("topic"), "code", "label", "position")
    areas = Area.objects.order_by().values_list(Value("area"), Cast("pk", CharField()), "name", Value(0))
    rows = sorted(topics.union(areas, all=True), key=lambda row: (row[3], row[2]))
    found = {which: [(code, label) for kind, code, label, _ in rows if kind == which] for which in ("topic", "area")}
    return {name: _FIXED.get(name) or found[name] for name in _LABELS}


def _facet(name: str, choices: Iterable[tuple[str, str]], search: Search, pools: Pools) -> Facet:
    chosen, counts = set(search.filters.get(name, ())), pools.counts.get(name, {})
    is_floor = name in pools.capped
    # What is found is counted further than a pool of all choices reaches.
    known = {code: pools.total for code in chosen} if len(chosen) == 1 else {}
    options = (
        Option(code, label, _count(counts, code, is_floor=is_floor, least=known.get(code, 0)), code in chosen)
        for code, label in choices
    )
    return Facet(name, _LABELS[name], tuple(one for one in options if one.count != 0 or one.chosen), is_floor)


def _count(counts: Mapping[str, int], code: str, *, is_floor: bool, least: int) -> int | None:
    count = max(counts.get(code, counts.get("*", 0)), least)
    return None if is_floor and not count else count
