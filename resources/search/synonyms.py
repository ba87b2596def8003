"""Widens a query by the words of the field: who types "PEX" finds "permanent exclusion", and the other way round.

Each group of words that mean the same has a tag, which stands in the entry of every item that holds one of its phrases
(`indexing`). A query that names a phrase asks for the tag: one word with true statistics, where "any of five phrases"
made PostgreSQL read and check every candidate (ADR 18). A phrase is recognised with or without a plural s; longer ones
come before shorter ones. Quoted words are not widened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from resources.models import Synonym
from resources.search.words import Term

LONGEST_PHRASE = 8  # words
TAG = "syn"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of saying it. `in_order`: its words must follow each other; else all must be there."""

    text: str
    in_order: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Any of the alternatives must be there, or none where it is excluded. `tags` stand for those that the field knows."""

    alternatives: tuple[Alternative, ...]
    excluded: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that mean the same, and the tag of the items that hold one of them."""

    tag: str
    phrases: tuple[str, ...]


def tag_of(key: int) -> str:
    """The tag of a synonym, as it stands among the words of an entry. No text of the field is likely to say "syn12"."""
    return f"{TAG}{key}"


def clauses(terms: Sequence[Term], known: Iterable[Group] | None = None) -> list[Clause]:
    """The query of these terms, widened by `known`; by what the editors keep where it is not given."""
    by_phrase = _by_phrase(_kept(terms) if known is None else known)
    found: list[Clause] = []
    place = 0
    while place < len(terms):
        term = terms[place]
        length, clause = _phrase(terms, place, by_phrase) or (1, _plain(term))
        if term.either and found and not found[-1].excluded:
            clause = _either(found.pop(), clause)
        found.append(clause)
        place += length
    return found


def _either(one: Clause, other: Clause) -> Clause:
    """Any of both. Where only one has tags, both are asked for by their words."""
    tags = one.tags + other.tags if one.tags and other.tags else ()
    return Clause(one.alternatives + other.alternatives, tags=tags)


def _plain(term: Term) -> Clause:
    return Clause((Alternative(term.text, term.in_order),), term.excluded)


def _phrase(terms: Sequence[Term], place: int, by_phrase: Mapping[str, Sequence[Group]]) -> tuple[int, Clause] | None:
    """The longest phrase that is known and begins here, with how many terms it takes."""
    for length in range(min(LONGEST_PHRASE, len(terms) - place), 0, -1):
        run = terms[place : place + length]
        if not _is_run(run):
            continue
        text = " ".join(term.text for term in run)
        groups = next((by_phrase[one] for one in _numbers(text) if one in by_phrase), ())
        if groups:
            phrases = dict.fromkeys([text, *(phrase for group in groups for phrase in group.phrases)])
            ways = tuple(Alternative(phrase, in_order=True) for phrase in phrases)
            return length, Clause(ways, tags=tuple(group.tag for group in groups))
    return None


def _is_run(run: Sequence[Term]) -> bool:
    """Whether the terms may be one phrase: plain words, or one that is joined by a hyphen ("part-time timetable")."""
    return not any(term.excluded or term.quoted for term in run) and not any(term.either for term in run[1:])


def _numbers(text: str) -> tuple[str, ...]:
    """The phrase as it is, without a plural s, and with one."""
    return (text, text[:-1] if text.endswith("s") and len(text) > 3 else text, f"{text}s")


def _kept(terms: Sequence[Term]) -> list[Group]:
    wanted = {number for text in _runs(terms) for number in _numbers(text)}
    if not wanted:
        return []
    rows = Synonym.objects.filter(is_active=True, phrases__overlap=sorted(wanted)).values_list("pk", "phrases")
    return [Group(tag_of(key), tuple(phrases)) for key, phrases in rows]


def _runs(terms: Sequence[Term]) -> Iterator[str]:
    for start in range(len(terms)):
        for end in range(start + 1, min(len(terms), start + LONGEST_PHRASE) + 1):
            yield " ".join(term.text for term in terms[start:end])


def _by_phrase(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """The groups by each of their phrases."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        for phrase in group.phrases:
            found.setdefault(phrase, []).append(group)
    return found
