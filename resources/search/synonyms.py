"""Widens a query by the words of the field: who types "PEX" finds "permanent exclusion", and the other way round.

A phrase is recognised with or without a plural s; longer phrases come before shorter ones. Quoted words are not widened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from resources.models import Synonym
from resources.search.words import Term

LONGEST_PHRASE = 8  # words


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of saying it. `in_order`: its words must follow each other; else all must be there."""

    text: str
    in_order: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Any of the alternatives must be there, or none where it is excluded."""

    alternatives: tuple[Alternative, ...]
    excluded: bool = False


def clauses(terms: Sequence[Term], known: Mapping[str, Sequence[str]] | None = None) -> list[Clause]:
    """The query of these terms. `known`: phrases by phrase; as kept by the editors where it is not given."""
    by_phrase = _kept(terms) if known is None else known
    found: list[Clause] = []
    place = 0
    while place < len(terms):
        term = terms[place]
        length, clause = _phrase(terms, place, by_phrase) or (1, _plain(term))
        if term.either and found and not found[-1].excluded:
            clause = Clause(found.pop().alternatives + clause.alternatives)
        found.append(clause)
        place += length
    return found


def _plain(term: Term) -> Clause:
    return Clause((Alternative(term.text, term.in_order),), term.excluded)


def _phrase(terms: Sequence[Term], place: int, by_phrase: Mapping[str, Sequence[str]]) -> tuple[int, Clause] | None:
    """The longest phrase that is known and begins here, with how many terms it takes."""
    for length in range(min(LONGEST_PHRASE, len(terms) - place), 0, -1):
        run = terms[place : place + length]
        if not _is_run(run):
            continue
        text = " ".join(term.text for term in run)
        if others := next((by_phrase[one] for one in _numbers(text) if one in by_phrase), None):
            same = set(_numbers(text))
            widened = [Alternative(other, True) for other in others if other not in same]
            return length, Clause((Alternative(text, in_order=False), *widened))
    return None


def _is_run(run: Sequence[Term]) -> bool:
    """Whether the terms may be one phrase: plain words, or one that is joined by a hyphen ("part-time timetable")."""
    return not any(term.excluded or term.quoted for term in run) and not any(term.either for term in run[1:])


def _numbers(text: str) -> tuple[str, ...]:
    """The phrase as it is, without a plural s, and with one."""
    return (text, text[:-1] if text.endswith("s") and len(text) > 3 else text, f"{text}s")


def _kept(terms: Sequence[Term]) -> dict[str, list[str]]:
    wanted = {number for text in _runs(terms) for number in _numbers(text)}
    if not wanted:
        return {}
    rows = Synonym.objects.filter(is_active=True, phrases__overlap=sorted(wanted)).values_list("phrases", flat=True)
    return _by_phrase(rows)


def _runs(terms: Sequence[Term]) -> Iterator[str]:
    for start in range(len(terms)):
        for end in range(start + 1, min(len(terms), start + LONGEST_PHRASE) + 1):
            yield " ".join(term.text for term in terms[start:end])


def _by_phrase(groups: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Every phrase of the groups → all that mean the same; a phrase that stands in two groups has both."""
    found: dict[str, list[str]] = {}
    for phrases in groups:
        for phrase in phrases:
            known = found.setdefault(phrase, [])
            known += [other for other in phrases if other not in known]
    return found
