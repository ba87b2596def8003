"""A visitor's search may be answered from memory for some seconds; nobody's own page, and nothing that must be true at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from resources.models import EmptySearch
from resources.search.indexing import index
from resources.search.remembered import CACHE
from tests.cast import make_cast, sign_in
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db
PAGE = reverse("resources:search")
MINUTE = 60


@pytest.fixture(autouse=True)
def remembering(settings: Settings) -> Iterator[None]:
    """The memory as it is outside tests, empty before and after."""
    settings.CACHES = settings.CACHES | {CACHE: settings.CACHES[CACHE] | {"TIMEOUT": MINUTE}}
    caches[CACHE].clear()
    yield
    caches[CACHE].clear()


def asked(client: Client, **headers: str) -> str:
    return client.get(PAGE, {"q": "attendance"}, headers=headers).content.decode()


def test_a_second_visitor_costs_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    index([make_item(title="Attendance guide")])
    first = asked(Client())
    with django_assert_num_queries(0):
        second = asked(Client())
    assert "Attendance" in first
    assert "1 item for “attendance”" in second
    assert "<title>attendance: resources" in second


def test_a_reload_and_somebody_signed_in_see_what_is_there_now() -> None:
    index([make_item(title="Attendance guide")])
    assert "1 item for" in asked(Client())
    index([make_item(title="Attendance handbook")])
    assert "1 item for" in asked(Client())
    assert "2 items for" in asked(sign_in(Client(), make_cast().dsl_a))
    assert "2 items for" in asked(Client(), **{"Cache-Control": "no-cache"})
    assert "2 items for" in asked(Client())


def test_what_is_somebodys_own_is_not_remembered() -> None:
    index([make_item(title="Attendance guide")])
    assert "Save this search" in asked(sign_in(Client(), make_cast().dsl_a))
    shown = asked(Client())
    assert "Save this search" not in shown
    assert "My resources" not in shown


def test_each_search_has_its_own_answer() -> None:
    index([make_item(title=f"Attendance guide {number}") for number in range(25)])
    first = asked(Client())
    other = Client().get(PAGE, {"q": "attendance", "page": "2"}).content.decode()
    newest = Client().get(PAGE, {"q": "attendance", "sort": "newest"}).content.decode()
    long = Client().get(PAGE, {"q": "attendance " + "x" * 200}).content.decode()
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in other
    assert 'value="newest" selected' in newest
    assert "We searched for the first" in long


def test_what_found_nothing_is_counted_each_time() -> None:
    for _ in range(2):
        assert "Nothing found" in asked(Client())
    assert EmptySearch.objects.get().times == 2


def test_the_words_are_no_key() -> None:
    index([make_item(title="Attendance guide")])
    asked(Client())
    kept = caches[CACHE]._cache  # type: ignore[attr-defined]  # there is no other way to look into it
    assert len(kept) == 1
    assert not any("attendance" in key for key in kept)
