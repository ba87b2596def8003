"""Text that has been screened, and how to screen it.

`ScreenedText` is the only kind of string that a screened model field takes without screening it again; it comes from
the database or from `clear`. Joining, slicing or formatting gives a plain string, which is screened on the way in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screening import Context, Finding, Screening, Verdict, screen
from screening.decision import worst
from text_guard.local_rules import with_local_rules

LONGEST = 20_000
# Control characters other than line feed and tab; line ends of other systems become line feeds first. Halves of a
# surrogate pair cannot be stored either.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class ScreenedText(str):
    """A string that passed the screen, or came from the database, where nothing else can be."""

    __slots__ = ()


class UnscreenedText(Exception):
    """Text was refused. The message never holds any of it; `verdict` and `types` say what the screen saw."""

    def __init__(self, verdict: Verdict, types: frozenset[str] = frozenset(), *, reason: str = "") -> None:
        self.verdict = verdict
        self.types = types
        seen = ", ".join(sorted(types))
        super().__init__(reason or f"Text was refused by the screen: {verdict.value}" + (f" ({seen})" if seen else ""))


def tidy(text: str) -> str:
    """The text without characters that cannot be stored or seen, with line feeds as line ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clear(text: str, *, context: Context | None = None, confirmed: bool = False) -> ScreenedText:
    """Screen a text and return it as `ScreenedText`; `confirmed` lets a warning pass, never a block.

    Raises UnscreenedText, whose message holds none of the text.
    """
    if type(text) is ScreenedText:  # a class built on it could hold anything
        return text
    tidied = tidy(text)
    if len(tidied) > LONGEST:
        raise UnscreenedText(Verdict.BLOCK, reason=f"Text is longer than {LONGEST} characters.")
    result = screen(tidied, context=with_local_rules(context or Context()))
    if is_refused(result, confirmed=confirmed):
        raise UnscreenedText(result.verdict, frozenset(finding.type.value for finding in result.findings))
    return ScreenedText(tidied)


def is_refused(result: Screening, *, confirmed: bool) -> bool:
    """Block always; warn until the author has confirmed that no real child is described."""
    return result.verdict is Verdict.BLOCK or (result.verdict is Verdict.WARN and not confirmed)


def leaving_out(result: Screening, harmless: Callable[[Finding], bool]) -> Screening:
    """The result without findings that are no fault here, with the verdict of those that remain."""
    kept = tuple(found for found in result.findings if not harmless(found))
    return result if len(kept) == len(result.findings) else Screening(worst([f.verdict for f in kept]), kept)
