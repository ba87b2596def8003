"""The audit trail: one event in the same transaction, a chain in which every tampering shows, and its pages."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from io import StringIO
from typing import Any

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from accounts import audit
from accounts.audit import broken_links, digest
from accounts.models import AuditEvent, AuditHead
from tests.cast import Cast, sign_in
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(db: None) -> list[int]:
    """Forty events."""
    person = make_person()
    for number in range(40):
        audit.record(event=f"test.{number % 4}", by=person, subject=person, detail={"number": number})
    return list(AuditEvent.objects.order_by("id").values_list("pk", flat=True))


def test_a_whole_chain_has_no_faults(trail: list[int]) -> None:
    assert list(broken_links()) == []
    assert AuditHead.objects.get().events == len(trail)


def _change(**fields: Any) -> Callable[[int], None]:
    return lambda pk: AuditEvent.objects.filter(pk=pk).update(**fields)  # type: ignore[return-value]  # the count is not used


def _swap(pk: int) -> None:
    first, second = AuditEvent.objects.get(pk=pk), AuditEvent.objects.exclude(pk=pk).order_by("?")[0]
    AuditEvent.objects.filter(pk=first.pk).update(event=second.event + "x", detail=second.detail)


def _forge_with_hash(pk: int) -> None:
    row = AuditEvent.objects.get(pk=pk)
    row.detail = {"number": 999}
    AuditEvent.objects.filter(pk=pk).update(detail=row.detail, hash=digest(row))


TAMPERINGS: dict[str, Callable[[int], object]] = {
    "event": _change(event="test.other"),
    "who": _change(by_public_id=None),
    "subject": _change(subject_id="other"),
    "detail": _change(detail={"number": -1}),
    "hash": _change(hash="f" * 64),
    "link": _change(previous_hash="f" * 64),
    "removed": lambda pk: AuditEvent.objects.filter(pk=pk).delete(),
    "cut": lambda pk: AuditEvent.objects.filter(pk__gte=pk).delete(),
    "emptied": lambda pk: AuditEvent.objects.all().delete(),
    "swapped": _swap,
    "forged with its own hash": _forge_with_hash,
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_by_a_superuser_shows(trail: list[int], name: str) -> None:
    """S17: with the triggers out of the way, at random places, each is found."""
    chance = random.Random(name)
    for _ in range(10):
        point = transaction.savepoint()
        with pgtrigger.ignore():
            TAMPERINGS[name](chance.choice(trail))
        assert list(broken_links()), name
        transaction.savepoint_rollback(point)
    assert list(broken_links()) == []


def test_the_command_says_what_is_broken_and_exits_1(trail: list[int]) -> None:
    out = StringIO()
    call_command("verify_audit_chain", "--json", stdout=out, stderr=StringIO())
    assert json.loads(out.getvalue())["faults"] == []
    with pgtrigger.ignore():
        AuditEvent.objects.filter(pk=trail[5]).update(event="x")
    with pytest.raises(CommandError) as refusal:
        call_command("verify_audit_chain", stdout=StringIO(), stderr=StringIO())
    assert refusal.value.returncode == 1


def test_an_event_goes_with_its_transaction(db: None) -> None:
    """Promise 5: what is rolled back was never done, and the chain stays whole."""
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record(event="test.undone", by=None)
        raise RuntimeError
    audit.record(event="test.done", by=None)
    assert not AuditEvent.objects.filter(event="test.undone").exists()
    assert list(broken_links()) == []


@pytest.mark.parametrize("value", ["x" * 121, "two\nlines", ["a list"], {"a": 1}, 1.5])
def test_text_does_not_fit_into_the_trail(db: None, value: object) -> None:
    """Promise 1: the audit trail holds codes and ids."""
    with pytest.raises((TypeError, ValueError)):
        audit.record(event="test.text", by=None, detail={"words": value})  # type: ignore[dict-item]  # what is refused


def test_the_trail_is_searched_by_administrators_who_confirmed(client: Client, cast: Cast) -> None:
    """SECURITY matrix, audit: ADM after step-up, nobody else."""
    for person in (cast.vs, cast.vs_head, cast.officer, cast.dsl_a):
        assert sign_in(client, person).get("/manage/audit/").status_code == 403
    assert sign_in(client, cast.admin, fresh=False).get("/manage/audit/").status_code == 302
    sign_in(client, cast.admin)
    page = client.get("/manage/audit/", {"event": "person.closed"}).content.decode()
    assert str(cast.dsl_off.public_id) in page
    assert "membership.approved" not in page
    by_person = client.get("/manage/audit/", {"person": cast.admin.email}).content.decode()
    assert "Administrator 1" in by_person
    assert "No events" in client.get("/manage/audit/", {"person": "nobody@x.example"}).content.decode()


def test_pages_of_the_trail_follow_one_another_without_gaps(client: Client, cast: Cast) -> None:
    sign_in(client, cast.admin)
    for number in range(120):
        audit.record(event="test.page", by=None, detail={"number": number})
    seen: list[str] = []
    url = "/manage/audit/?event=test.page"
    while url:
        page = client.get(url)
        seen += [row[3] for row in page.context["rows"]]
        url = page.context["next_url"]
    assert seen == [f"number: {number}" for number in reversed(range(120))]


def test_taking_the_trail_away_is_itself_recorded(client: Client, cast: Cast) -> None:
    sign_in(client, cast.admin)
    response = client.post("/manage/audit/export/", {"event": "membership."})
    lines = [json.loads(line) for line in response.content.decode().splitlines()]
    assert {line["event"].split(".")[0] for line in lines} == {"membership"}
    assert AuditEvent.objects.filter(event="audit.exported", by_public_id=cast.admin.public_id).exists()


@pytest.mark.parametrize(
    "query",
    [
        "before=abc",
        "before=-1",
        "before=99999999999999999999999",
        "person=%F0%9F%92%A9",
        "since_0=31&since_1=2&since_2=2026",
        "event=" + "x" * 500,
    ],
)
def test_odd_questions_are_answered(client: Client, cast: Cast, query: str) -> None:
    assert sign_in(client, cast.admin).get(f"/manage/audit/?{query}").status_code == 200
