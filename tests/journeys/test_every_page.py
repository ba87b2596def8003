"""Promise 8: every page that somebody may read passes axe at 320 and 1280 pixels and never scrolls sideways."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.people import PEOPLE, client_of, page_of
from tests.journeys.watch import accessibility_faults
from vs_portal.reference.examples import example_path
from vs_portal.reference.routes import routes

# Pages that the walk cannot reach by an address alone, and where they are looked at instead.
ELSEWHERE = {
    "advice_requests:ask_setting": "asked only of people with several settings or none: test_main_journey's way skips it",
    "advice_requests:ask_topic": "test_main_journey",
    "advice_requests:ask_about": "test_main_journey",
    "advice_requests:ask_question": "test_main_journey",
    "advice_requests:ask_check": "test_main_journey",
    "key_dates:ics": "goes on to the page that asks, without dates: test_key_dates",
    "organisations:statements": "goes on to the only statement there is",
    "routing:absence_end": "nobody is absent: test_routing",
    "routing:own_end": "nobody is absent: test_routing",
}
SAMPLE = 6  # pages of each person that are looked at without scripts too
NO_PAGE = (
    "application/json",
    "application/atom+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/xml",
    "text/calendar",
    "text/css",
    "text/csv",
    "text/plain",
)


@dataclass(frozen=True)
class Walk:
    """Which person looks at which addresses, and what went wrong on the way."""

    by_person: dict[str, list[str]]
    unreached: set[str]
    broken: list[str]


@pytest.fixture(scope="package")
def walk(portal: str) -> Walk:
    """Note for each page the first person who gets it."""
    wanted = {route.name: path for route in routes() if "GET" in route.methods and (path := example_path(route))}
    by_person: dict[str, list[str]] = {}
    reached: set[str] = set()
    broken: list[str] = []
    for person in PEOPLE:
        client = client_of(person)
        session = client.cookies["session"].value
        for name, path in wanted.items():
            if name in reached or name == "account_logout":
                continue
            client.cookies["session"] = session
            response = client.get(path)
            kind = response.headers.get("Content-Type", "")
            if response.status_code >= 500:
                broken.append(f"{person} {path}: {response.status_code}")
            if kind.startswith(NO_PAGE):
                reached.add(name)
            if response.status_code == 200 and kind.startswith("text/html") and name not in reached:
                reached.add(name)
                by_person.setdefault(person, []).append(path)
    return Walk(by_person, set(wanted) - reached, broken)


def test_nothing_is_broken_on_the_way(walk: Walk) -> None:
    """Issue point 8: no page answers with an error of ours."""
    assert walk.broken == []


def test_the_walk_leaves_no_page_out(walk: Walk) -> None:
    """A page that nobody reaches would pass by not being looked at."""
    own = {
        name for name in walk.unreached if not name.startswith(("account_", "mfa_", "social", "openid", "accounts:"))
    }
    assert own <= set(ELSEWHERE), sorted(own - set(ELSEWHERE))


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_have_no_fault(open_page: Open, walk: Walk, person: str) -> None:
    """Promise 8: axe finds nothing, nothing scrolls sideways, nothing breaks the policy."""
    page = page_of(open_page, person)
    found = []
    for address in [*walk.by_person.get(person, []), "/"]:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        for width in WIDTHS.values():
            page.set_viewport_size(width)
            found += accessibility_faults(page)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_need_no_scripts(open_page: Open, walk: Walk, person: str) -> None:
    """Promise 8: without JavaScript a page has its heading, and each of its forms a button that sends it."""
    page = page_of(open_page, person, "narrow", scripts=False)
    found = []
    for address in [*walk.by_person.get(person, [])[:SAMPLE], "/"]:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        for form in page.locator("main form").all():
            assert form.locator("button:not([type=button]):visible").count() >= 1, address
        found += accessibility_faults(page)
    assert found == [], "\n".join(found)
