"""Browsers may report to us what the policy stopped; the log keeps nothing personal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from structlog.testing import capture_logs

from vs_portal.public import csp_report

OLD = {
    "csp-report": {
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/x.js?who=me",
        "document-uri": "https://portal.example/about?q=secret",
        "script-sample": "alert(1)",
    }
}
NEW = [
    {
        "type": "csp-violation",
        "body": {
            "effectiveDirective": "style-src",
            "blockedURL": "inline",
            "documentURL": "https://portal.example/parents",
        },
    }
]


@pytest.fixture(autouse=True)
def fresh_meter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csp_report, "meter", csp_report.Meter(csp_report.PER_MINUTE))


def send(body: Any, content_type: str = "application/csp-report") -> int:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client().generic("POST", "/csp-report", data=data, content_type=content_type).status_code


def test_a_report_in_either_format_is_logged_without_what_is_personal() -> None:
    """Promise 1 and SECURITY matrix: stores nothing personal."""
    with capture_logs() as logs:
        assert send(OLD) == 204
        assert send(NEW, "application/reports+json") == 204
    assert [
        (entry["directive"], entry["blocked"], entry["page"]) for entry in logs if entry["event"] == "csp_report"
    ] == [("script-src-elem", "https://evil.example", "/about"), ("style-src", "inline", "/parents")]
    assert "secret" not in str(logs)
    assert "alert" not in str(logs)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/csp-report", 400),
        (b" ", "application/csp-report", 400),
        ([1, "x"], "application/csp-report", 204),
        ({"csp-report": 1}, "application/csp-report", 400),
        (b"\xff", "application/csp-report", 400),
        (b"[" * 9_000, "application/csp-report", 400),
        (b" " * 10_001, "application/csp-report", 413),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        ({"csp-report": {"blocked-uri": "http://[", "document-uri": "http://["}}, "application/csp-report", 400),
    ],
)
def test_what_is_no_report_is_refused(body: Any, content_type: str, status: int) -> None:
    assert send(body, content_type) == status


def test_more_than_sixty_a_minute_are_turned_away() -> None:
    assert [send(OLD) for _ in range(61)].count(429) == 1


def test_only_posting_is_offered() -> None:
    assert Client().get("/csp-report").status_code == 405
