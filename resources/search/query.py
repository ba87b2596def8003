"""Finds items. The one way in for pages, saved searches and feeds.

    found = find(Search.from_query(request.GET))

Words are understood by `words`, widened by `synonyms`, and where nothing has them put right by `spelling`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from resources.models import Resource, SearchEntry
from resources.models.vocabulary import SHOWN
from resources.search import facets, pools
from resources.search.highlights import BEGIN, Highlight, cut, marked, marked_piece, segments
from resources.search.search import NEWEST, RELEVANCE, Search
from resources.search.spelling import corrected
from resources.search.synonyms import Clause, clauses
from resources.search.words import Term, as_typed, terms

# What a row of results shows; the body stays where it is.
_ROW_FIELDS = (
    "id",
    "slug",
    "kind",
    "title",
    "summary",
    "topics",
    "phases",
    "cost",
    "state",
    "checked_on",
    "check_due_on",
    "law_review",
    "service_status",
    "review_months",
    "links_broken",
    "changed_at",
    "organisation__name",
    "organisation__slug",
)
_UNDERSTOOD = """
    SELECT (CASE WHEN in_order THEN phraseto_tsquery('english', way) ELSE plainto_tsquery('english', way) END)::text
    FROM unnest(%s::text[], %s::bool[]) WITH ORDINALITY ways (way, in_order, place) ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query for PostgreSQL. `match` asks for tags of synonyms, `mark` for the words themselves, to be shown marked."""

    match: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. Where `total_is_capped` there are more than `total`, and only these can be paged through."""

    search: Search
    items: list[Resource]
    total: int
    total_is_capped: bool
    facets: list[facets.Facet]
    highlights: Mapping[int, Highlight]
    labels: Mapping[str, str]  # of topics, for the rows
    corrected_to: str = ""  # what was searched for instead of what was typed
    has_no_words: bool = False  # something was typed, and none of it is a word that can be searched for

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, min(-(-self.total // pools.PAGE), pools.LAST_PAGE))


def find(search: Search) -> Found:
    """The items of one page, newest or best first, with counts. Never fails for what somebody typed."""
    typed = terms(search.words)
    asked = _asked(clauses(typed))
    if search.words and not asked.match:
        none = facets.shown(search, pools.Pools([], 0, False), facets.choices_of_all())
        return Found(search, [], 0, False, none, {}, {}, has_no_words=True)
    read, instead = _read(search, asked), ""
    if not read.total and typed and not search.as_typed:
        read, asked, instead = _put_right(search, typed, read, asked)
    choices = facets.choices_of_all()
    items = _items(read.items, asked.mark)
    return Found(
        search=search,
        items=items,
        total=read.total,
        total_is_capped=read.is_capped,
        facets=facets.shown(search, read, choices),
        highlights=_highlights(items, asked.mark) if asked.mark else {},
        labels=dict(choices["topic"]),
        corrected_to=instead,
    )


def _highlights(items: Sequence[Resource], query: str) -> dict[int, Highlight]:
    """The marked words of each item; from its longer text where title and summary do not hold them."""
    found = {item.pk: cut(getattr(item, "marked", "")) for item in items}
    if bare := [key for key, highlight in found.items() if highlight.is_bare]:
        pieces = Resource.objects.filter(pk__in=bare).order_by().values_list("pk", marked_piece(query))
        found |= {key: replace(found[key], text=segments(piece)) for key, piece in pieces if BEGIN in piece}
    return found


def matching(search: Search, *, since: datetime) -> QuerySet[Resource]:
    """Items that changed after a moment and fit the search as it stands, newest first: for digests of saved searches."""
    entries = SearchEntry.objects.filter(changed_at__gt=since)
    for name, codes in search.filters.items():
        entries = entries.filter(facets__overlap=pools.codes_of(name, codes))
    if search.words:
        query = _asked(clauses(terms(search.words))).match
        entries = entries.extra(where=["words @@ %s::tsquery"], params=[query]) if query else entries.none()
    return _rows().filter(pk__in=entries.values("pk")).order_by("-changed_at", "-pk")


def _read(search: Search, asked: Asked) -> pools.Pools:
    page = min(search.page, pools.LAST_PAGE)
    return pools.read(asked.match, search.filters, by_relevance=search.order == RELEVANCE, page=page)


def _put_right(
    search: Search, typed: Sequence[Term], read: pools.Pools, asked: Asked
) -> tuple[pools.Pools, Asked, str]:
    """The same with wrong spellings put right, if that finds something."""
    right = corrected(typed)
    if right is None:
        return read, asked, ""
    other = _asked(clauses(right))
    again = _read(search, other)
    return (again, other, as_typed(right)) if again.total else (read, asked, "")


def _asked(wanted: Sequence[Clause]) -> Asked:
    """The query as PostgreSQL writes it; empty where nothing is left of it (signs, words such as "the")."""
    ways = [one for clause in wanted for one in clause.alternatives]
    if not ways:
        return Asked()
    with connection.cursor() as cursor:
        cursor.execute(_UNDERSTOOD, [[one.text for one in ways], [one.in_order for one in ways]])
        understood = iter([text for (text,) in cursor.fetchall()])
    # What PostgreSQL wrote is joined, never what somebody typed.
    words = [[way for _ in clause.alternatives if (way := next(understood))] for clause in wanted]
    match = [_joined(list(clause.tags) or ways, clause.excluded) for clause, ways in zip(wanted, words, strict=True)]
    mark = [_joined(ways, clause.excluded) for clause, ways in zip(wanted, words, strict=True)]
    return Asked(" & ".join(filter(None, match)), " & ".join(filter(None, mark)))


def _joined(ways: Sequence[str], excluded: bool) -> str:
    either = " | ".join(f"({way})" for way in ways)
    return f"{'!' if excluded else ''}({either})" if either else ""


def _rows() -> QuerySet[Resource]:
    return Resource.objects.filter(state__in=SHOWN).select_related("organisation").only(*_ROW_FIELDS)


def _items(keys: Sequence[int], query: str) -> list[Resource]:
    """The items in the order of the keys, each with its marked text where there are words."""
    if not keys:
        return []
    rows = _rows().filter(pk__in=keys).order_by()
    by_key = {item.pk: item for item in (rows.annotate(marked=marked(query)) if query else rows)}
    return [by_key[key] for key in keys if key in by_key]


__all__ = ["NEWEST", "RELEVANCE", "Found", "Search", "find", "matching"]
