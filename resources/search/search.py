"""A search as its address says it: words, filters, order, page. The address is the whole state.

`Search.from_query(request.GET)` takes anything and never fails; `to_query()` gives the one way of writing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlencode

from resources.search.words import LONGEST, tidy

FACETS = ("kind", "topic", "audience", "phase", "area", "cost")
RELEVANCE, NEWEST = "relevance", "newest"
LAST_PAGE = 9_999
MOST_CHOICES = 30
_CODE_LENGTH = 40


class Query(Protocol):
    """What Django's QueryDict offers of itself here."""

    def get(self, key: str, default: str, /) -> str: ...

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. `filters` has only facets by which something is chosen; `as_typed`: no spelling is put right.

    The address names the words of which that holds, so that it ends when others are typed.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = RELEVANCE
    page: int = 1
    as_typed: bool = False
    was_cut: bool = False  # more was typed than is searched for

    @classmethod
    def from_query(cls, query: Query) -> Search:
        """Read an address. What it does not know is left out."""
        typed = query.get("q", "")
        words = tidy(typed)
        chosen = {name: _codes(query.getlist(name)) for name in FACETS}
        return cls(
            words=words,
            filters={name: codes for name, codes in chosen.items() if codes},
            order=NEWEST if query.get("sort", "") == NEWEST else RELEVANCE,
            page=page_of(query.get("page", "")),
            as_typed=bool(words) and tidy(query.get("as_typed", "")) == words,
            was_cut=len(" ".join(typed.split())) > LONGEST,
        )

    @classmethod
    def kept(cls, words: str, filters: Mapping[str, Iterable[str]]) -> Search:
        """A search that somebody saved."""
        known = {name: _codes(filters.get(name, ())) for name in FACETS}
        return cls(words=tidy(words), filters={name: codes for name, codes in known.items() if codes})

    def to_query(self) -> str:
        """The address's query; empty for everything, by relevance, from the start."""
        pairs: list[tuple[str, str]] = [("q", self.words)] if self.words else []
        pairs += [(name, code) for name in FACETS for code in self.filters.get(name, ())]
        if self.order == NEWEST:
            pairs.append(("sort", NEWEST))
        if self.as_typed:
            pairs.append(("as_typed", self.words))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def without(self, name: str, code: str) -> Search:
        """The same from its first page without one choice of a filter."""
        left = tuple(one for one in self.filters.get(name, ()) if one != code)
        others = {other: codes for other, codes in self.filters.items() if other != name}
        return replace(self, filters=others | ({name: left} if left else {}), page=1)

    def changed(self, **changes: object) -> Search:
        """The same with other words, order or page."""
        return replace(self, **changes)  # type: ignore[arg-type]  # checked by the names of the fields

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for: everything is shown."""
        return not self.words and not self.filters


def _codes(values: Iterable[object]) -> tuple[str, ...]:
    """The codes in their order, each once; what cannot be a code is left out."""
    codes = dict.fromkeys(str(value) for value in values)
    return tuple(code for code in codes if 0 < len(code) <= _CODE_LENGTH and _is_code(code))[:MOST_CHOICES]


def _is_code(code: str) -> bool:
    return code.isascii() and code.replace("-", "").replace("_", "").isalnum()


def page_of(typed: str) -> int:
    """The number of a page as an address says it; the first where it says none."""
    return min(max(int(typed), 1), LAST_PAGE) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1
