"""What the page shows of a text that was handed back: its pieces, marked and explained. It lives for one response."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from screening import Finding, FindingType, Screening, Verdict

NAME_TYPES = frozenset({FindingType.CHILD_NAME, FindingType.FAMILY_NAME, FindingType.INITIALS})
ADDRESS_TYPES = frozenset({FindingType.ADDRESS, FindingType.POSTCODE})
OFFICE_TYPES = ADDRESS_TYPES | {FindingType.PHONE, FindingType.EMAIL}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text; `words` is empty where it is not marked."""

    text: str
    words: str = ""
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One marked place in words: what stands there, why it is marked, what to write instead."""

    text: str
    words: str
    instead: str
    warn: bool


@dataclass(frozen=True, slots=True)
class FieldReport:
    """One field that was handed back."""

    label: str
    parts: tuple[Part, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything handed back by one form, and the fields that `Replace all` posts again."""

    fields: tuple[FieldReport, ...]
    blocked: bool
    reposted: tuple[tuple[str, str], ...]


def field_report(label: str, text: str, screening: Screening) -> FieldReport:
    """The pieces of one text."""
    places = tuple(
        Place(text[f.start : f.end], f.words, f.replacement, f.verdict is Verdict.WARN) for f in screening.findings
    )
    return FieldReport(label, tuple(parts(text, screening.findings)), places)


def parts(text: str, findings: Iterable[Finding]) -> Iterable[Part]:
    """The text cut at every start and end; where findings are nested, the narrowest speaks."""
    findings = list(findings)
    edges = sorted({0, len(text), *(edge for f in findings for edge in (f.start, f.end))})
    for start, end in pairwise(edges):
        over = [f for f in findings if f.start <= start and end <= f.end]
        if over:
            narrowest = min(over, key=lambda f: f.end - f.start)
            yield Part(text[start:end], narrowest.words, narrowest.verdict is Verdict.WARN)
        else:
            yield Part(text[start:end])


def name_key(name: str) -> str:
    """A short stand-in for a marked name in the page's form, the same for each way of writing it in capitals or not."""
    return sha256(name.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def declarable(text: str, screening: Screening, types: frozenset[FindingType] = NAME_TYPES) -> dict[str, str]:
    """Marked names that their author may declare a professional's or public: key → the name as typed."""
    names = (text[f.start : f.end] for f in screening.findings if f.type in types)
    return {name_key(name): name for name in names}
