"""Where the words stand in a title and a summary, as segments for the template: no markup is made here.

PostgreSQL marks the words with two control characters. No stored text holds them (the screen takes them out), so the
text can be cut at them safely, whatever else stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

BEGIN, END, BETWEEN = "\x02", "\x03", "\x1f"
_MARKED = """
    SELECT id, ts_headline('english', title || %(between)s || summary, %(query)s::tsquery, %(options)s)
    FROM resources_resource WHERE id = ANY (%(ids)s)
"""
_OPTIONS = f"HighlightAll=true, StartSel={BEGIN}, StopSel={END}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; `marked` where it is one of the words that were looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """The title and the summary of one item, in pieces."""

    title: tuple[Segment, ...]
    summary: tuple[Segment, ...]


def highlights(keys: Sequence[int], query: str) -> dict[int, Highlight]:
    """The highlights of these items by key; none where there are no words."""
    if not keys or not query:
        return {}
    values: dict[str, Any] = {"between": f" {BETWEEN} ", "query": query, "options": _OPTIONS, "ids": list(keys)}
    with connection.cursor() as cursor:
        cursor.execute(_MARKED, values)
        return {key: _cut(text) for key, text in cursor.fetchall()}


def _cut(text: str) -> Highlight:
    title, _, summary = text.partition(BETWEEN)
    return Highlight(segments(title.strip()), segments(summary.strip()))


def segments(text: str) -> tuple[Segment, ...]:
    """The text cut at the marks; neighbouring marked words become one."""
    found: list[Segment] = []
    for place, piece in enumerate(text.split(BEGIN)):
        marked, end, plain = piece.partition(END) if place else ("", "", piece)
        if place and not end:
            marked, plain = "", piece
        found += [Segment(marked, True)] * bool(marked) + [Segment(plain)] * bool(plain)
    return tuple(found)
