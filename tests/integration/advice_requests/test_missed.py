"""Staff say that a text identifies a child: a count by form and type; the request stays and is not named."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import Ask
from text_guard.models import MissCount

pytestmark = pytest.mark.django_db


def test_from_the_request_to_a_count(client: Client, ask: Ask, cast: Cast) -> None:
    row = ask()
    sign_in(client, cast.vs)
    address = reverse("advice_requests:missed", args=[row.public_id])
    assert address in client.get(reverse("advice_requests:request", args=[row.public_id])).content.decode()
    assert "Reporting does not take the text out" in client.get(address).content.decode()
    events = AuditEvent.objects.count()
    answer = client.post(address, {"place": "reply", "type": "CHILD_NAME"}, follow=True)
    assert "Your report has been counted" in answer.content.decode()
    counted = MissCount.objects.get()
    assert (counted.form, counted.type, counted.count) == ("advice_requests.ReplyForm", "CHILD_NAME", 1)
    assert AuditEvent.objects.count() == events
    version = row.version
    row.refresh_from_db()
    assert row.version == version


@pytest.mark.parametrize(
    "data", [{}, {"place": "reply"}, {"place": "x", "type": "CHILD_NAME"}, {"place": "note", "type": "Z" * 20_000}]
)
def test_what_is_no_choice_is_refused(client: Client, ask: Ask, cast: Cast, data: dict[str, str]) -> None:
    sign_in(client, cast.vs)
    answer = client.post(reverse("advice_requests:missed", args=[ask().public_id]), data)
    assert answer.status_code == 422 and b"Select" in answer.content
    assert not MissCount.objects.exists()


@pytest.mark.parametrize("person", ["dsl_a", "dsl_b", "admin", "editor", "anonymous"])
def test_the_asking_side_and_others_cannot(client: Client, ask: Ask, cast: Cast, person: str) -> None:
    row = ask()
    sign_in(client, cast.people()[person])
    assert client.post(
        reverse("advice_requests:missed", args=[row.public_id]), {"place": "note", "type": "UPN"}
    ).status_code in (302, 403)
    assert not MissCount.objects.exists()
    page = client.get(reverse("advice_requests:request", args=[row.public_id])).content.decode()
    assert "identifies-a-child" not in page
