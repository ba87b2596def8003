"""Reads of searches that found nothing and of synonyms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Count, QuerySet

from resources.models import EmptySearch, Synonym

PAGE = 25
Row = TypeVar("Row", EmptySearch, Synonym)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page, and how many pages there are."""

    rows: list[Row]
    number: int
    last: int


def empty_searches(outcome: str, number: int) -> Page[EmptySearch]:
    """Those with an outcome, the most frequent first."""
    return _page(EmptySearch.objects.filter(outcome=outcome), number)


def counts_by_outcome() -> dict[str, int]:
    """How many there are of each outcome."""
    rows = EmptySearch.objects.order_by().values_list("outcome").annotate(many=Count("pk"))
    return dict(rows)


def empty_search(pk: int) -> EmptySearch | None:
    """One of them."""
    return EmptySearch.objects.filter(pk=pk).first()


def synonyms(number: int) -> Page[Synonym]:
    """All groups by their first phrase."""
    return _page(Synonym.objects.order_by("phrases", "pk"), number)


def synonym(pk: int) -> Synonym | None:
    """One group."""
    return Synonym.objects.filter(pk=pk).first()


def _page(rows: QuerySet[Row], number: int) -> Page[Row]:
    last = max(1, -(-rows.count() // PAGE))
    at = min(max(number, 1), last)
    return Page(list(rows[(at - 1) * PAGE : at * PAGE]), at, last)
