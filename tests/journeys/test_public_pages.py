"""Promise 8: every public page works for everybody: 320 and 1280 pixels, with and without JavaScript, by keyboard."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.watch import Watch, accessibility_faults

PAGES = (
    "/",
    "/about",
    "/parents",
    "/child-at-risk",
    "/contact",
    "/privacy",
    "/cookies",
    "/accessibility",
    "/resources/organisations/",
    "/resources/collections/",
    "/resources/where-else/",
    "/resources/where-else/at-risk",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages_have_no_fault(open_page: Open, width: str, scripts: bool) -> None:
    """Promise 8: axe finds nothing, nothing scrolls sideways, nothing breaks the policy."""
    page = open_page(width, scripts=scripts)
    found = []
    for address in PAGES:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert page.title().count("–") >= 1, address
        found += accessibility_faults(page)
    assert found == []


def test_the_first_stop_of_the_keyboard_leads_past_the_navigation(open_page: Open) -> None:
    """Promise 8: skip link first, and it works."""
    page = open_page("wide")
    page.goto("/about")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_visitor_finds_help_in_an_emergency_from_every_page(open_page: Open) -> None:
    """DOMAIN section 0, point 10: 999 and the safeguarding hub stand on every page."""
    page = open_page("narrow")
    for address in PAGES:
        page.goto(address)
        assert page.get_by_text("999").count() >= 1, address


def test_refusals_are_pages_too(open_page: Open, watch: Watch) -> None:
    """Promise 8: an error page passes the same checks."""
    watch.expect(400, 404)
    page = open_page("narrow")
    found = []
    for address in ("/no-such-page", "/about?q=%00"):
        page.goto(address)
        assert page.get_by_role("heading", level=1).count() == 1
        found += accessibility_faults(page)
    assert found == []


def test_every_cookie_stands_on_the_cookies_page(open_page: Open) -> None:
    """The page says that these are all: compare it with what the browser was sent."""
    page = open_page("wide")
    for address in PAGES:
        page.goto(address)
    page.goto("/cookies")
    listed = set(page.locator("tbody th").all_inner_texts())
    assert {cookie["name"] for cookie in page.context.cookies()} <= listed
