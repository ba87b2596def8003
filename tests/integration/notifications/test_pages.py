"""The list of undelivered messages (promise 4: who may see and do what) and the demonstration mailbox."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import Person
from notifications import selectors
from notifications.models import OutboxMessage
from tests.cast import sign_in
from tests.factories import give_role, make_person, make_setting
from tests.integration.notifications.making import queued

pytestmark = pytest.mark.django_db
OUTBOX = "/manage/outbox/"
MAILBOX = "/demo/mailbox"


@pytest.fixture
def vsh() -> Person:
    head = make_person("vsh@council.example", "Head")
    give_role(head, "vs_head")
    return head


def dead(number: int = 1) -> OutboxMessage:
    message = queued(f"gone{number}@demo.example", f"advice:event:{number}")
    OutboxMessage.objects.filter(pk=message.pk).update(state="dead", last_fault="rcpt:550")
    message.refresh_from_db()
    return message


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_staff_see_what_could_not_be_delivered_and_why(client: Client, vsh: Person) -> None:
    dead()
    queued("waiting@demo.example")
    shown = page(sign_in(client, vsh), OUTBOX)
    assert "gone1@demo.example" in shown and "does not accept this address (rcpt:550)" in shown
    waiting = selectors.pulse().waiting
    assert waiting >= 1 and f"{waiting} message" in shown and "waiting@demo.example" not in shown


def test_an_empty_list_says_so(client: Client, vsh: Person) -> None:
    assert "No message has failed" in page(sign_in(client, vsh), OUTBOX)


def test_send_again_and_take_off_the_list(client: Client, vsh: Person) -> None:
    first, second = dead(1), dead(2)
    sign_in(client, vsh)
    assert client.post(f"{OUTBOX}{first.public_id}/retry").url == OUTBOX
    assert client.post(f"{OUTBOX}{second.public_id}/give-up").url == OUTBOX
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == "pending" and second.given_up_at is not None
    shown = page(client, OUTBOX)
    assert "will be sent again" in shown and "taken off the list" in shown and "gone" not in shown


def test_a_stale_page_gets_an_explanation_and_changes_nothing(client: Client, vsh: Person) -> None:
    message = dead()
    sign_in(client, vsh)
    for action in ("retry", "retry", "give-up"):
        client.post(f"{OUTBOX}{message.public_id}/{action}")
    assert "not among those that could not be delivered" in page(client, OUTBOX)
    message.refresh_from_db()
    assert message.state == "pending"


@pytest.mark.parametrize("action", ["retry", "give-up"])
def test_refusals(client: Client, vsh: Person, action: str) -> None:
    message = dead()
    address = f"{OUTBOX}{message.public_id}/{action}"
    dsl = make_person("dsl@school.example")
    give_role(dsl, "dsl", setting=make_setting())
    assert client.post(address).status_code == 302, "not signed in: to the sign-in page"
    assert sign_in(client, dsl).post(address).status_code == 403
    assert sign_in(client, vsh).get(address).status_code == 405
    assert client.post(f"{OUTBOX}{uuid.uuid4()}/{action}").status_code == 404
    message.refresh_from_db()
    assert message.state == "dead" and message.given_up_at is None


def test_the_list_costs_the_same_for_one_and_for_many(
    client: Client, vsh: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, vsh)
    for number in range(30):
        dead(number)
    with django_assert_max_num_queries(14):
        shown = page(client, OUTBOX)
    assert shown.count("Send again<") == 25 and 'rel="next"' in shown


def test_the_mailbox_shows_newest_first_and_what_waits(client: Client) -> None:
    first = queued("a@demo.example", "1")
    OutboxMessage.objects.update(not_before="2099-06-01T09:00Z")
    queued("b@demo.example", "2")
    shown = page(client, MAILBOX)
    assert shown.index("b@demo.example") < shown.index("a@demo.example")
    assert "Will be sent 1 June 2099 at 10am" in shown
    one = page(client, f"{MAILBOX}/{first.public_id}")
    assert first.subject in one and "/advice/3f" in one and "Hello Dana," in one


def test_the_mailbox_can_be_filtered_by_recipient(client: Client) -> None:
    queued("a@demo.example", "1")
    queued("b@demo.example", "2")
    shown = page(client, f"{MAILBOX}?to=A%40demo")
    assert "a@demo.example" in shown and "b@demo.example" not in shown
    assert "No messages" in page(client, f"{MAILBOX}?to=nobody")


def test_pages_of_the_mailbox_follow_each_other_and_keep_the_filter(client: Client) -> None:
    for number in range(30):
        queued("a@demo.example", str(number))
    first = page(client, f"{MAILBOX}?to=a%40demo")
    last = list(OutboxMessage.objects.values_list("pk", flat=True))[24]
    assert f"?to=a%40demo&amp;before={last}" in first
    assert page(client, f"{MAILBOX}?to=a%40demo&before={last}").count("<article") == 5


@pytest.mark.parametrize(
    "query",
    [
        "before=x",
        "before=-1",
        "before=99999999999999999999",
        "before=٣",
        "to=" + "x" * 300,
        "to=%25&before=",
        "to=%27%22%3C",
        "before=1&before=2",
    ],
)
def test_odd_queries_are_no_error(client: Client, query: str) -> None:
    assert client.get(f"{MAILBOX}?{query}").status_code == 200


def test_text_is_shown_as_text(client: Client) -> None:
    message = queued("a@demo.example")
    OutboxMessage.objects.update(
        subject="<b>bold</b>", text_body="<script>alert(1)</script>\n\nhttp://localhost:8000/x\njavascript:alert(2)"
    )
    shown = page(client, f"{MAILBOX}/{message.public_id}")
    assert "<b>bold" not in shown and "<script>alert" not in shown and 'href="http://localhost:8000/x"' in shown
    assert 'href="javascript' not in shown


@pytest.mark.parametrize("address", [MAILBOX, f"{MAILBOX}/{uuid.UUID(int=7)}"])
def test_outside_the_demonstration_there_is_no_mailbox(client: Client, settings: Settings, address: str) -> None:
    settings.VS_DEMO = False
    assert client.get(address).status_code == 404


def test_nobody_opens_another_message_by_guessing(client: Client, settings: Settings) -> None:
    message = queued("a@demo.example")
    settings.VS_DEMO = False
    found, missing = (client.get(f"{MAILBOX}/{key}") for key in (message.public_id, uuid.uuid4()))
    assert (found.status_code, missing.status_code) == (404, 404)
    assert client.post(MAILBOX).status_code in (403, 404, 405)


def test_a_message_without_its_text_says_so(client: Client) -> None:
    message = queued("a@demo.example")
    OutboxMessage.objects.update(subject="", text_body="", body_removed_at="2026-11-25T10:00Z", state="dead")
    shown = page(client, reverse("notifications:demo_message", args=[message.public_id]))
    assert "The text of this message has been removed" in shown and "Your question has an answer" in shown
