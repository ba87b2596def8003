"""The one statement of a search: which items come on the page, how many there are, and the counts of the facets.

Its cost is flat. Newest first, entries are read until POOL of them match; only those are ranked and counted. Where there
are more, the page says "more than", each count is a floor ("at least"), and the newest items whose title has all the
words are ranked as well, so that a good old one is not lost. A word that few items hold is found by the index instead;
PostgreSQL decides by its statistics. Measured in docs/adr/0018.
"""

# ruff: noqa: S608  (put together from constants of this module and names of facets; every value is a parameter)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from resources.search.search import FACETS

POOL = 300
TITLES = 100
PAGE = 20
LAST_PAGE = POOL // PAGE
_OPEN_TO_ALL = ("audience", "phase", "area")  # an item that names none is for all of them
_ENTRIES = "FROM resources_searchentry WHERE"
_ORDER = "ORDER BY changed_at DESC, resource_id DESC LIMIT"
# A title that has all the words comes before any that has not.
_SCORE = "ts_rank(words, %(query)s::tsquery) + (title @@ %(query)s::tsquery)::int AS score"


@dataclass(frozen=True, slots=True)
class Pools:
    """What the statement found. `counts[facet][code]`; `capped` names the facets whose counts are floors."""

    items: list[int]
    total: int
    is_capped: bool
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    capped: frozenset[str] = frozenset()


def read(query: str, filters: Mapping[str, Sequence[str]], *, by_relevance: bool, page: int) -> Pools:
    """Find the page's items and the counts. `query` is a tsquery as PostgreSQL writes it, or empty for all items."""
    values: dict[str, Any] = {"query": query, "page": PAGE, "skip": (page - 1) * PAGE}
    values |= {f"in_{name}": codes_of(name, codes) for name, codes in filters.items()}
    with connection.cursor() as cursor:
        cursor.execute(_statement(bool(query), tuple(filters), by_relevance=by_relevance and bool(query)), values)
        rows = cursor.fetchall()
    return _told(rows, filters)


def codes_of(name: str, codes: Sequence[str]) -> list[str]:
    """The entries of `SearchEntry.facets` that fit any of these codes of a facet."""
    every = ["*"] if name in _OPEN_TO_ALL else []
    return [f"{name}:{code}" for code in (*codes, *every)]


def _statement(has_words: bool, filters: tuple[str, ...], *, by_relevance: bool) -> str:
    """Built of constants and of names of facets; all values are parameters."""
    names = [name for name in FACETS if name in filters]
    columns = f"resource_id, changed_at, facets{', words, title' if by_relevance else ''}"
    parts = [f"found AS MATERIALIZED (SELECT {columns} {_matching(has_words, names)})"]
    for name in names:
        others = [other for other in names if other != name]
        parts.append(f"without_{name} AS MATERIALIZED (SELECT facets {_matching(has_words, others)})")
    best = _ranked(names) if by_relevance else "SELECT resource_id, changed_at, 0 AS score FROM found"
    order = "score DESC, changed_at DESC, resource_id DESC"
    parts.append(f"best AS (SELECT resource_id, row_number() OVER (ORDER BY {order}) AS place FROM ({best}) pool)")
    shown = "SELECT 'item', resource_id::text, place FROM best WHERE place > %(skip)s AND place <= %(skip)s + %(page)s"
    told = [shown, "SELECT 'total', '', count(*) FROM found", _counted("found", "")]
    for name in names:
        told.append(f"SELECT 'pool', '{name}', count(*) FROM without_{name}")
        told.append(_counted(f"without_{name}", name))
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(told)}"


def _matching(has_words: bool, names: Sequence[str], column: str = "words", most: int = 0) -> str:
    where = [f"{column} @@ %(query)s::tsquery"] if has_words else []
    where += [f"facets && %(in_{name})s::varchar[]" for name in names]
    return f"{_ENTRIES} {' AND '.join(where) or 'true'} {_ORDER} {most or POOL + 1}"


def _ranked(names: Sequence[str]) -> str:
    """The pool, with the newest fitting titles where it is full. Scores are made after the limit, not before.

    Those that the pool holds already are left out after the limit: a bound inside it leads PostgreSQL astray.
    """
    titled = f"SELECT resource_id, changed_at, words, title {_matching(True, names, 'title', TITLES)}"
    older = f"(SELECT count(*) FROM found) > {POOL} AND changed_at < (SELECT min(changed_at) FROM found)"
    both = f"SELECT resource_id, changed_at, words, title FROM found UNION ALL SELECT * FROM ({titled}) o WHERE {older}"
    return f"SELECT resource_id, changed_at, {_SCORE} FROM ({both}) ranked"


def _counted(pool: str, name: str) -> str:
    """Counts of each code of a pool; with `name` of that facet alone, which are told apart by a colon before."""
    only = f" WHERE starts_with(code, '{name}:')" if name else ""
    kind = "own" if name else "count"
    return f"SELECT '{kind}', code, count(*) FROM {pool}, unnest(facets) code{only} GROUP BY code"


def _told(rows: Sequence[tuple[str, str, int]], filters: Mapping[str, Sequence[str]]) -> Pools:
    items = [int(code) for what, code, _ in sorted(rows, key=lambda row: row[2]) if what == "item"]
    total = next(number for what, _, number in rows if what == "total")
    capped = {code for what, code, number in rows if what == "pool" and number > POOL}
    if total > POOL:
        capped |= set(FACETS) - set(filters)
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for what, code, number in rows:
        name, _, value = code.partition(":")
        if (what == "own") if name in filters else (what == "count"):
            counts[name][value] = number
    for name in _OPEN_TO_ALL:
        _spread(counts[name])
    return Pools(items, min(total, POOL), total > POOL, counts, frozenset(capped))


def _spread(counts: dict[str, int]) -> None:
    """Items for all count with each code; a code that only they serve is known to the page by `*`."""
    everywhere = counts.pop("*", 0)
    for code in counts:
        counts[code] += everywhere
    counts["*"] = everywhere
