"""Names that are allowed in a text because its context names them: the author, the setting, staff, places, courses."""

from __future__ import annotations

from bisect import bisect_right

from screening.reading.normalise import bare
from screening.reading.sheet import Sheet
from screening.types import Context


class Allowed:
    """The places of a text that an allowed phrase covers."""

    def __init__(self, sheet: Sheet, context: Context) -> None:
        phrases = {tuple(bare(part) for part in phrase.replace("’", "'").split()) for phrase in context.phrases()}
        author = {part for part in bare(context.author).split() if len(part) > 2}
        self._spans: list[tuple[int, int]] = []
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases | {(part,) for part in author}:
            if phrase:
                by_first.setdefault(phrase[0], []).append(phrase)
        keys = [word.key for word in sheet.words] if by_first else []
        for i, key in enumerate(keys):
            for phrase in by_first.get(key, ()):
                if tuple(keys[i : i + len(phrase)]) == phrase:
                    self._spans.append((sheet.words[i].start, sheet.words[i + len(phrase) - 1].end))
        self._spans.sort()
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether allowed phrases cover the whole of `[start, end)`, spaces aside."""
        position = start
        for index in range(max(0, bisect_right(self._starts, start) - 3), len(self._spans)):
            low, high = self._spans[index]
            if low > position + 1:
                break
            position = max(position, high)
            if position >= end:
                return True
        return False
