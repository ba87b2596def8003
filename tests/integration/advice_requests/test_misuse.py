"""Forms sent where they do not belong, twice at once, or with what an address should not hold: an answer, never a crash."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from advice_requests import services
from advice_requests.models import AdviceRequest, Message, MessageLink
from advice_requests.services.messages import FormUsed
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import QUESTION, Ask
from tests.integration.advice_requests.test_at_once import together
from tests.integration.advice_requests.test_pages import form, page_of

pytestmark = pytest.mark.django_db


def test_a_form_of_one_request_sent_to_another_is_409_and_keeps_the_text(client: Client, ask: Ask, cast: Cast) -> None:
    first, second = ask(), ask()
    token = {"form_token": str(uuid4())}
    sign_in(client, cast.vs)
    assert client.post(page_of(first, "note"), form(first, body="A note on policy.") | token).status_code == 302
    answer = client.post(page_of(second, "note"), form(second, body="Another note on policy.") | token)
    assert answer.status_code == 409
    assert "Another note on policy." in answer.content.decode()
    with pytest.raises(FormUsed):
        services.write_note(request=first, body="By somebody else.", form_token=token["form_token"], by=cast.vs_head)  # type: ignore[arg-type]  # as text, as a form gives it
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_note_sent_six_times_at_once_is_one_note_and_no_error(ask: Ask, cast: Cast) -> None:
    row, token = ask(), uuid4()

    def write() -> int:
        client = sign_in(Client(), cast.vs)
        body = {"version": str(row.version), "form_token": str(token), "body": "Looks like a policy matter."}
        status = client.post(page_of(row, "note"), body).status_code
        connection.close()
        return status

    assert set(together(*[write] * 6)) == {302}
    assert Message.objects.filter(request=row).count() == 1


def test_the_token_of_somebody_elses_question_is_refused_at_the_end(client: Client, cast: Cast, ask: Ask) -> None:
    """Whoever learns the token of a form gets neither the question that was sent with it nor a crash."""
    taken = str(ask(by=cast.dsl_a).form_token)

    def step(name: str, **values: str) -> int:
        return client.post(reverse(f"advice_requests:ask_{name}", args=[taken]), values).status_code

    sign_in(client, cast.dsl_b)
    assert step("question", question=QUESTION, tried="") == 302
    step("setting", setting=str(cast.setting_b.public_id))
    step("topic", topic="attendance")
    step("about", phase="secondary", pupil_band="6_to_10", urgency="routine")
    assert step("check") == 403
    assert AdviceRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.gov.uk@evil.example/", "without a user name"),
        ("https://files.example/upn/A801200001001", "identify a child"),
        ("https://files.example/?dob=14/03/2014&born=14.03.2014&upn=A801200001001", "identify a child"),
    ],
)
def test_an_address_in_an_answer_is_read_too(
    client: Client, taken: AdviceRequest, cast: Cast, address: str, words: str
) -> None:
    sign_in(client, cast.vs)
    sent = form(taken, body="See this page.", link_1_title="A page", link_1_url=address)
    answer = client.post(page_of(taken, "answer"), sent)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Message.objects.exists()


def test_an_address_in_capitals_is_the_same_address(client: Client, taken: AdviceRequest, cast: Cast) -> None:
    sign_in(client, cast.vs)
    sent = form(taken, body="See this page.", link_1_title="A page", link_1_url="HTTPS://www.example.org/Page")
    assert client.post(page_of(taken, "answer"), sent).status_code == 302
    assert MessageLink.objects.get().url == "https://www.example.org/Page"
