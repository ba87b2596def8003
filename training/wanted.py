"""What somebody looks for in the catalogue, as the address says it: words, filters, month, page. The address is all.

`Wanted.from_query(request.GET)` takes anything and never fails; `to_query()` gives the one way of writing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from resources.search.search import page_of
from resources.search.words import tidy

FACETS = ("topic", "audience", "phase", "mode", "month")
MOST_CHOICES = 30
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


class Query(Protocol):
    """What Django's QueryDict offers of itself here."""

    def get(self, key: str, default: str, /) -> str: ...

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. `filters` has only facets by which something is chosen."""

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def from_query(cls, query: Query) -> Wanted:
        """Read an address. What it does not know is left out."""
        chosen = {name: _codes(query.getlist(name)) for name in FACETS}
        return cls(
            words=tidy(query.get("q", "")),
            filters={name: codes for name, codes in chosen.items() if codes},
            page=page_of(query.get("page", "")),
        )

    def to_query(self) -> str:
        """The address's query; empty for everything from the start."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, code) for name in FACETS for code in self.filters.get(name, ())]
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def chosen(self, name: str) -> tuple[str, ...]:
        """The choices of one filter."""
        return self.filters.get(name, ())

    def without(self, name: str, code: str = "") -> Wanted:
        """The same from its first page without one choice of a filter, or without the filter."""
        left = tuple(one for one in self.chosen(name) if code and one != code)
        others = {other: codes for other, codes in self.filters.items() if other != name}
        return replace(self, filters=others | ({name: left} if left else {}), page=1)

    def at(self, page: int) -> Wanted:
        """The same on another page."""
        return replace(self, page=page)


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    """The codes in their order, each once; what cannot be a code is left out."""
    return tuple(code for code in dict.fromkeys(values) if _CODE.fullmatch(code))[:MOST_CHOICES]


def month_of(typed: str) -> date | None:
    """`2026-12` as its first day; None for anything else."""
    found = _MONTH.fullmatch(typed)
    return date(int(found[1]), int(found[2]), 1) if found else None


def next_month(first: date, by: int = 1) -> date:
    """The first day of the month so many later, or earlier."""
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)
