"""Where the words stand in a title and a summary, as segments for the template: no markup is made here.

PostgreSQL marks the words with two control characters. No stored text holds them (the screen takes them out), so the
text can be cut at them safely, whatever else stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQueryField
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Concat, Substr

READ_FOR_A_PIECE = 4_000  # characters of the longer text
BEGIN, END, BETWEEN = "\x02", "\x03", "\x1f"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; `marked` where it is one of the words that were looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """The title and the summary of one item, in pieces; `text` where only its longer text holds the words."""

    title: tuple[Segment, ...]
    summary: tuple[Segment, ...]
    text: tuple[Segment, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing is marked."""
        return not any(segment.marked for segment in (*self.title, *self.summary))


def marked(query: str) -> SearchHeadline:
    """The expression that marks the words of a query in an item's title and summary, both in one text."""
    text = Concat(F("title"), Value(f" {BETWEEN} "), F("summary"), output_field=TextField())
    asked = Cast(Value(query), SearchQueryField())
    return SearchHeadline(text, asked, config="english", start_sel=BEGIN, stop_sel=END, highlight_all=True)


def marked_piece(query: str) -> SearchHeadline:
    """The expression for a piece of the longer text with the words in it, less the signs of Markdown."""
    start = Substr("body", 1, READ_FOR_A_PIECE)
    plain = Func(
        start,
        Value(r"\]\([^)]*\)|[][#*_`>]+"),
        Value(" "),
        Value("g"),
        function="regexp_replace",
        output_field=TextField(),
    )
    asked = Cast(Value(query), SearchQueryField())
    return SearchHeadline(
        plain,
        asked,
        config="english",
        start_sel=BEGIN,
        stop_sel=END,
        max_fragments=1,
        max_words=22,
        min_words=10,
    )


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
