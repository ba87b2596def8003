"""Which patterns may become local rules: places and systems, never a person, a number or an ordinary word."""

from __future__ import annotations

import pytest

from text_guard.errors import RuleRefused
from text_guard.patterns import checked_pattern


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("phrase", "  Rose   Hill Hub ", ("Rose Hill Hub", "rose hill hub")),
        ("phrase", "Zorblix’s Gym", ("Zorblix’s Gym", "zorblix gym")),
        ("reference", "lcs-999999", ("LCS-999999", "LCS-999999")),
        ("reference", "P/9999/AA", ("P/9999/AA", "P/9999/AA")),
        ("name", "zorblix", ("Zorblix", "zorblix")),
        ("name", "O'Zorb", ("O'Zorb", "o'zorb")),
    ],
)
def test_a_pattern_is_kept_tidied(kind: str, typed: str, kept: tuple[str, str]) -> None:
    assert checked_pattern(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("phrase", "Zorblina Quagfeather", "name of a person"),
        ("phrase", "Grace Hope", "name of a person"),
        ("phrase", "Mrs Quagfeather", "name of a person"),
        ("phrase", "The Grace", "name of a person"),
        ("phrase", "school", "leaves this word alone"),
        ("phrase", "Hub 07700 900123", "number, an address or a contact"),
        ("phrase", "Hub zorb@example.com", "phrase of 3 to 60"),
        ("phrase", "Hub at 9 Nowhere Lane ZZ99 9ZZ", "number, an address or a contact"),
        ("phrase", "one two three four five six seven eight nine", "1 to 8 words"),
        ("phrase", "a" * 20_000, "phrase of 3 to 60"),
        ("phrase", "ab", "phrase of 3 to 60"),
        ("phrase", "<b>Hub</b>", "phrase of 3 to 60"),
        ("phrase", "Hub\x00", "phrase of 3 to 60"),
        ("reference", "999999", "letters that always stand"),
        ("reference", "99/99/9999", "letters that always stand"),
        ("reference", "AA999999", "letters that always stand"),
        ("reference", "LCS-AAAA", "at least 3 digits"),
        ("reference", "LCS123456", "one reference, not a shape"),
        ("reference", "ROOM 999", "Ordinary words"),
        ("reference", "IN 9999", "Ordinary words"),
        ("reference", "MAY 9999", "Ordinary words"),
        ("reference", "L9", "shape of 4 to 30"),
        ("reference", "L" + "9" * 30, "shape of 4 to 30"),
        ("reference", "LCS-(9+)+", "shape of 4 to 30"),
        ("reference", "L٣٣٣٣", "shape of 4 to 30"),
        ("name", "two words", "one first name or surname"),
        ("name", "Zorb1", "one first name or surname"),
        ("name", "Z", "one first name or surname"),
        ("name", "z" * 31, "one first name or surname"),
        ("name", "Will", "ordinary word"),
        ("name", "the", "ordinary word"),
        ("name", "Mum", "ordinary word"),
        ("name", "Grace", "knows this name already"),
        ("", "Rose Hill Hub", "Select what the pattern is"),
    ],
)
def test_a_pattern_is_refused_with_the_reason(kind: str, typed: str, words: str) -> None:
    with pytest.raises(RuleRefused, match=words):
        checked_pattern(kind, typed)
