"""What a line of the log says about a fault or a refusal. Guards promise 1: nothing that was typed is in it."""

from __future__ import annotations

import json
import logging
import sys

import pytest
import structlog
from django.conf import settings

TYPED = "Wobblethorpe"
LINES = "plain", "json"


def line(kind: str, logger: str, message: str, *args: object, level: int = logging.ERROR, fault: bool = False) -> str:
    """A record as the portal's handler prints it."""
    own = dict(settings.LOGGING["formatters"]["portal"])
    if kind == "json":
        own["processor"] = structlog.processors.JSONRenderer()
    formatter = own.pop("()")(**own)
    raised = sys.exc_info() if fault else None
    return str(formatter.format(logging.LogRecord(logger, level, __file__, 1, message, args, raised)))


def fail() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise RuntimeError(f"not a number: {TYPED}") from error


@pytest.mark.parametrize("kind", LINES)
def test_a_fault_keeps_its_kinds_and_places_and_loses_its_words(kind: str) -> None:
    try:
        fail()
    except RuntimeError:
        printed = line(kind, "celery.app.trace", "Task a.b[1-2] raised unexpected: %r", ValueError(TYPED), fault=True)
    assert TYPED not in printed
    for part in ("builtins.ValueError", "builtins.RuntimeError", "test_log_lines.py", "in fail", "raised unexpected"):
        assert part in printed
    assert printed.index("builtins.ValueError") < printed.index("builtins.RuntimeError")


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_structlog_is_treated_alike(kind: str) -> None:
    processors = structlog.get_config()["processors"][:-1]
    event: structlog.typing.EventDict = {"event": "request_failed", "exc_info": True, "user_agent": TYPED}
    try:
        fail()
    except RuntimeError:
        for process in processors:
            event = process(logging.getLogger("x"), "error", event)  # type: ignore[arg-type]  # a chain of dicts
    printed = json.dumps(event)
    assert TYPED not in printed and "builtins.RuntimeError" in printed


@pytest.mark.parametrize(
    ("logger", "message", "args", "kept"),
    [
        ("django.request", "Not Found: %s", (f"/{TYPED}",), "Not Found"),
        ("django.request", "Internal Server Error: %s", (f"/{TYPED}",), "Internal Server Error"),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: %r", (TYPED,), "django.security.DisallowedHost"),
        ("django.security.csrf", "Forbidden (Origin checking failed - %s): /", (TYPED,), "django.security.csrf"),
    ],
)
def test_lines_of_django_keep_their_kind(logger: str, message: str, args: tuple[object, ...], kept: str) -> None:
    printed = line("plain", logger, message, *args)
    assert kept in printed and TYPED not in printed


def test_a_line_of_another_logger_stays_as_it_is() -> None:
    assert "42 rows" in line("plain", "organisations.imports", "%d rows", 42, level=logging.INFO)
