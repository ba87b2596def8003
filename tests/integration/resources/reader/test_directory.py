"""Issue 4 point 1: organisations from A to Z with what they offer; collections in an editor's order, to print whole."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resources.models import Collection, CollectionItem, Location, OldSlug
from tests.integration.resources.reader.conftest import Words
from tests.resources_factory import make_item, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]
LIST = "/resources/organisations/"


def test_organisations_stand_from_a_to_z_with_how_much_they_offer(words: Words) -> None:
    for name in ("beta Trust", "Alpha Charity", "9 Lives Project"):
        make_item(organisation=make_organisation(name=name))
    make_item(organisation=make_organisation(name="Hidden Body"), state="archived")
    make_organisation(name="Empty Body")
    page = words(LIST)
    assert page.index("9 Lives Project") < page.index("Alpha Charity 1 item") < page.index("beta Trust")
    assert "Hidden Body" not in page
    assert "Empty Body" not in page
    assert "Alpha Charity" not in words(f"{LIST}?letter=B")
    assert "9 Lives Project" in words(f"{LIST}?letter=other")
    assert "beta Trust" in words(f"{LIST}?letter=%00x".replace("%00", "§"))  # no such letter: all of them


def test_an_organisation_says_who_it_is_and_pages_through_its_items(words: Words) -> None:
    body = make_organisation(
        name="Test Charity", slug="test-charity", description="Helps schools.", url="https://charity.example/",
        phone="020 7946 0111", email="office@charity.example",
    )  # fmt: skip
    Location.objects.create(organisation=body, name="Test House", town="London", postcode="NW1 1AA")
    for number in range(25):
        make_item(organisation=body, title=f"Guide {number:02d}")
    address = reverse("resources:organisation", args=["test-charity"])
    page = words(address)
    for part in (
        "Helps schools.",
        "charity.example (leaves this site)",
        "020 7946 0111",
        "Test House, London, NW1 1AA",
    ):
        assert part in page
    assert "25 items" in page
    assert "Guide 19" in page
    assert "Guide 20" not in page
    assert "Guide 20" in words(f"{address}?page=2")
    assert "Guide 20" in words(f"{address}?page=999999999999")


def test_an_organisation_without_items_is_not_there() -> None:
    make_organisation(slug="empty-body")
    assert Client().get("/resources/organisations/empty-body").status_code == 404


def make_collection(items: int = 3) -> Collection:
    collection = Collection.objects.create(
        slug="before-you-suspend", title="Before you suspend", summary="Read these in order.", is_published=True
    )
    for place in range(items, 0, -1):
        item = make_item(title=f"Step {place:02d}", body=f"The text of step {place:02d}.", topics=["attendance"])
        CollectionItem.objects.create(
            collection=collection, resource=item, position=place, why=f"Because of {place:02d}."
        )
    return collection


def test_a_collection_keeps_its_order_and_says_why(words: Words) -> None:
    collection = make_collection()
    hidden = make_item(title="Out of date", state="archived")
    CollectionItem.objects.create(collection=collection, resource=hidden, position=9)
    page = words(reverse("resources:collection", args=[collection.slug]))
    assert page.index("Step 01") < page.index("Because of 01.") < page.index("Step 02") < page.index("Because of 02.")
    assert "Out of date" not in page
    assert "The text of step" not in page
    assert "3 items" in words("/resources/collections/")


def test_a_whole_collection_can_be_printed(words: Words) -> None:
    collection = make_collection()
    page = words(reverse("resources:collection_whole", args=[collection.slug]))
    assert page.index("The text of step 01.") < page.index("The text of step 02.") < page.index("The text of step 03.")


def test_an_unpublished_collection_is_not_there() -> None:
    collection = make_collection()
    Collection.objects.update(is_published=False)
    for name in ("collection", "collection_whole"):
        assert Client().get(reverse(f"resources:{name}", args=[collection.slug])).status_code == 404
    assert collection.title not in Client().get("/resources/collections/").content.decode()


@pytest.mark.parametrize("page", ["collection", "collection_whole"])
def test_a_collection_costs_the_same_at_any_size(
    page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse(f"resources:{page}", args=[make_collection(12).slug])
    with django_assert_max_num_queries(6):
        assert Client().get(address).status_code == 200


def test_lists_cost_the_same_at_any_size(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    body = make_organisation(slug="big-body")
    for _ in range(15):
        make_item(organisation=body, topics=["attendance"])
        make_item()
    with django_assert_max_num_queries(5):
        Client().get("/resources/organisations/big-body")
    with django_assert_max_num_queries(5):
        Client().get(LIST)


def test_an_old_address_tells_nothing_of_what_is_hidden(db: None) -> None:
    hidden = Collection.objects.create(slug="plan-beta", title="Plan beta", summary="Not yet.", is_published=False)
    empty = make_organisation(name="Empty Trust", slug="empty-trust")
    draft = make_item(title="Draft", slug="draft-beta", state="draft", published_at=None, changed_at=None)
    for of, name, row in (
        ("collection", "resources:collection", hidden),
        ("organisation", "resources:organisation", empty),
        ("resource", "resources:item", draft),
    ):
        OldSlug.objects.create(of=of, slug="plan-alpha", target=row.pk)
        assert Client().get(reverse(name, args=["plan-alpha"])).status_code == 404, name
    Collection.objects.filter(pk=hidden.pk).update(is_published=True)
    assert Client().get(reverse("resources:collection", args=["plan-alpha"])).status_code == 301
