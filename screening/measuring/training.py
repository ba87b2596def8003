"""Learn the weights of the judge from labelled texts: logistic regression with an L1 penalty, so that few weights remain.

What the rules made of a word is evidence too, but on texts that were read while the rules were written they are right
more often than they will be elsewhere. So their opinion counts only where the rules had not seen the text (`unread`).
Needs scikit-learn (dependency group `train`); the portal itself does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screening.allowed import Allowed
from screening.judging.evidence import evidence, groups, talk_of
from screening.judging.judge import NAMES, by_word, elsewhere
from screening.measuring.corpus import Labelled
from screening.reading.sheet import Sheet
from screening.rules import find_by_rules, is_scenario
from screening.types import Context

PENALTY = 3.0  # inverse strength, as scikit-learn's C
SEEN_AT_LEAST = 3  # a label of fewer words is chance
_SMALLEST = 0.01


@dataclass(frozen=True, slots=True)
class Example:
    """The labels of one word, and whether a person marked it as a child's or family's name."""

    labels: tuple[str, ...]
    name: bool


def examples(corpus: Iterable[Labelled], *, unread: bool) -> Iterator[Example]:
    """One for every word that could be a name; marked scenarios are left out, since the judge never sees them."""
    for item in corpus:
        sheet = Sheet(item.text)
        if not is_scenario(sheet):
            yield from _of_text(sheet, item, unread)


def _of_text(sheet: Sheet, item: Labelled, unread: bool) -> Iterator[Example]:
    found = find_by_rules(sheet, Allowed(sheet, Context()), Context())
    ruled, others = by_word(sheet, found), elsewhere(found)
    marks = [mark for mark in item.marks if mark.type in NAMES]
    for group in groups(sheet):
        for index, labels in evidence(sheet, group, ruled, others, talk_of(sheet)):
            start, end = sheet.folded.original(sheet.words[index].start, sheet.words[index].end)
            name = any(mark.start < end and start < mark.end for mark in marks)
            kept = labels if unread else [label for label in labels if not label.startswith("rule")]
            yield Example(tuple(kept), name)


def learn(learned_from: Sequence[Example]) -> dict[str, float]:
    """Label → weight, without the labels that came out as nothing. The same examples give the same weights."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(label for example in learned_from for label in set(example.labels))
    rows = [{label: 1 for label in example.labels if counts[label] >= SEEN_AT_LEAST} for example in learned_from]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(
        C=PENALTY, l1_ratio=1.0, solver="liblinear", fit_intercept=False, max_iter=500, random_state=1
    )
    model.fit(matrix, [example.name for example in learned_from])
    pairs = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(label): round(float(weight), 3) for label, weight in sorted(pairs) if abs(weight) >= _SMALLEST}
