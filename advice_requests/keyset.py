"""Paging by key: the next page begins after the last row, so page 1,000 costs what page 1 does.

A mark is `when|id`, as `2026-11-24T09:00:00+00:00|17`; one that cannot be read gives the first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's place in the order."""

    when: datetime
    key: int

    def __str__(self) -> str:
        return f"{self.when.isoformat()}|{self.key}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """A mark from an address; None for anything that is not one."""
        when, _, key = text.partition("|")
        try:
            mark = cls(datetime.fromisoformat(when.replace(" ", "+")), int(key))
        except (ValueError, OverflowError):
            return None
        sound = mark.when.tzinfo is not None and 2000 <= mark.when.year <= 2100 and 0 < mark.key < 2**63
        return mark if sound else None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, and the marks of the pages beside it (empty where there is none)."""

    rows: list[Row]
    after: str = ""
    before: str = ""


def page(rows: QuerySet[Any, Row], *, field: str, newest_first: bool, after: str, before: str, size: int) -> Page:
    """One page of `rows` ordered by `field` and id; `rows` are `values()` that hold both."""
    ahead, back = Mark.read(after), Mark.read(before)
    if back is not None:
        found = list(_beyond(rows, field, back, later=newest_first)[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        return Page(found, _mark(found[-1:], field), _mark(found[:1], field) if more else "")
    if ahead is not None:
        rows = _beyond(rows, field, ahead, later=not newest_first)
    else:
        rows = _ordered(rows, field, later=not newest_first)
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    return Page(found, _mark(found[-1:], field) if more else "", _mark(found[:1], field) if ahead else "")


def _mark(rows: list[Row], field: str) -> str:
    return str(Mark(rows[0][field], rows[0]["id"])) if rows else ""


def _beyond(rows: QuerySet[Any, Row], field: str, mark: Mark, *, later: bool) -> QuerySet[Any, Row]:
    side = "gt" if later else "lt"
    bound = {f"{field}__{side}e": mark.when}
    past = Q(**{f"{field}__{side}": mark.when}) | Q(**{field: mark.when, f"id__{side}": mark.key})
    return _ordered(rows.filter(past, **bound), field, later=later)


def _ordered(rows: QuerySet[Any, Row], field: str, *, later: bool) -> QuerySet[Any, Row]:
    sign = "" if later else "-"
    return rows.order_by(f"{sign}{field}", f"{sign}id")
