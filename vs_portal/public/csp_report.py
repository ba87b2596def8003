"""Browsers report here what the Content-Security-Policy stopped. Nothing personal is kept: a line in the log names
the directive and the two origins, never an address with its path, a sample of script or who was reading.

Example of a line: `csp_report directive=script-src-elem blocked=https://evil.example page=/about`.
"""

from __future__ import annotations

import json
import threading
import time
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.access import public

log = structlog.get_logger(__name__)
TYPES = ("application/csp-report", "application/reports+json", "application/json")
_SOURCES = (
    "child",
    "connect",
    "default",
    "font",
    "frame",
    "img",
    "manifest",
    "media",
    "object",
    "script",
    "style",
    "worker",
)
DIRECTIVES = frozenset(
    [f"{name}-src" for name in _SOURCES]
    + [f"{name}-src-{part}" for name in ("script", "style") for part in ("attr", "elem")]
    + ["base-uri", "form-action", "frame-ancestors", "report-to", "report-uri", "sandbox", "upgrade-insecure-requests"]
)
MAX_BYTES = 10_000
PER_MINUTE = 60


class Meter:
    """Counts within the running minute, in this process. Reports are a hint; losing some to the limit is no harm."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.lock = threading.Lock()
        self.minute, self.count = 0, 0

    def allows(self, now: float) -> bool:
        """Whether one more fits into the minute that holds `now`."""
        with self.lock:
            minute = int(now // 60)
            if minute != self.minute:
                self.minute, self.count = minute, 0
            self.count += 1
            return self.count <= self.limit


meter = Meter(PER_MINUTE)


@public("Browsers send reports without a sign-in.")
@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Log what was stopped. 413 over 10 kB, 415 for another type, 429 over 60 a minute, 400 for what is no report."""
    if request.content_type not in TYPES:
        return HttpResponse(status=415)
    if len(request.body) > MAX_BYTES:
        return HttpResponse(status=413)
    if not meter.allows(time.monotonic()):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    try:
        reports = read(json.loads(request.body))
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    for report in reports:
        log.warning("csp_report", **report)
    return HttpResponse(status=204)


def read(body: Any) -> list[dict[str, str]]:
    """The reports in either format that browsers send; ValueError for anything else."""
    if isinstance(body, dict):
        return [line(body.get("csp-report"), "effective-directive", "blocked-uri", "document-uri")]
    if isinstance(body, list):
        found = [item.get("body") for item in body[:10] if isinstance(item, dict)]
        return [line(item, "effectiveDirective", "blockedURL", "documentURL") for item in found]
    raise ValueError("neither an object nor a list")


def line(report: Any, directive: str, blocked: str, page: str) -> dict[str, str]:
    """What is logged of one report: a directive, an origin and the pattern of our page."""
    if not isinstance(report, dict):
        raise ValueError("not a report")  # noqa: TRY004  (what a browser sent is of a wrong value, whatever its type)
    name = str(report.get(directive, "")).split(" ")[0]
    return {
        "directive": name if name in DIRECTIVES else "",
        "blocked": origin(str(report.get(blocked, ""))),
        "page": route(str(report.get(page, ""))),
    }


def origin(address: str) -> str:
    """`https://host` of an address, or the keyword browsers send instead (`inline`, `eval`)."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return f"{parts.scheme}://{(parts.hostname or '')[:100]}"
    return address if address in ("inline", "eval", "wasm-eval", "data", "blob", "self") else ""


def route(address: str) -> str:
    """The route of the page, without what stands in its variable parts."""
    try:
        return "/" + resolve(urlsplit(address).path or "/").route
    except Resolver404:
        return ""
