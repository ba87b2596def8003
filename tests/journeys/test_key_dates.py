"""Promise 8 and issue 4 point 7: somebody who is not signed in works out dates, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.watch import accessibility_faults

PAGE = "/tools/key-dates"


def fill_in(page: Page) -> None:
    """The notice of the domain's test vector, and a setting by part of its name."""
    page.goto(PAGE)
    page.get_by_role("link", name="A permanent exclusion").click()
    for part, value in (("day", "22"), ("month", "10"), ("year", "2026")):
        page.locator(f"input[name=received_{part}]").fill(value)
    page.get_by_label("A setting", exact=True).check(force=True)
    page.locator("input[name=q]").fill("academy")


@pytest.mark.parametrize("width", WIDTHS)
def test_without_scripts_the_search_asks_which_setting(open_page: Open, width: str) -> None:
    page = open_page(width, scripts=False)
    fill_in(page)
    page.get_by_role("button", name="Work out the dates").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert accessibility_faults(page) == []
    page.locator("input[name=place]").first.check(force=True)
    page.get_by_role("button", name="Work out the dates").click()
    expect(page.get_by_text("By Friday 20 November 2026")).to_be_visible()
    page.locator("summary").first.click()
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_suggestion_leads_to_dates_and_a_calendar_file(open_page: Open, width: str) -> None:
    page = open_page(width)
    fill_in(page)
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Work out the dates").click()
    expect(page.get_by_text("By Friday 20 November 2026")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    expect(page.get_by_text("Autumn half-term").first).to_be_visible()
    assert accessibility_faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Add all dates to your calendar (.ics)").click()
    assert download.value.suggested_filename == "key-dates-permanent-exclusion.ics"
    days = [str(event.start) for event in Calendar.from_ical(Path(download.value.path()).read_bytes()).events]
    assert days == ["2026-10-23", "2026-11-06", "2026-11-09", "2026-11-20"]
