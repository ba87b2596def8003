"""Promise 1: marks while typing are computed on the server, stored nowhere, and not without end."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from text_guard import views

pytestmark = pytest.mark.django_db
PERSON = 990_001


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def post(text: str, method: str = "post", person: int = PERSON) -> HttpResponse:
    request = getattr(RequestFactory(), method)("/text-guard/check", {"text": text})
    request.user = SimpleNamespace(pk=person)
    return views.check(request)


def test_it_marks_places_in_characters() -> None:
    answer = post("😀 Zorblina's tutor left")
    assert answer.status_code == 200
    assert b'"verdict": "block"' in answer.content
    assert b'"start": 2, "end": 12' in answer.content


def test_it_refuses_other_methods_and_texts_without_end() -> None:
    assert post("x", method="get").status_code == 405
    assert post("x" * 20_001).status_code == 413


def test_it_is_limited_for_each_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "CHECKS_PER_MINUTE", 2)
    assert [post("fine").status_code for _ in range(3)] == [200, 200, 429]
    assert post("fine", person=PERSON + 1).status_code == 200


def test_a_lost_cache_does_not_stop_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise ValueError

    monkeypatch.setattr(cache, "incr", gone)
    assert post("fine").status_code == 200
