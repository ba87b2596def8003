"""Promise 8 for the parts that every page is made of: the gallery, with and without JavaScript, on paper, by keyboard."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Person
from tests.cast import sign_in
from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.watch import accessibility_faults

GALLERY = "/manage/components"


@pytest.fixture(scope="module")
def staff(portal: str) -> dict[str, str]:
    """The cookie of somebody who may see the gallery."""
    client = sign_in(Client(), Person.objects.get(email="vsh@demo.example"))
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_gallery_has_no_fault(open_page: Open, staff: dict[str, str], width: str) -> None:
    page = open_page(width, cookies=staff)
    page.goto(GALLERY)
    assert page.locator("[data-component]").count() > 30
    assert accessibility_faults(page) == []


def test_a_choice_opens_its_field(open_page: Open, staff: dict[str, str]) -> None:
    page = open_page("wide", cookies=staff)
    page.goto(GALLERY)
    phone = page.locator("#sample-phone")
    assert not phone.is_visible()
    page.get_by_label("By telephone").first.check()
    assert phone.is_visible()


def test_without_scripts_nothing_is_out_of_reach(open_page: Open, staff: dict[str, str]) -> None:
    """A field under a choice is open, a list is a list, and buttons that need scripts do not stand there."""
    page = open_page("narrow", scripts=False, cookies=staff)
    page.goto(GALLERY)
    assert page.locator("#sample-phone").is_visible()
    assert page.locator("select#sample-setting").is_visible()
    assert page.get_by_text("You can enter up to 500 characters").first.is_visible()
    assert not page.get_by_role("button", name="Print the codes").is_visible()
    assert not page.get_by_role("button", name="Show", exact=True).first.is_visible()


def test_a_list_becomes_a_box_to_type_in(open_page: Open, staff: dict[str, str]) -> None:
    page = open_page("wide", cookies=staff)
    page.goto(GALLERY)
    box = page.locator("input#sample-setting")
    box.press_sequentially("school")
    page.get_by_role("option", name="Made-up School").first.wait_for()
    box.press("ArrowDown")
    page.locator(".autocomplete__option--focused").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#sample-setting-select').value === '2'")
    assert accessibility_faults(page) == []


def test_the_summary_takes_the_focus_and_leads_to_the_box(open_page: Open) -> None:
    page = open_page("wide")
    page.goto("/account/login/")
    page.locator("main").get_by_role("button", name="Sign in", exact=True).first.click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")
    page.get_by_role("link", name="Enter work email address").click()
    assert page.evaluate("document.activeElement.id") == "id_login"


@pytest.mark.parametrize("scripts", [True, False], ids=["three presses", "the link"])
def test_the_way_out(open_page: Open, scripts: bool) -> None:
    """Leads to an everyday site: by a link for everybody, by pressing Shift three times where scripts run."""
    page = open_page("wide", scripts=scripts)
    page.context.route(
        settings.COUNCIL.exit_url, lambda route: route.fulfill(body="Weather", content_type="text/plain")
    )
    page.goto("/child-at-risk")
    if scripts:
        page.wait_for_function("document.body.dataset.govukFrontendExitThisPageKeypress")
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(settings.COUNCIL.exit_url)


def test_paper_holds_the_page_and_not_its_controls(open_page: Open, staff: dict[str, str]) -> None:
    page = open_page("wide", cookies=staff)
    page.goto(GALLERY)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for control in (".app-header", ".app-footer", ".govuk-service-navigation", ".app-strip", ".govuk-button >> nth=0"):
        assert not page.locator(control).is_visible(), control
    after = "getComputedStyle(document.querySelector('main a.govuk-link'), '::after').content"
    assert page.evaluate(after) in ('""', "none")
    assert page.evaluate("getComputedStyle(document.querySelector('table')).breakInside") == "avoid"


def test_the_council_wears_its_own_colours(open_page: Open) -> None:
    page = open_page("wide")
    page.goto("/")
    brand = settings.COUNCIL.colours.brand
    rgb = ", ".join(str(int(brand[start : start + 2], 16)) for start in (1, 3, 5))
    assert page.evaluate("getComputedStyle(document.querySelector('.app-header')).backgroundColor") == f"rgb({rgb})"
