"""Made-up texts go into the tables past forms and, in bulk, past the models: so each is held to the screen here."""

from __future__ import annotations

import pytest

from advice_requests.bulk_texts import ANSWERS, QUESTIONS, REPLIES
from advice_requests.demo_texts import DEMO_QUESTIONS
from screening import Verdict, screen

_DEMO = [
    text
    for one in DEMO_QUESTIONS
    for text in (one.question, one.tried, one.answer, one.back, one.reply, one.note)
    if text
]


@pytest.mark.parametrize("text", sorted({*QUESTIONS, *ANSWERS, *REPLIES, *_DEMO}))
def test_a_made_up_text_passes_the_screen(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
