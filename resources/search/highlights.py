"""Where the words stand in a title and a summary, as segments for the template: no markup is made here.

PostgreSQL marks the words with two control characters. No stored text holds them (the screen takes them out), so the
text can be cut at them safely, whatever else stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQueryField
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

BEGIN, END, BETWEEN = "\x02", "\x03", "\x1f"


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


def marked(query: str) -> SearchHeadline:
    """The expression that marks the words of a query in an item's title and summary, both in one text."""
    text = Concat(F("title"), Value(f" {BETWEEN} "), F("summary"), output_field=TextField())
    asked = Cast(Value(query), SearchQueryField())
    return SearchHeadline(text, asked, config="english", start_sel=BEGIN, stop_sel=END, highlight_all=True)


def cut(text: str) -> Highlight:
    """The marked text of an item in pieces."""
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
