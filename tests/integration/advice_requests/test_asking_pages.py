"""Asking, page by page: the scope gate stops, back works, nothing typed is lost, a double click sends once.

Promise 1 (no child is identified) and promise 3 (nothing is lost, nothing happens twice).
"""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from advice_requests.models import AdviceRequest
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import QUESTION

pytestmark = pytest.mark.django_db
ABOUT = {"phase": "secondary", "pupil_band": "6_to_10", "urgency": "routine"}
CHILD = "Our pupil with UPN H801200001001 is late every day."


def at(client: Client, name: str, token: str) -> str:
    return reverse(f"advice_requests:ask_{name}", args=[token])


def begin(client: Client) -> str:
    """Pass the scope gate; returns the token of the form."""
    answer = client.post(reverse("advice_requests:ask"), {"scope": "practice"})
    found = re.search(r"/ask/([0-9a-f-]{36})/", answer["Location"])
    assert found
    return found[1]


def fill(client: Client, token: str, question: str = QUESTION) -> None:
    client.post(at(client, "topic", token), {"topic": "attendance"})
    client.post(at(client, "about", token), ABOUT)
    client.post(at(client, "question", token), {"question": question, "tried": ""})


def test_the_way_through_ends_with_a_reference(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    fill(client, token)
    page = client.get(at(client, "check", token)).content.decode()
    assert QUESTION in page
    assert "40 working hours" in page
    answer = client.post(at(client, "check", token), follow=True)
    row = AdviceRequest.objects.get()
    assert (row.setting, row.asker, row.question) == (cast.setting_a, cast.dsl_a, QUESTION)
    assert row.reference in answer.content.decode()


def test_sent_twice_is_one_request_one_mail_and_the_same_page(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    fill(client, token)
    places = {client.post(at(client, "check", token))["Location"] for _ in range(3)}
    assert len(places) == 1
    assert AdviceRequest.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="advice_received").count() == 1


@pytest.mark.parametrize(
    "scope", ["child-at-risk", "one-child", "looked-after-child", "send-without-social-worker", "parent-or-carer"]
)
def test_the_gate_stops_and_says_who_can_help_with_999_first(client: Client, cast: Cast, scope: str) -> None:
    sign_in(client, cast.dsl_a)
    answer = client.post(reverse("advice_requests:ask"), {"scope": scope}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("advice_requests:elsewhere", args=[scope])
    main = page[page.index("<main") :]
    assert main.index("call 999") < main.index("01632 960 101") < main.index("Who can help")
    assert "<form" not in main
    assert not Session.objects.filter(session_key=client.session.session_key, session_data__contains="draft").exists()


def test_where_to_go_instead_is_open_to_everybody_and_nothing_else_is_there(client: Client, seeded: None) -> None:
    assert client.get("/advice/elsewhere/one-child/").status_code == 200
    assert client.get("/advice/elsewhere/nowhere/").status_code == 404


def test_text_that_identifies_a_child_comes_back_marked_and_is_kept_nowhere(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    client.post(at(client, "topic", token), {"topic": "attendance"})
    client.post(at(client, "about", token), ABOUT)
    answer = client.post(at(client, "question", token), {"question": CHILD, "tried": "A breakfast club."})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<mark" in page
    assert "A breakfast club." in page
    assert CHILD in page.replace("&#x27;", "'")
    assert "H801200001001" not in str(dict(client.session))
    assert not AdviceRequest.objects.exists()


def test_each_page_shows_again_what_was_chosen(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    fill(client, token)
    for name, wanted in (("topic", 'value="attendance" checked'), ("about", 'value="6_to_10" checked')):
        assert wanted in " ".join(client.get(at(client, name, token)).content.decode().split())
    assert QUESTION in client.get(at(client, "question", token)).content.decode()


def test_a_page_that_is_not_reached_yet_leads_to_the_first_unanswered(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    answer = client.get(at(client, "check", token))
    assert answer["Location"] == at(client, "topic", token)


def test_a_question_typed_in_a_session_that_ended_is_not_lost(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dsl_ab)
    token = str(uuid4())
    answer = client.post(at(client, "question", token), {"question": QUESTION, "tried": ""})
    assert answer["Location"] == at(client, "setting", token)
    client.post(at(client, "setting", token), {"setting": str(cast.setting_a.public_id)})
    client.post(at(client, "topic", token), {"topic": "attendance"})
    client.post(at(client, "about", token), ABOUT)
    assert QUESTION in client.get(at(client, "check", token)).content.decode()


def test_two_tabs_do_not_mix(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dsl_a)
    first, second = begin(client), begin(client)
    fill(client, first, "How do we plan training on attachment for our staff?")
    fill(client, second)
    client.post(at(client, "check", first))
    assert AdviceRequest.objects.get().question.startswith("How do we plan")
    assert QUESTION in client.get(at(client, "check", second)).content.decode()


def test_several_settings_are_asked_for_and_anothers_is_refused(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_ab))
    page = client.get(at(client, "setting", token)).content.decode()
    assert "Cast School A" in page
    assert "Cast School B" in page
    begin(sign_in(client, cast.dsl_a))
    stranger = begin(client)
    answer = client.post(at(client, "setting", stranger), {"setting": str(cast.setting_b.public_id)})
    assert answer.status_code == 200
    assert client.session["advice_drafts"][stranger]["setting"] == str(cast.setting_a.public_id)


def test_a_setting_left_meanwhile_cannot_be_asked_for(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    fill(client, token)
    session = client.session
    session["advice_drafts"][token]["setting"] = str(cast.setting_b.public_id)
    session.save()
    answer = client.post(at(client, "check", token))
    assert answer["Location"] == at(client, "setting", token)
    assert not AdviceRequest.objects.exists()


def test_a_social_worker_searches_a_setting_or_asks_for_none(client: Client, cast: Cast) -> None:
    token = begin(sign_in(client, cast.sw_1))
    found = client.get(at(client, "setting", token), {"q": "Cast School B"}).content.decode()
    assert str(cast.setting_b.public_id) in found
    client.post(at(client, "setting", token), {"setting": str(cast.setting_b.public_id)})
    fill(client, token)
    client.post(at(client, "check", token))
    row = AdviceRequest.objects.get()
    assert (row.setting, row.shared_with_setting) == (cast.setting_b, False)
    token = begin(client)
    client.post(at(client, "setting", token), {"setting": "none"})
    fill(client, token)
    client.post(at(client, "check", token))
    assert AdviceRequest.objects.filter(setting=None).count() == 1


ODD = {
    "empty": "",
    "spaces": "   \n\t ",
    "too long": "word " * 4000,
    "nul": "a\x00b and more words here",
    "markup": "<script>alert(1)</script> <b>bold</b> question about our policy",
    "emoji": "\U0001f600\U0001f44d" * 3,
    "rtl": "\u202eabc\u202c question \u200b\u200dabout our policy",
    "percent": "100%s %(x)s {0} {{ 7*7 }} policy",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_text_is_never_a_crash_and_never_lost(client: Client, cast: Cast, kind: str) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    client.post(at(client, "topic", token), {"topic": "attendance"})
    client.post(at(client, "about", token), ABOUT)
    answer = client.post(at(client, "question", token), {"question": ODD[kind], "tried": "kept text"})
    assert answer.status_code in (200, 302, 400)
    if answer.status_code == 200:
        page = answer.content.decode()
        assert "There is a problem" in page
        assert "kept text" in page
        assert "<script>alert(1)" not in page
    if answer.status_code == 302:
        client.post(at(client, "check", token))
        row = AdviceRequest.objects.get()
        sent = client.get(reverse("advice_requests:request", args=[row.public_id]))
        assert sent.status_code == 200
        assert "<script>alert(1)" not in sent.content.decode()
    else:
        assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("topic", {"topic": "no-such-topic"}),
        ("topic", {}),
        ("about", {}),
        ("about", ABOUT | {"phase": "x"}),
        ("about", ABOUT | {"urgency": "urgent"}),
        ("about", ABOUT | {"pupil_band": "7"}),
        ("setting", {"setting": "not-a-uuid"}),
    ],
)
def test_a_choice_that_is_none_says_so_beside_the_field(
    client: Client, cast: Cast, name: str, data: dict[str, str]
) -> None:
    token = begin(sign_in(client, cast.dsl_a))
    client.post(at(client, "topic", token), {"topic": "attendance"})
    page = client.post(at(client, name, token), data).content.decode()
    assert "There is a problem" in page
    assert "govuk-error-message" in page


def test_who_may_not_ask(client: Client, cast: Cast) -> None:
    url = reverse("advice_requests:ask")
    for name in ("head_a", "vs", "officer", "admin", "trust_lead"):
        assert sign_in(client, getattr(cast, name)).get(url).status_code == 403, name
    assert sign_in(client, None).get(url).status_code == 302


def test_a_page_of_the_directory_starts_the_form_with_its_topic(client: Client, cast: Cast) -> None:
    """The topic is filled in, and can be changed; an unknown one is passed over."""
    sign_in(client, cast.dsl_a)
    ask = reverse("advice_requests:ask")
    assert f'action="{ask}' not in client.get(f"{ask}?topic=attendance").content.decode()  # posts where it stands
    for code, step in (("attendance", "about"), ("nonsense", "topic"), ("", "topic")):
        answer = client.post(f"{ask}?topic={code}", {"scope": "practice"})
        assert answer["Location"].endswith(f"/{step}/")
    token = client.post(f"{ask}?topic=attendance", {"scope": "practice"})["Location"].split("/")[-3]
    page = client.get(at(client, "topic", token)).content.decode()
    assert re.search(r'value="attendance"\s+checked', page)
