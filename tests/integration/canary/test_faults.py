"""Promise 1 where the portal itself fails: a fault that quotes what was typed ends as a page and a line without it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path
from django.views.decorators.http import require_http_methods

from accounts.access import public
from tests.canary.listening import every_logger
from tests.canary.words import Canaries
from vs_portal.celery import app
from vs_portal.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]  # what an URL configuration holds

CANARIES = Canaries("ft")
Fault = Callable[[str], Any]


def in_a_chain(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot count {text}") from error


def in_the_database(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text::integer", [text])


def in_a_template(text: str) -> None:
    engines["django"].from_string("{{ fault.now }}").render({"fault": type("Fault", (), {"now": Raising(text)})()})


class Raising:
    """What raises when a template calls it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self) -> str:
        raise LookupError(self.text)


def raising(kind: type[Exception]) -> Fault:
    def fault(text: str) -> None:
        raise kind(f"no good: {text}")

    return fault


FAULTS: dict[str, tuple[Fault, int, str]] = {
    "a chain of faults": (in_a_chain, 500, "builtins.RuntimeError"),
    "a statement that fails": (in_the_database, 500, "django.db.utils.DataError"),
    "a template": (in_a_template, 500, "builtins.LookupError"),
    "a broken value": (raising(UnicodeError), 500, "builtins.UnicodeError"),
    "the database is away": (raising(OperationalError), 503, "django.db.utils.OperationalError"),
    "a refusal": (raising(PermissionDenied), 403, "code=403"),
    "nothing there": (raising(Http404), 404, "code=404"),
    "a suspicion": (raising(SuspiciousOperation), 400, "django.security.SuspiciousOperation"),
}


@public("A view of this test alone.")
@require_http_methods(["GET", "POST"])
def fail(request: HttpRequest, which: int) -> HttpResponse:
    text = request.POST.get("text") or request.GET["text"]
    list(FAULTS.values())[which][0](text)
    return HttpResponse()


urlpatterns = [path("fail/<int:which>/", fail), path("", include("vs_portal.urls"))]


@pytest.fixture(autouse=True)
def _urls() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_keeps_its_kind_and_loses_its_words(name: str, method: str) -> None:
    _, status, kind = FAULTS[name]
    text = CANARIES.sentence(f"{name}, {method}")
    client = Client(raise_request_exception=False)
    with every_logger() as lines:
        answer = getattr(client, method)(f"/fail/{list(FAULTS).index(name)}/", {"text": text})
    assert answer.status_code == status
    assert CANARIES.found_in(answer.content + repr(answer.headers).encode()) == set()
    assert CANARIES.found_in("\n".join(lines)) == set()
    assert any(kind in line for line in lines), "an operator must learn what kind of fault it was"


def test_a_task_that_fails_quotes_nothing() -> None:
    """Celery's own lines give the fault and its words twice: in the message and in the traceback."""
    text = CANARIES.sentence("a task")

    @app.task(name="tests.fails", shared=False)
    def fails(words: str) -> None:
        raise ValueError(words)

    with every_logger() as lines:
        fails.apply(args=[text], throw=False)
    app.tasks.pop("tests.fails")
    assert any("builtins.ValueError" in line for line in lines)
    assert CANARIES.found_in("\n".join(lines)) == set()


def test_the_worker_writes_into_the_same_log() -> None:
    """Celery would set up handlers of its own, with the words of faults."""
    before = [*logging.getLogger().handlers]
    assert app.log.setup_logging_subsystem(loglevel=logging.WARNING)
    assert logging.getLogger().handlers == before
