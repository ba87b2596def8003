"""Issue 4 point 10: an address with a slash too many or too few leads to the one that is right, with its query."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from resources.models import OldSlug
from tests.resources_factory import make_item, make_organisation
from vs_portal.middleware.slashes import without_slash

pytestmark = pytest.mark.django_db


@pytest.fixture
def _walking() -> None:
    make_item(slug="walking", organisation=make_organisation(slug="example-trust"))


@pytest.mark.usefixtures("_walking")
@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/resources/walking/", "/resources/walking"),
        ("/resources/walking/?from=mail&q=a%20b%26c", "/resources/walking?from=mail&q=a%20b%26c"),
        ("/resources/walking///?x=1", "/resources/walking?x=1"),
        ("/resources/organisations/example-trust/?page=2", "/resources/organisations/example-trust?page=2"),
        ("/resources/organisations?letter=E", "/resources/organisations/?letter=E"),
        ("/resources?q=walking", "/resources/?q=walking"),
        ("/privacy/", "/privacy"),
        ("/open-referral/v3/services/?page=1", "/open-referral/v3/services?page=1"),
    ],
    ids=["item", "query", "many", "organisation", "list-without", "search-without", "public", "feed"],
)
def test_one_step_leads_to_the_page(client: Client, asked: str, right: str) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, right)
    assert client.get(right).status_code == 200
    assert client.head(asked).status_code == 301


def test_an_old_address_keeps_its_query_on_the_way(client: Client) -> None:
    item = make_item(slug="walking-to-school")
    OldSlug.objects.create(of="resource", slug="walking", target=item.pk)
    answer = client.get("/resources/walking/?from=mail", follow=True)
    assert [place for place, _ in answer.redirect_chain] == [
        "/resources/walking?from=mail",
        "/resources/walking-to-school?from=mail",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "/nowhere/",
        "/nowhere/at/all/",
        "/%5Cevil.example/",
        "/x/%0d%0a/",
    ],
    ids=["nowhere", "deeper", "backslash", "line-end"],
)
def test_what_is_no_page_of_ours_stays_a_404(client: Client, asked: str) -> None:
    answer = client.get(asked)
    assert answer.status_code in (400, 404)
    assert "Location" not in answer


def test_an_address_that_begins_like_another_host_stays_here() -> None:
    request = RequestFactory().get("/x/", {"q": "1"})
    request.path = "//evil.example/x/"
    assert without_slash(request) == "/%2Fevil.example/x?q=1"


def test_what_is_no_item_is_a_404_in_the_end(client: Client) -> None:
    assert client.get("/resources/nothing-here/", follow=True).status_code == 404


@pytest.mark.usefixtures("_walking")
def test_what_somebody_posts_is_not_sent_on(client: Client) -> None:
    assert client.post("/resources/walking/useful/", {"useful": "yes"}).status_code in (403, 404)


def test_a_page_that_ends_in_a_slash_and_refuses_is_left_alone(client: Client) -> None:
    address = reverse("advice_requests:elsewhere", args=["nowhere"])
    assert client.get(address).status_code == 404
