"""Health: `live` says that this process answers; `ready` tells database, broker, worker and outbox apart.

`/health/live` needs nothing, so a restart is never caused by somebody else's outage.
`/health/ready` answers 503 when the portal cannot serve (no database). A broker or worker that is down is told as
"degraded" with 200: questions are still taken and kept, so a balancer must not turn people away. A monitor that wants
to be called for either asks `/health/ready?strict=1`, which answers 503 for both.
Details are for this computer, or for whoever brings VS_HEALTH_TOKEN; everybody else reads the one word.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import public
from notifications.selectors import Pulse, pulse

PULSE_LIMIT = timedelta(seconds=90)  # a relay may be busy with one slow provider for most of this time
AGE_LIMIT = timedelta(seconds=180)
BROKER_SECONDS = 1.0
_LOOPBACK = ("127.0.0.1", "::1")
Check = dict[str, Any]


@public("A process manager must learn that the process lives; nothing else is told.")
@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return JsonResponse({"status": "live"})


@public("A balancer must learn whether to send people here; details only for this computer or with the token.")
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether the portal can serve, and which part of it cannot."""
    checks = all_checks()
    status = overall(checks)
    unwell = status == "unavailable" or (status == "degraded" and request.GET.get("strict") == "1")
    body: dict[str, Any] = {"status": status}
    if may_see_details(request):
        body["checks"] = checks
    response = JsonResponse(body, status=503 if unwell else 200)
    if unwell:
        response["Retry-After"] = "5"
    return response


def all_checks() -> dict[str, Check]:
    """Every part with its status and its figures. Never raises."""
    broker = _broker()
    try:
        found = pulse()
    except (DatabaseError, InterfaceError):
        connection.close()
        unknown: Check = {"status": "unknown"}
        return {"database": {"status": "down"}, "broker": broker, "worker": unknown, "outbox": unknown}
    return {"database": {"status": "ok"}, "broker": broker, "worker": _worker(found), "outbox": _outbox(found)}


def overall(checks: dict[str, Check]) -> str:
    """`ready`, `degraded` (serves, but mail waits) or `unavailable`."""
    if checks["database"]["status"] != "ok":
        return "unavailable"
    return "ready" if all(check["status"] == "ok" for check in checks.values()) else "degraded"


def may_see_details(request: HttpRequest) -> bool:
    """From this computer and through no proxy, or with the token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.HEALTH_TOKEN and secrets.compare_digest(given.encode(), settings.HEALTH_TOKEN.encode()):
        return True
    proxied = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return not proxied and request.META.get("REMOTE_ADDR") in _LOOPBACK


def _broker() -> Check:
    client = redis.Redis.from_url(
        settings.VALKEY_URL, socket_timeout=BROKER_SECONDS, socket_connect_timeout=BROKER_SECONDS
    )
    try:
        client.ping()
    except (redis.RedisError, OSError):
        return {"status": "down"}
    finally:
        client.close()
    return {"status": "ok"}


def _worker(found: Pulse) -> Check:
    if found.last_sweep is None:
        return {"status": "down", "last_seen_seconds_ago": None}
    age = timezone.now() - found.last_sweep
    status = "ok" if abs(age) <= PULSE_LIMIT else "down"
    return {"status": status, "last_seen_seconds_ago": round(age.total_seconds())}


def _outbox(found: Pulse) -> Check:
    age = timezone.now() - found.oldest_due if found.oldest_due else timedelta(0)
    status = "ok" if age <= AGE_LIMIT else "late"
    return {
        "status": status,
        "oldest_due_seconds": max(0, round(age.total_seconds())),
        "waiting": found.waiting,
        "undelivered": found.undelivered,
    }
