"""Issue 4, point 8: every item of the feed is valid against the stored schemas, and a real client pages through it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from resources.models import Resource
from resources.open_referral.about import EXAMPLE
from tests.integration.resources.open_referral.conftest import Faults, folder
from tests.services_factory import make_service

BASE = "/open-referral/v3"
WRAPPER = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


def read(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    """All of a list, page by page, as another directory would; the wrapper is checked on the way."""
    contents: list[dict[str, Any]] = []
    number = 0
    while True:
        number += 1
        answer = client.get(path, params={"page": number, "per_page": 3})
        assert answer.status_code == 200
        page = answer.json()
        assert set(page) == WRAPPER
        assert (page["page_number"], page["first_page"]) == (number, number == 1)
        assert page["size"] == len(page["contents"]) <= 3
        assert page["empty"] is (page["contents"] == [])
        contents += page["contents"]
        if page["last_page"]:
            assert (page["total_pages"], page["total_items"]) == (number, len(contents))
            return contents


@pytest.mark.django_db(transaction=True)
def test_a_real_client_pages_through_all_of_it(many: list[Resource], live_server: LiveServer, faults: Faults) -> None:
    found: dict[str, list[str]] = {}
    with httpx.Client(base_url=live_server.url + BASE) as client:
        services = read(client, "/services")
        assert [one["id"] for one in services] == [str(one.public_id) for one in many]
        for one in services:
            found[f"list {one['name']}"] = faults("service", one)
            whole = client.get(f"/services/{one['id']}").json()
            assert one.items() <= whole.items()
            found[f"service {one['name']}"] = faults("service", whole)
        for path, schema in (("/taxonomies", "taxonomy"), ("/taxonomy_terms", "taxonomy_term")):
            for one in read(client, path):
                found[f"{schema} {one['name']}"] = faults(schema, one)
                found[f"{schema} {one['name']}, whole"] = faults(schema, client.get(f"{path}/{one['id']}").json())
        places = read(client, "/service_at_locations")
        for one in places:
            found[f"place {one['id']}"] = faults("service_at_location", one)
            whole = client.get(f"/service_at_locations/{one['id']}").json()
            assert one.items() <= whole.items()
            found[f"place {one['id']}, whole"] = [
                fault for fault in faults("service", whole) if not fault.endswith("is not in the schema")
            ]
    assert len(places) == sum(len(one.locations) for one in many) > 3
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) > 50


@pytest.mark.django_db
def test_the_check_against_the_schemas_finds_faults(faults: Faults) -> None:
    """A check that passes everything would prove nothing."""
    good = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "A", "status": "active"}
    assert faults("service", good) == []
    for wrong in (
        {"id": "1"}, {"status": "open"}, {"email": ""}, {"url": "not an address"}, {"last_modified": "yesterday"},
        {"minimum_age": "5"}, {"nmae": "A"}, {"organization": {"id": good["id"]}}, {"schedules": [{"freq": "DAILY"}]},
        {"service_at_locations": [{"id": good["id"], "location": {"id": good["id"], "location_type": "place"}}]},
    ):  # fmt: skip
        assert faults("service", good | wrong), wrong


@pytest.mark.django_db
def test_a_service_says_all_that_it_has(topic: None, client: Client) -> None:
    service = make_service()
    found = client.get(f"{BASE}/services/{service.public_id}").json()
    assert (found["name"], found["status"], found["minimum_age"], found["maximum_age"]) == (
        "Mentoring",
        "active",
        11,
        16,
    )
    assert found["description"] == (
        "Mentors for those who miss school.\n\n## What we do\n\nWe meet once a week.\n\n"
        "Who it is for: Schools\n\nWho can use it: Any school.\n\nHow to refer: Ring us."
    )
    assert found["assured_date"] == service.checked_on.isoformat()
    assert [(one["freq"], one["byday"], one["opens_at"], one["closes_at"]) for one in found["schedules"]] == [
        ("WEEKLY", "MO,TU", "09:30:00", "15:00:00")
    ]
    assert [one["taxonomy_term"]["name"] for one in found["attributes"]] == [
        "Attendance", "Behaviour", "Designated safeguarding leads", "SENCOs", "Secondary",
    ]  # fmt: skip
    assert [one["name"] for one in found["languages"]] == ["English", "Polish"]
    assert found["contacts"][0]["phones"][0]["number"] == "01632 960 201"
    assert found["cost_options"][0]["amount_description"] == "The first meeting is free."
    place = found["service_at_locations"][0]["location"]
    assert (place["latitude"], place["longitude"], place["addresses"][0]["postal_code"]) == (51.5, -0.12, "FM1 1AA")
    assert found["organization"]["website"] == "https://charity.example/"


@pytest.mark.django_db
def test_ids_stay(topic: None, client: Client) -> None:
    """Nothing but the id of the thing itself and what it says goes into the id of what hangs on it."""
    service = make_service()
    address = f"{BASE}/services/{service.public_id}"
    before = client.get(address).json()
    service.title = "Another name"
    service.openings = [{"days": ["FR"], "opens": "10:00", "closes": "11:00"}, *service.openings]
    service.save()
    after = client.get(address).json()
    assert before["schedules"][0]["id"] == after["schedules"][1]["id"]
    for name in ("service_areas", "languages", "contacts", "cost_options", "attributes", "service_at_locations"):
        assert [one["id"] for one in before[name]] == [one["id"] for one in after[name]], name


@pytest.mark.django_db
def test_no_two_things_have_one_id(many: list[Resource], client: Client) -> None:
    kinds: dict[str, str] = {}

    def walk(kind: str, one: Any) -> None:
        if isinstance(one, list):
            for part in one:
                walk(kind, part)
        elif isinstance(one, dict):
            kind = "taxonomy_terms" if kind == "taxonomy_term" else kind
            if "id" in one:
                assert kinds.setdefault(one["id"], kind) == kind
            for key, part in one.items():
                walk(key, part)

    for page in ("services?full=true", "taxonomies", "taxonomy_terms"):
        walk(page.partition("?")[0], client.get(f"{BASE}/{page}").json()["contents"])
    assert len(kinds) > 40


@pytest.mark.django_db
def test_the_paths_are_those_of_the_stored_openapi_file(client: Client) -> None:
    """Every path and every parameter that the standard gives to it; more is allowed."""
    stored = json.loads((folder() / "openapi_3.0.json").read_text(encoding="utf-8"))
    own = client.get(f"{BASE}/openapi.json").json()
    assert set(own["paths"]) == set(stored["paths"])
    for path, entry in stored["paths"].items():
        wanted = {one["$ref"].rpartition("/")[2] for one in entry["get"].get("parameters", ())}
        assert wanted <= {one["name"] for one in own["paths"][path]["get"]["parameters"]}, path
    root = client.get(f"{BASE}/").json()
    assert root["openapi_url"].endswith(f"{BASE}/openapi.json")
    assert {"version", "profile", "openapi_url"} <= set(root)


@pytest.mark.django_db
def test_the_page_for_people_shows_an_example_that_is_right(client: Client, faults: Faults) -> None:
    assert faults("service", EXAMPLE) == []
    shown = client.get("/open-referral/").content.decode()
    assert "http://localhost:8000/open-referral/v3/services" in shown
    assert "Morning mentors" in shown
    assert "Open Government Licence" in shown
