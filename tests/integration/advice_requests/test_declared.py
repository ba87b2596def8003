"""Names that an author declared are shown to staff beside the text, and to nobody else: question and messages alike."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from advice_requests import services
from advice_requests.models import AdviceRequest, Message
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import QUESTION, Ask
from text_guard.declared import Stand, declared_words, reason_words
from text_guard.text import ScreenedText

pytestmark = pytest.mark.django_db
TEXT = "Read what Zorblina Quagfeather wrote on lateness."
SHOWN = "“Zorblina Quagfeather” (a colleague or other professional)"
STAND = Stand(field="body", start=10, end=30, reason="colleague")


def write(client: Client, row: AdviceRequest, slug: str, **more: str) -> str:
    """Post the text, tick the marked name, say why, and read the request as whoever is signed in."""
    address = reverse(f"advice_requests:{slug}", args=[row.public_id])
    post = {"version": str(row.version), "form_token": str(uuid4()), "body": TEXT, **more}
    page = client.post(address, post).content.decode()
    assert "Virtual School staff will see what you declare." in page
    keys = re.findall(r'name="screening_declared"[^>]*value="([0-9a-f]{16})"', page)
    assert keys, page
    answer = client.post(address, {**post, "screening_declared": keys, "screening_reason": "colleague"})
    assert answer.status_code == 302
    return read(client, row)


def read(client: Client, row: AdviceRequest) -> str:
    return client.get(reverse("advice_requests:request", args=[row.public_id])).content.decode()


@pytest.mark.parametrize("slug", ["answer", "ask_back", "note"])
def test_staff_see_what_staff_declared_and_the_asker_does_not(
    client: Client, ask: Ask, adviser: Person, cast: Cast, slug: str
) -> None:
    row = ask()
    sign_in(client, adviser)
    assert SHOWN in write(client, row, slug)
    assert Message.objects.get().declared == [STAND]
    sign_in(client, cast.dsl_a)
    page = read(client, row)
    assert "let stand" not in page and (slug == "note") is (TEXT not in page)


def test_staff_see_what_the_asker_declared_in_a_reply(client: Client, ask: Ask, adviser: Person, cast: Cast) -> None:
    row = ask()
    sign_in(client, cast.dsl_a)
    assert "let stand" not in write(client, row, "reply")
    sign_in(client, adviser)
    assert SHOWN in read(client, row)


def test_staff_see_what_the_asker_declared_in_the_question(
    client: Client, ask: Ask, adviser: Person, cast: Cast
) -> None:
    topic = ask().topic
    question = services.Question(
        topic=topic, phase="primary", pupil_band="none", urgency="routine", urgency_reason="", question=QUESTION,
        tried=ScreenedText(TEXT), declared=(STAND | {"field": "tried"},),
    )  # fmt: skip
    row = services.submit_request(question=question, form_token=uuid4(), by=cast.dsl_a)
    sign_in(client, adviser)
    assert SHOWN in read(client, row)
    assert row.events.get(act="submit").words == "The asker let marked names stand: a colleague or other professional."
    sign_in(client, cast.dsl_a)
    assert "let stand" not in read(client, row)


def test_words_hold_each_name_once_and_nothing_where_the_text_went() -> None:
    assert declared_words([], {"body": TEXT}) == "" and reason_words([]) == ""
    assert declared_words([STAND, STAND], {"body": TEXT}).count("Zorblina") == 1
    assert declared_words([STAND], {"body": ""}) == (
        "Marked names that the author let stand: a name elsewhere in the form (a colleague or other professional)."
    )
