"""The benchmark's items go into the tables past the models: each sentence is held to the screen here."""

from __future__ import annotations

import pytest

from resources.bulk_texts import (
    BODIES,
    GUIDANCE_FORMS,
    PLACES,
    RARE,
    READERS,
    SENTENCES,
    SERVICE_FORMS,
    SUBJECTS,
)
from resources.search.demo import _WORDS
from screening import Verdict, screen

_TITLES = [
    form.format(subject=SUBJECTS[0][0], place=place, reader=READERS[0])
    for form in GUIDANCE_FORMS + SERVICE_FORMS
    for place in (PLACES if "{place}" in form else PLACES[:1])
]
_MADE = [f"The centre also offers {word} on Saturdays." for word in RARE]
_MADE += [f"{place} {BODIES[number % len(BODIES)]}" for number, place in enumerate(PLACES)]
_MADE += [f"Planning for {subject}" for subject, *_ in SUBJECTS]


@pytest.mark.parametrize("text", sorted({*SENTENCES, *_TITLES, *_MADE, *(words for words, _ in _WORDS)}))
def test_a_made_up_text_passes_the_screen(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
