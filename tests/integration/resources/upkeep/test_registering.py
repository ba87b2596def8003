"""Which addresses the checker knows of, and whom it marks."""

from __future__ import annotations

import pytest
from django.utils import timezone

from resources.models import Link, Resource
from resources.upkeep import links
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db


def held(resource: Resource) -> set[str]:
    return set(resource.links.values_list("link__url", flat=True))


def test_the_addresses_of_an_item_are_written_down_once() -> None:
    item = make_item(url="https://a.example/", body="[b](https://b.example/x) [b](https://b.example/x#y)")
    links.register(item)
    assert held(item) == {"https://a.example/", "https://b.example/x"}
    assert set(Link.objects.values_list("host", flat=True)) == {"a.example", "b.example"}


def test_two_items_share_one_look() -> None:
    make_item(url="https://a.example/")
    make_item(url="https://a.example/#part")
    assert Link.objects.count() == 1


def test_an_address_that_nobody_holds_is_forgotten() -> None:
    item, other = make_item(url="https://a.example/"), make_item(url="https://a.example/")
    item.url = "https://new.example/"
    links.register(item)
    assert held(item) == {"https://new.example/"}
    assert held(other) == {"https://a.example/"}
    other.url = ""
    links.register(other)
    assert list(Link.objects.values_list("url", flat=True)) == ["https://new.example/"]


def test_putting_the_address_right_clears_the_note() -> None:
    item = make_item(url="https://a.example/")
    Link.objects.update(failures=2, outcome="not_found", checked_at=timezone.now())
    links.register(item)
    item.refresh_from_db()
    assert item.links_broken
    item.url = "https://new.example/"
    links.register(item)
    item.refresh_from_db()
    assert not item.links_broken


def test_what_is_known_of_an_address_stays_when_it_is_registered_again() -> None:
    item = make_item(url="https://a.example/")
    later = timezone.now() + timezone.timedelta(days=5)
    Link.objects.update(next_check_at=later, outcome="fine")
    links.register(item)
    assert Link.objects.get().next_check_at == later


def test_queries_do_not_grow_with_the_items(django_assert_max_num_queries: object) -> None:
    items = [make_item(url=f"https://a{number}.example/") for number in range(12)]
    with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture
        links.register_all(items)
