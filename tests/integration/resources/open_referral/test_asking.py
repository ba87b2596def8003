"""Issue 4, point 8: filters, paging, what everybody may read, and what is refused and how."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from resources.models import Resource
from resources.open_referral import terms
from resources.search import indexing
from tests.integration.security.odd_requests import QUERIES
from tests.services_factory import make_bare_service, make_place, make_service

BASE = "/open-referral/v3"
NOBODYS = UUID(
    "3f0c9a52-6d1e-4f77-9b0a-5c2f8d4e1a66"
)  # the same in every worker, or they would collect different tests
PATHS = ("", "services", "taxonomies", "taxonomy_terms", "service_at_locations", "openapi.json")

pytestmark = pytest.mark.django_db


def names(client: Client, **query: Any) -> list[str]:
    answer = client.get(f"{BASE}/services", query)
    assert answer.status_code == 200, answer.content
    return [one["name"] for one in answer.json()["contents"]]


def term(code: str) -> str:
    return next(one.id for one in terms.terms() if one.code == code)


@pytest.fixture
def three(topic: None) -> None:
    old = timezone.now() - timedelta(days=900)
    morning = [
        {"days": ["MO"], "opens": "08:00", "closes": "12:00"},
        {"days": ["WE"], "opens": "13:00", "closes": "17:00"},
    ]
    indexing.index([
        make_service(title="Early", openings=morning, topics=["attendance"], minimum_age=4, maximum_age=11),
        make_service(title="Late", topics=["behaviour"], minimum_age=11, maximum_age=18, audiences=[], changed_at=old,
                     openings=[{"days": ["MO", "FR"], "opens": "16:00", "closes": "24:00"}]),
        make_bare_service(title="Bare"),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Early", "Late", "Bare"]),
        ({"minimum_age": 5}, ["Late"]),
        ({"minimum_age": "4.0"}, ["Early", "Late"]),
        ({"maximum_age": 11}, ["Early"]),
        ({"day": "MO"}, ["Early", "Late"]),
        ({"day": "friday"}, ["Late"]),
        ({"day": "SU"}, []),
        ({"start_time": "09:00"}, ["Early", "Late"]),
        ({"day": "MO", "start_time": "09:00"}, ["Late"]),
        ({"day": "WE", "start_time": "13:00", "end_time": "17:00:00"}, ["Early"]),
        ({"end_time": "12:00"}, ["Early"]),
        ({"search": "mentors"}, ["Early", "Late"]),
        ({"search": "bare"}, ["Bare"]),
        ({"search": "nothing-has-this"}, []),
        ({"search": "&|!"}, []),
        ({"search": "mentors", "maximum_age": "11", "day": "Monday"}, ["Early"]),
        ({"taxonomy_term_id": str(NOBODYS)}, []),
        ({"taxonomy_id": str(NOBODYS)}, []),
        ({"organization_id": str(NOBODYS)}, []),
        ({"unknown": "is not read"}, ["Early", "Late", "Bare"]),
        ({"modified_after": "2000-01-01T00:00:00Z"}, ["Early", "Late", "Bare"]),
        ({"modified_after": "9999-12-31T23:59:59-12:00"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_filters(three: None, client: Client, query: dict[str, Any], expected: list[str]) -> None:
    assert names(client, **query) == expected


def test_filters_by_term_taxonomy_organisation_and_change(three: None, client: Client) -> None:
    assert names(client, taxonomy_term_id=term("behaviour")) == ["Late"]
    assert names(client, taxonomy_term_id=term("senco")) == ["Early"]
    assert names(client, taxonomy_id=terms.TAXONOMIES[0].id) == ["Early", "Late"]
    assert names(client, taxonomy_id=terms.TAXONOMIES[1].id) == ["Early"]
    early = Resource.objects.get(title="Early")
    assert names(client, organization_id=early.organisation.public_id) == ["Early"]
    a_year_ago = timezone.now() - timedelta(days=365)
    assert names(client, modified_after=a_year_ago.isoformat().replace("+00:00", "Z")) == ["Early"]


def test_pages(three: None, client: Client) -> None:
    def page(**query: object) -> dict[str, Any]:
        found: dict[str, Any] = client.get(f"{BASE}/services", query).json()
        return found

    second = page(page=2, per_page=2)
    assert [one["name"] for one in second.pop("contents")] == ["Bare"]
    assert second == {"total_items": 3, "total_pages": 2, "page_number": 2, "size": 1, "first_page": False,
                      "last_page": True, "empty": False}  # fmt: skip
    beyond = page(page=9)
    assert (beyond["contents"], beyond["empty"], beyond["last_page"], beyond["total_items"]) == ([], True, True, 3)
    nothing = page(search="nothing-has-this")
    assert (nothing["total_pages"], nothing["first_page"], nothing["last_page"]) == (0, True, True)


def test_a_page_holds_a_hundred_at_most(topic: None, client: Client) -> None:
    one = make_bare_service()
    for number in range(101):
        make_bare_service(title=f"S {number}")
    found = client.get(f"{BASE}/services", {"per_page": 5_000}).json()
    assert (found["size"], found["total_pages"], found["total_items"]) == (100, 2, 102)
    assert found["contents"][0]["id"] == str(one.public_id)


def test_places(topic: None, client: Client) -> None:
    far = make_service(title="Far")
    make_place(far.organisation, name="Not used by anything")
    near = make_place(far.organisation, postcode="fm2 2bb", latitude="51.50400", longitude="-0.12000")
    make_service(title="Near", places=[near])
    nowhere = make_place(far.organisation, postcode="FM9 9ZZ", latitude=None, longitude=None)
    make_service(title="Unknown place", places=[nowhere])

    def found(**query: object) -> list[str]:
        answer = client.get(f"{BASE}/service_at_locations", query | {"full": "true"})
        assert answer.status_code == 200, answer.content
        return [one["name"] for one in answer.json()["contents"]]

    assert found() == ["Far", "Near", "Unknown place"]
    assert found(postcode="FM22BB", proximity=100) == ["Near"]
    assert found(postcode=" fm2  2bb", proximity="460.5") == ["Far", "Near"]
    assert found(postcode="fm1 1aa", proximity=430) == ["Far"]
    for query in ({"postcode": "FM9 9ZZ", "proximity": 10}, {"postcode": "fm1 1aa"}, {"proximity": 10}):
        refused = client.get(f"{BASE}/service_at_locations", query)
        assert (refused.status_code, refused.headers["Content-Type"]) == (400, "application/problem+json")
        assert refused.json()["errors"]


def test_a_service_that_left_its_location_is_no_longer_there(topic: None, client: Client) -> None:
    service = make_service()
    place = client.get(f"{BASE}/service_at_locations").json()["contents"][0]["id"]
    assert client.get(f"{BASE}/service_at_locations/{place}").status_code == 200
    Resource.objects.filter(pk=service.pk).update(locations=[])
    assert client.get(f"{BASE}/service_at_locations/{place}").status_code == 404
    assert client.get(f"{BASE}/service_at_locations").json()["total_items"] == 0


@pytest.mark.parametrize("path", ["services", "service_at_locations", "services?full=true&search=mentors&day=MO"])
def test_queries_do_not_grow(
    topic: None, client: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """One item costs as many queries as thirty."""
    indexing.index([make_service()])
    with django_assert_num_queries(12, exact=False) as first:
        client.get(f"{BASE}/{path}")
    indexing.index([make_service(title=f"S {number}") for number in range(30)])
    with django_assert_num_queries(len(first)):
        assert len(client.get(f"{BASE}/{path}").json()["contents"]) == 31


@pytest.mark.parametrize("path", PATHS)
def test_anybody_may_read_it_and_nobody_write(topic: None, client: Client, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    address = f"{BASE}/{path}"
    answer = strict.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    again = strict.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    head = strict.head(address)
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])
    asked = strict.options(address)
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (200, "GET, HEAD, OPTIONS")
    posted = strict.post(address, {"name": "x"})
    assert (posted.status_code, posted.json()["status"], posted.headers["Allow"]) == (405, 405, "GET, HEAD, OPTIONS")


def test_the_etag_follows_what_stands_beside_the_service(topic: None, client: Client) -> None:
    """The name of an organisation may change while its services do not."""
    service = make_service()
    address = f"{BASE}/services/{service.public_id}"
    before = client.get(address)
    assert before.headers["Last-Modified"]
    service.organisation.name = "Another name"
    service.organisation.save()
    after = client.get(
        address,
        headers={"If-None-Match": before.headers["ETag"], "If-Modified-Since": before.headers["Last-Modified"]},
    )
    assert (after.status_code, after.json()["organization"]["name"]) == (200, "Another name")


@pytest.mark.parametrize(
    "path",
    [f"{kind}/{key}" for kind in ("services", "taxonomies", "taxonomy_terms", "service_at_locations")
     for key in (NOBODYS, "1", "a" * 500, "%00x", "../x", "\u202e")],
)  # fmt: skip
def test_what_is_not_there_is_said_in_json(client: Client, path: str) -> None:
    answer = client.get(f"{BASE}/{path}")
    if "%00" in path or "../" in path:
        assert answer.status_code in (400, 404)
        return
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_readers_do_not_see_is_not_there(many: list[Resource], client: Client) -> None:
    shown = {one["name"] for one in client.get(f"{BASE}/services").json()["contents"]}
    assert not shown & {"Draft", "Archived", "Guidance, no service"}
    for hidden in Resource.objects.exclude(pk__in=[one.pk for one in many]):
        assert client.get(f"{BASE}/services/{hidden.public_id}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=one", "page=99999999999999999999", "per_page=0", "per_page=x", "minimum_age=NaN",
     "maximum_age=1e400", "minimum_age=-1", "day=someday", "start_time=25:00", "end_time=noon", "modified_after=x",
     "modified_after=2026-02-30T00:00:00Z", "taxonomy_id=1", "taxonomy_term_id='", "organization_id=x",
     "search=" + "a" * 10_000],
    ids=lambda query: query[:30],
)  # fmt: skip
@pytest.mark.parametrize("path", ["services", "service_at_locations"])
def test_what_cannot_be_read_is_refused_with_the_reason(client: Client, path: str, query: str) -> None:
    answer = client.get(f"{BASE}/{path}?{query}")
    assert answer.status_code == 400
    problem = answer.json()
    assert set(problem["errors"]) == {re.split("=", query)[0]}
    assert "aaaaa" not in answer.content.decode(), "nothing that was sent comes back"


def test_odd_queries_are_no_error_of_ours(topic: None) -> None:
    client = Client(raise_request_exception=False)
    make_service()
    for path in PATHS:
        for odd, query in QUERIES.items():
            status = client.get(f"{BASE}/{path}?{query}&search={query[2:]}").status_code
            assert status in (200, 400), f"{path} {odd}"
