"""Reword a text until it passes: what "replace all" does for an author.

Taking out one place can leave another that only then shows (half a surname, the rest of a story), so the result is
screened again; a sentence that will not come right is taken out whole. Example: "Amira's tutor left" becomes "a pupil's
tutor left".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screening.reading.sheet import Sheet
from screening.screen import replace_all, screen
from screening.types import Context, Finding

MayStand = Callable[[str, Finding], bool]
ROUNDS = 6
LEFT_OUT = "(a sentence was taken out here)"
_NOTHING_ALLOWED = Context()
_TWICE = re.compile(r"\b([Aa]) pupil( in Key Stage \d)?(?:,? (?:a )?pupil(?: in Key Stage \d)?)+")


def _nothing(text: str, finding: Finding) -> bool:
    return False


def reword(text: str, *, context: Context = _NOTHING_ALLOWED, may_stand: MayStand = _nothing) -> str:
    """The text with every marked place reworded; it passes the screen with the same context.

    `may_stand(text, finding)` says which marked places are left as they are.
    """
    for _ in range(ROUNDS):
        findings = _findings(text, context, may_stand)
        if not findings:
            return text
        text = _TWICE.sub(r"\1 pupil\2", replace_all(text, findings))
    return _without_marked_sentences(text, context, may_stand)


def _findings(text: str, context: Context, may_stand: MayStand) -> list[Finding]:
    return [finding for finding in screen(text, context=context).findings if not may_stand(text, finding)]


def _without_marked_sentences(text: str, context: Context, may_stand: MayStand) -> str:
    """The text without the sentences that are still marked; the whole of it goes where that does not help either."""
    for _ in range(ROUNDS):
        findings = _findings(text, context, may_stand)
        if not findings:
            return text
        sheet = Sheet(text)
        low, high = sheet.sentence(sheet.folded.folded(findings[0].start, findings[0].end)[0])
        start, end = sheet.folded.original(low, high)
        text = f"{text[:start].rstrip()} {LEFT_OUT} {text[end:].lstrip()}".strip()
    return LEFT_OUT
