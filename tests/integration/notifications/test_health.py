"""The health pages tell database, broker, worker and outbox apart, and never fail themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from notifications.models import JobMark, OutboxMessage
from notifications.selectors import pulse
from notifications.tasks import relay_outbox
from tests.integration.notifications.making import queued
from vs_portal import health

LIVE, READY = "/health/live", "/health/ready"
DEAD_BROKER = "unix:///nonexistent/valkey.sock?db=0"


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every query fails as it does while PostgreSQL restarts."""

    def away(*_: object, **__: object) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        yield


def checks(client: Client, **headers: str) -> dict[str, dict[str, object]]:
    answer: dict[str, dict[str, object]] = client.get(READY, headers=headers).json()["checks"]
    return answer


@pytest.mark.django_db
def test_all_is_well_once_the_worker_has_looked(client: Client) -> None:
    relay_outbox()
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    assert {name: check["status"] for name, check in answer.json()["checks"].items()} == {
        "database": "ok",
        "broker": "ok",
        "worker": "ok",
        "outbox": "ok",
    }
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_worker_that_was_never_seen_or_not_lately(client: Client) -> None:
    assert checks(client)["worker"] == {"status": "down", "last_seen_seconds_ago": None}
    relay_outbox()
    JobMark.objects.update(started_at=timezone.now() - timedelta(minutes=10))
    assert client.get(READY).json()["status"] == "degraded"
    assert checks(client)["worker"]["status"] == "down" and checks(client)["database"]["status"] == "ok"


@pytest.mark.django_db
def test_a_dead_broker_is_seen_and_does_not_turn_people_away(client: Client, settings: Settings) -> None:
    """R5: questions are still taken while Valkey is down, so a balancer must go on sending people here."""
    relay_outbox()
    settings.VALKEY_URL = DEAD_BROKER
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["checks"]["broker"] == {"status": "down"}
    assert client.get(f"{READY}?strict=1").status_code == 503


@pytest.mark.django_db
def test_mail_that_waits_too_long_is_seen(client: Client) -> None:
    relay_outbox()
    queued("a@demo.example")
    OutboxMessage.objects.update(not_before=timezone.now() - timedelta(minutes=10))
    outbox = checks(client)["outbox"]
    assert outbox["status"] == "late" and outbox["waiting"] == 1
    assert 590 <= int(str(outbox["oldest_due_seconds"])) <= 620


@pytest.mark.django_db
def test_a_lease_that_nobody_took_up_counts_as_waiting() -> None:
    queued("a@demo.example")
    ago = timezone.now() - timedelta(minutes=5)
    OutboxMessage.objects.update(state="leased", lease_until=ago, lease_token="00000000-0000-4000-8000-000000000001")
    assert pulse().oldest_due == ago


@pytest.mark.django_db
def test_messages_for_tomorrow_are_not_late(client: Client) -> None:
    queued("a@demo.example")
    OutboxMessage.objects.update(not_before=timezone.now() + timedelta(hours=9))
    assert checks(client)["outbox"] == {"status": "ok", "oldest_due_seconds": 0, "waiting": 1, "undelivered": 0}


@pytest.mark.django_db
def test_without_the_database_it_says_so_with_503(client: Client, no_database: None) -> None:
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["status"], answer["Retry-After"]) == (503, "unavailable", "5")
    assert answer.json()["checks"]["database"] == {"status": "down"}
    assert answer.json()["checks"]["outbox"] == {"status": "unknown"}


@pytest.mark.django_db
def test_live_needs_nothing(client: Client, settings: Settings, no_database: None) -> None:
    settings.VALKEY_URL = DEAD_BROKER
    assert client.get(LIVE).json() == {"status": "live"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIVE, READY])
def test_a_session_cookie_does_not_make_it_fail(client: Client, no_database: None, address: str) -> None:
    """A browser that is signed in asks too; finding out who it is would need the database."""
    client.cookies["session"] = "x" * 32
    assert client.get(address).status_code in (200, 503)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("203.0.113.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.7"}),
        ("203.0.113.7", {"Authorization": "Bearer wrong"}),
        ("203.0.113.7", {"Authorization": "Bearer "}),
    ],
)
def test_details_are_not_for_everybody(
    client: Client, settings: Settings, address: str, headers: dict[str, str]
) -> None:
    settings.HEALTH_TOKEN = "right"
    answer = client.get(READY, headers=headers, REMOTE_ADDR=address)
    assert set(answer.json()) == {"status"}


@pytest.mark.django_db
def test_details_with_the_token(client: Client, settings: Settings) -> None:
    settings.HEALTH_TOKEN = "right"
    answer = client.get(READY, headers={"Authorization": "Bearer right"}, REMOTE_ADDR="203.0.113.7")
    assert "checks" in answer.json()


@pytest.mark.django_db
def test_without_a_token_set_none_opens_the_details(client: Client, settings: Settings) -> None:
    settings.HEALTH_TOKEN = ""
    answer = client.get(READY, headers={"Authorization": "Bearer "}, REMOTE_ADDR="203.0.113.7")
    assert set(answer.json()) == {"status"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIVE, READY])
def test_only_reading(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_the_worst_part_decides() -> None:
    parts = {name: {"status": "ok"} for name in ("database", "broker", "worker", "outbox")}
    assert health.overall(parts) == "ready"
    assert health.overall({**parts, "worker": {"status": "down"}}) == "degraded"
    assert health.overall({**parts, "database": {"status": "down"}}) == "unavailable"
