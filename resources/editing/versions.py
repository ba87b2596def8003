"""Two versions of an item side by side, field by field, as a person reads them: lines, and within a changed line its words.

Example: "Tell the social worker" and "Tell the social worker at once" is one changed line whose words "at once" were added.
Pure: rows in, facts out; a template puts `<ins>` and `<del>` around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
_ALIKE = 0.4  # two lines that share less are one line taken out and another put in
_MOST_PAIRS = 400_000  # of lines or of words that are compared one with another; beyond, a stretch is simply replaced
_CONTEXT = 1  # unchanged lines shown around a change


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line."""

    text: str
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison. `gap`: unchanged lines were left out here."""

    pieces: tuple[Piece, ...] = ()
    mark: Mark = Mark.SAME
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs."""

    label: str
    lines: tuple[Line, ...]


def compare(before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]) -> list[Change]:
    """The fields that differ, in the order of `after`. Both map a field's label to its lines."""
    labels = [*after, *(label for label in before if label not in after)]
    return [
        Change(label, tuple(_lines(before.get(label, ()), after.get(label, ()))))
        for label in labels
        if list(before.get(label, ())) != list(after.get(label, ()))
    ]


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    blocks = _blocks(before, after)
    for place, (tag, i1, i2, j1, j2) in enumerate(blocks):
        if tag == "equal":
            yield from _unchanged(before[i1:i2], first=place == 0, last=place == len(blocks) - 1)
        else:
            yield from _changed(before[i1:i2], after[j1:j2])


def _blocks(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """What is equal, replaced, added or removed, as difflib tells it. Its time grows faster than the square of the
    length: where too much differs, all between the same beginning and the same end counts as replaced.
    """
    if len(before) * len(after) <= _MOST_PAIRS:
        return [*SequenceMatcher(None, before, after, autojunk=False).get_opcodes()]
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) <= _MOST_PAIRS:
        inner: list[tuple[str, int, int, int, int]] = [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    else:
        inner = [("replace", 0, len(old), 0, len(new))]
    blocks = [("equal", 0, head, 0, head)] * bool(head)
    blocks += [(tag, i1 + head, i2 + head, j1 + head, j2 + head) for tag, i1, i2, j1, j2 in inner]
    if tail:
        blocks.append(("equal", len(before) - tail, len(before), len(after) - tail, len(after)))
    return blocks


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first ones are the same."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _unchanged(lines: Sequence[str], *, first: bool, last: bool) -> Iterator[Line]:
    head = 0 if first else _CONTEXT
    tail = 0 if last else _CONTEXT
    if len(lines) <= head + tail + 1:
        yield from (Line((Piece(line),)) for line in lines)
        return
    yield from (Line((Piece(line),)) for line in lines[:head])
    yield Line(gap=len(lines) - head - tail)
    yield from (Line((Piece(line),)) for line in lines[len(lines) - tail :])


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    for place in range(max(len(before), len(after))):
        old = before[place] if place < len(before) else None
        new = after[place] if place < len(after) else None
        if old is not None and new is not None:
            yield from _one_line(old, new)
        elif old is not None:
            yield Line((Piece(old, Mark.REMOVED),), Mark.REMOVED)
        elif new is not None:
            yield Line((Piece(new, Mark.ADDED),), Mark.ADDED)


def _one_line(old: str, new: str) -> Iterator[Line]:
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    blocks = _blocks(was, now)
    same = sum(i2 - i1 for tag, i1, i2, _, _ in blocks if tag == "equal")
    if 2 * same < _ALIKE * (len(was) + len(now)):
        yield Line((Piece(old, Mark.REMOVED),), Mark.REMOVED)
        yield Line((Piece(new, Mark.ADDED),), Mark.ADDED)
        return
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in blocks:
        if tag == "equal":
            pieces.append(Piece("".join(was[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("".join(was[i1:i2]), Mark.REMOVED))
        if j2 > j1:
            pieces.append(Piece("".join(now[j1:j2]), Mark.ADDED))
    yield Line(tuple(pieces))
