"""The wrapper of a page: `{"total_items": 120, "total_pages": 3, "page_number": 1, "size": 50, …, "contents": […]}`.

A page after the last is empty and says that it is the last: a program that reads "until the last" always ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from resources.open_referral.selectors import Window


def window(query: Mapping[str, Any]) -> Window:
    """The part of a list that a checked query asks for."""
    return Window(query["page"], query["per_page"])


def page(total: int, at: Window, contents: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The contents with where they stand in the whole; `size` is how many there are on this page."""
    pages = -(-total // at.size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": at.number,
        "size": len(contents),
        "first_page": at.number == 1,
        "last_page": at.number >= pages,
        "empty": not contents,
        "contents": list(contents),
    }


def cut(rows: Sequence[Mapping[str, Any]], at: Window) -> dict[str, Any]:
    """A page of rows that are all at hand."""
    return page(len(rows), at, rows[at.start : at.start + at.size])
