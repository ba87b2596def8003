"""The error pages: they need no database, session or context processor; the last two no template engine either."""

from __future__ import annotations

import sys

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from vs_portal import errors

REQUEST = RequestFactory().get("/anything")


def answer_to(error: Exception) -> HttpResponse:
    try:
        raise error
    except type(error):
        return errors.server_error(REQUEST)


@pytest.mark.parametrize(
    ("handler", "status", "words"),
    [
        (errors.bad_request, 400, "We could not read that"),
        (errors.permission_denied, 403, "You cannot use this page"),
        (errors.csrf_failure, 403, "We could not accept the form"),
        (errors.page_not_found, 404, "Page not found"),
        (errors.conflict, 409, "Somebody changed this before you"),
    ],
)
def test_refusals_are_whole_pages(handler: object, status: int, words: str) -> None:
    assert callable(handler)
    response = handler(REQUEST)
    text = response.content.decode()
    assert response.status_code == status
    assert f'<h1 class="govuk-heading-l">{words}</h1>' in text
    assert "Fairmere Council" in text
    assert 'id="main-content"' in text
    assert "style=" not in text


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("gone")])
def test_a_database_that_is_away_is_answered_with_503_and_when_to_come_back(error: Exception) -> None:
    response = answer_to(error)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "The service is away for a moment" in response.content.decode()


def test_a_database_error_inside_another_is_still_one() -> None:
    try:
        try:
            raise OperationalError("gone")
        except OperationalError as gone:
            raise ValueError("in a template") from gone
    except ValueError:
        assert errors.server_error(REQUEST).status_code == 503


def test_any_other_error_is_a_500() -> None:
    response = answer_to(ZeroDivisionError())
    assert response.status_code == 500
    assert "Retry-After" not in response
    assert sys.exc_info() == (None, None, None)
    assert errors.server_error(REQUEST).status_code == 500


def test_the_last_pages_need_no_template_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "all", lambda: pytest.fail("asked the template engine"))
    text = answer_to(ZeroDivisionError()).content.decode()
    assert "Fairmere Council" in text
    assert "$" not in text
    assert "style=" not in text
