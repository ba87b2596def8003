"""Lists by keyset: the address of the next page names the last row shown, so no page is dearer than the first."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.presenters import page_of

Row = TypeVar("Row", bound=Model)


def keyset(request: HttpRequest, rows: QuerySet[Row], name: str, size: int) -> tuple[list[Row], str]:
    """One page of rows ordered by key (`after`: rising, `before`: falling) and the address of the next."""
    last = request.GET.get(name, "")
    if last.isascii() and last.isdigit() and len(last) < 19:
        rows = rows.filter(**{"pk__gt" if name == "after" else "pk__lt": int(last)})
    found = list(rows[: size + 1])
    if len(found) <= size:
        return found, ""
    kept = page_of(request)
    return found[:size], f"{request.path}?{kept}{'&' if kept else ''}{name}={found[size - 1].pk}"
