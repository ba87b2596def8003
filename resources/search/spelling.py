"""Puts right a word that stands in no item, by the words that do: "atendance" → "attendance".

PostgreSQL's trigrams name the candidates; the nearest by letters changed, added, left out or swapped is taken, and of
equally near ones the commonest. Up to four letters one slip is forgiven, up to eight two, above that three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from resources.search.words import Term, single_words

SHORTEST = 4  # below this a word is as likely an abbreviation as a slip
CANDIDATES = 20
_KNOWN = "SELECT word FROM resources_lexeme WHERE word = ANY (%s)"
_LIKE = """
    SELECT typed, word, items
    FROM unnest(%s::text[]) typed, LATERAL (
        SELECT word, items FROM resources_lexeme WHERE word %% typed ORDER BY word <-> typed, items DESC LIMIT %s
    ) near
"""


def corrected(terms: Sequence[Term]) -> list[Term] | None:
    """The terms with each unknown word put right; None where nothing can be, or nothing needs to be."""
    words = sorted({word for word in single_words(list(terms)) if len(word) >= SHORTEST and word.isalpha()})
    right = _right(words) if words else {}
    if not right:
        return None
    return [term.saying(right[term.text]) if term.text in right and not term.excluded else term for term in terms]


def _right(words: Sequence[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [list(words)])
        known = {word for (word,) in cursor.fetchall()}
        unknown = [word for word in words if word not in known]
        if not unknown:
            return {}
        cursor.execute(_LIKE, [unknown, CANDIDATES])
        near = cursor.fetchall()
    found = {word: nearest(word, [(other, items) for typed, other, items in near if typed == word]) for word in unknown}
    return {word: other for word, other in found.items() if other}


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str:
    """The best of the candidates (each with its number of items), or an empty string where none is near enough."""
    allowed = 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
    judged = ((distance(word, other), -items, other) for other, items in candidates if other != word)
    best = min((one for one in judged if one[0] <= allowed), default=None)
    return best[2] if best else ""


def distance(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour to turn one into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [i] + [0] * len(other)
        for j, wanted in enumerate(other, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                row[j] = min(row[j], two_before[j - 2] + 1)
    return row[-1]
