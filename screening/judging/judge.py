"""A second opinion on names: a small linear model weighs all that the rules saw and did not use.

The rules find names by one decisive cue; where there are many weak ones they err. The judge adds up the weights of the
labels of `evidence` and turns the sum into a probability that a word names a child or a child's family. It takes out what
the rules marked and it holds for improbable, has the author asked where it doubts, and marks what they left and it holds
for probable. Numbers, contacts, dates and
stories are never judged. The weights are learned from our own labelled texts by `manage.py train_screening`; each is a
line of `data/name_weights.json` that a person can read.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from screening.decision import decide
from screening.judging.evidence import Group, evidence, groups, talk_of
from screening.reading.lexicon import is_local
from screening.reading.sheet import Sheet
from screening.rules import Decided
from screening.types import Candidate, Circumstance, FindingType, Verdict

NAMES = frozenset({FindingType.CHILD_NAME, FindingType.FAMILY_NAME, FindingType.INITIALS})
# What the rules marked: below the first it is taken out, below the second the author is asked and not refused.
IMPROBABLE, DOUBTFUL = 0.15, 0.65
MOST_IMPROBABLE = 0.05  # where a rule is sure
# What the rules left: above the first the author is asked, above the second the text is refused.
PROBABLE, SURE = 0.5, 0.8
MOST_GROUPS = 60  # a text with more is judged up to here: it is bounded, and what the rules say beyond stands
_WEIGHTS = Path(__file__).parents[1] / "data" / "name_weights.json"


_TRIED: ContextVar[Mapping[str, float] | None] = ContextVar("tried_weights", default=None)


@lru_cache(maxsize=1)
def learned_weights() -> Mapping[str, float]:
    """Label → weight; a positive one speaks for a child's name."""
    read: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return read


@contextmanager
def tried_weights(weights: Mapping[str, float]) -> Iterator[None]:
    """While this is open the judge uses these weights: for measuring what others would do."""
    token = _TRIED.set(weights)
    try:
        yield
    finally:
        _TRIED.reset(token)


def probability(labels: Iterable[str]) -> float:
    """Of 0 to 1, that a word with these labels names a child or a member of a child's family."""
    tried = _TRIED.get()
    known = learned_weights() if tried is None else tried
    return 1 / (1 + math.exp(-sum(known.get(label, 0.0) for label in labels)))


def judge(sheet: Sheet, found: Sequence[Decided], *, spared: Callable[[int, int], bool]) -> list[Decided]:
    """What the rules found, less improbable names, with sure ones added except in places that are `spared`."""
    ruled, others, talk = by_word(sheet, found), elsewhere(found), talk_of(sheet)
    chances: dict[int, float] = {}
    for group in _some(groups(sheet)):
        for index, labels in evidence(sheet, group, ruled, others, talk):
            chances[index] = probability(labels)
    looked_at = [_second_opinion(sheet, one, chances) for one in found]
    kept = [(c, verdict) for c in looked_at if (verdict := decide(c.type, c.circumstance)) is not Verdict.OK]
    return kept + list(_added(sheet, found, chances, spared))


def elsewhere(found: Sequence[Decided]) -> list[str]:
    """The types of everything that was found and is no name."""
    return sorted({candidate.type.value for candidate, _ in found if candidate.type not in NAMES})


def _some(every: Iterable[Group]) -> Iterable[Group]:
    for count, group in enumerate(every):
        if count == MOST_GROUPS:
            return
        yield group


def by_word(sheet: Sheet, found: Sequence[Decided]) -> dict[int, str]:
    """For the index of each word that the rules marked as a name: type and verdict."""
    ruled: dict[int, str] = {}
    for candidate, verdict in found:
        if candidate.type in NAMES:
            for index in _words_of(sheet, candidate):
                ruled[index] = f"{candidate.type.value}/{verdict.value}"
    return ruled


def _words_of(sheet: Sheet, candidate: Candidate) -> Iterable[int]:
    index = max(0, sheet.word_at(candidate.start) - 1)
    while index < len(sheet.words) and sheet.words[index].start < candidate.end:
        if sheet.words[index].end > candidate.start:
            yield index
        index += 1


def _second_opinion(sheet: Sheet, one: Decided, chances: dict[int, float]) -> Candidate:
    candidate, _ = one
    words = list(_words_of(sheet, candidate))
    judged = [chances[index] for index in words if index in chances]
    if candidate.circumstance is Circumstance.LABELLED:
        return candidate
    if candidate.type not in NAMES or not judged or any(is_local(sheet.words[index].key) for index in words):
        return candidate
    if max(judged) < (MOST_IMPROBABLE if candidate.circumstance is Circumstance.FAMILYS else IMPROBABLE):
        return replace(candidate, circumstance=Circumstance.IMPROBABLE)
    if max(judged) < DOUBTFUL and candidate.circumstance is Circumstance.UNCLEAR:
        return replace(candidate, circumstance=Circumstance.DOUBTFUL)
    return candidate


def _added(
    sheet: Sheet, found: Sequence[Decided], chances: dict[int, float], spared: Callable[[int, int], bool]
) -> Iterable[Decided]:
    """A place for every word that is a name for sure and that nothing marks yet."""
    taken = [(c.start, c.end) for c, _ in found if c.type not in {FindingType.NARRATIVE, FindingType.FAMILY_REF}]
    for index, chance in chances.items():
        word = sheet.words[index]
        marked = any(low < word.end and word.start < high for low, high in taken)
        if chance > PROBABLE and not marked and not spared(word.start, word.end):
            circumstance = Circumstance.UNCLEAR if chance > SURE else Circumstance.DOUBTFUL
            added = Candidate(FindingType.CHILD_NAME, word.start, word.end, circumstance)
            yield added, decide(added.type, added.circumstance)
