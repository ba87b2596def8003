"""The figures by which the screen is judged, each a count of hits out of so many.

Definitions: *caught* is a text that identifies and gets warn or block; *blocked* one with a direct identifier that gets
block; *stopped* a clean text that gets warn or block. A labelled place is *found* when marks cover at least half of it,
of a story or an unnamed relative at least one character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from screening.measuring.corpus import Labelled, Mark
from screening.screen import screen
from screening.types import Finding, FindingType, Screening, Verdict

STORIES = frozenset({FindingType.NARRATIVE, FindingType.FAMILY_REF})
NAMES = frozenset({FindingType.CHILD_NAME, FindingType.FAMILY_NAME, FindingType.INITIALS})


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits of so many."""

    hits: int
    of: int

    @property
    def per_cent(self) -> float:
        """0 to 100; 0 where there was nothing to count."""
        return 100 * self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one corpus, and the ids of the texts that were judged wrongly."""

    texts: int
    identifying: int
    clean: int
    shares: dict[str, Share]
    wrong: tuple[str, ...] = field(default=())


def together(parts: Sequence[Figures]) -> Figures:
    """Several corpora counted as one."""
    return Figures(
        texts=sum(part.texts for part in parts),
        identifying=sum(part.identifying for part in parts),
        clean=sum(part.clean for part in parts),
        shares={
            name: Share(sum(part.shares[name].hits for part in parts), sum(part.shares[name].of for part in parts))
            for name in parts[0].shares
        },
        wrong=tuple(identity for part in parts for identity in part.wrong),
    )


def measure(corpus: Sequence[Labelled]) -> Figures:
    """Screen every text once, with nothing allowed by context, and count."""
    seen = [(item, screen(item.text)) for item in corpus]
    identifying = [pair for pair in seen if pair[0].identifies]
    clean = [pair for pair in seen if not pair[0].identifies]
    direct = [pair for pair in identifying if pair[0].severity == "block"]
    places = [(mark, result.findings) for item, result in identifying for mark in item.marks]
    shares = {
        "caught": _share(result.verdict is not Verdict.OK for _, result in identifying),
        "blocked": _share(result.verdict is Verdict.BLOCK for _, result in direct),
        "clean_stopped": _share(result.verdict is not Verdict.OK for _, result in clean),
        "clean_blocked": _share(result.verdict is Verdict.BLOCK for _, result in clean),
        "identifier_spans": _share(found(m, f) for m, f in places if m.type not in STORIES | NAMES),
        "name_spans": _share(found(m, f) for m, f in places if m.type in NAMES),
        "story_spans": _share(found(m, f) for m, f in places if m.type in STORIES),
    }
    wrong = tuple(item.id for item, result in seen if is_wrong(item, result))
    return Figures(len(seen), len(identifying), len(clean), shares, wrong)


def is_wrong(item: Labelled, result: Screening) -> bool:
    """Whether the verdict is too mild or too strict, or a labelled place was not found."""
    if not item.identifies:
        return result.verdict is not Verdict.OK
    mild = result.verdict is Verdict.OK or (item.severity == "block" and result.verdict is not Verdict.BLOCK)
    return mild or not all(found(mark, result.findings) for mark in item.marks)


def found(mark: Mark, findings: Iterable[Finding]) -> bool:
    """Whether the marks of the screen, of whatever type, cover enough of a labelled place."""
    covered = {i for f in findings for i in range(max(f.start, mark.start), min(f.end, mark.end))}
    return bool(covered) and (mark.type in STORIES or 2 * len(covered) >= mark.end - mark.start)


def _share(hits: Iterable[bool]) -> Share:
    counted = list(hits)
    return Share(sum(counted), len(counted))
