"""Pages by number, for lists that people read from the start: `?page=2`. An odd number shows the first or last page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and the addresses of its neighbours."""

    rows: list[Any]
    number: int
    pages: int
    total: int
    previous_url: str
    next_url: str


def paged(request: HttpRequest, found: QuerySet[Any], *, size: int, total: int | None = None) -> Page:
    """The page that the address asks for. `total`: how many there are, where that is known already."""
    pages = Paginator(found, size)
    if total is not None:
        pages.count = total
    page = pages.get_page(request.GET.get("page", "1")[:6])
    return Page(
        rows=list(page.object_list),
        number=page.number,
        pages=pages.num_pages,
        total=pages.count,
        previous_url=_address(request, page.number - 1) if page.has_previous() else "",
        next_url=_address(request, page.number + 1) if page.has_next() else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
