"""References: readable aloud, without look-alikes, all different."""

from __future__ import annotations

import re

from advice_requests.numbering import ALPHABET, SPACE, nth_reference, random_reference

FORM = re.compile(r"^AR-[346789CDFGHJKMNPQRTVWXY]{6}$")


def test_no_letter_that_looks_like_another_and_no_vowel() -> None:
    assert not set(ALPHABET) & set("0125OILSZBUAEI")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_random_reference_has_the_form_the_database_asks_for() -> None:
    assert all(FORM.match(random_reference()) for _ in range(200))


def test_made_up_rows_never_share_a_reference() -> None:
    numbers = [*range(50_000), SPACE - 1, SPACE - 2]
    references = [nth_reference(number) for number in numbers]
    assert len(set(references)) == len(numbers)
    assert all(FORM.match(reference) for reference in references)
