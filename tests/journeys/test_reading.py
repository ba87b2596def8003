"""Promise 8 and issue 4 point 5: a reader keeps a page with a note, takes it away and back, says whether it helped, saves
a search and asks about the page's topic: narrow and wide, with and without JavaScript.
"""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from resources.models import Bookmark, Resource, SavedSearch, Usefulness
from resources.search.indexing import index
from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.people import page_of
from tests.journeys.watch import accessibility_faults
from tests.resources_factory import make_item

NOTE = "For the next staff meeting."
TITLE = "Registers on a journey"


@pytest.fixture
def item(portal: str) -> Resource:
    """A page that no other reader has kept."""
    Bookmark.objects.all().delete()
    Usefulness.objects.all().delete()
    SavedSearch.objects.all().delete()
    found = Resource.objects.filter(title=TITLE).first() or make_item(title=TITLE, topics=["attendance"])
    index([found])
    return found


def clean(page: Page) -> None:
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_keeps_rates_saves_and_asks(open_page: Open, item: Resource, width: str, scripts: bool) -> None:
    page = page_of(open_page, "dsl", width, scripts=scripts)
    address = reverse("resources:item", args=[item.slug])
    page.goto(address)
    page.get_by_label("No", exact=True).check(force=True)
    page.get_by_label("It is too long").check(force=True)
    clean(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your reason: It is too long.")).to_be_visible()
    page.get_by_role("button", name="Add to my resources").click()
    page.get_by_role("link", name="Add a note").click()
    page.get_by_label("Your note").fill(NOTE)
    clean(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.get_by_role("link", name=f"Remove {TITLE}").click()
    clean(page)
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Bring back what you removed last").click()
    expect(page.get_by_text(NOTE)).to_be_visible()
    clean(page)
    page.goto(f"{reverse('resources:search')}?q=journey&topic=attendance")
    page.get_by_role("link", name="Save this search").click()
    page.get_by_label("Once a week").check(force=True)
    clean(page)
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("link", name="“journey” in Attendance", exact=True)).to_be_visible()
    page.goto(address)
    page.get_by_role("link", name="Ask a question about attendance").click()
    page.get_by_label("No – it is about practice").check(force=True)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("What is it about?")


@pytest.mark.usefixtures("portal")
def test_a_wide_table_slides_in_its_own_part_of_a_narrow_page(open_page: Open) -> None:
    """Issue 4, done when: no page scrolls sideways at 320 pixels, whatever table its text holds."""
    rows = ["| | Autumn term | Spring term | Summer term |", "|---|---|---|---|"]
    rows += ["| Governors | Questions to ask | Reintegration meetings | Responsibilities reviewed |"]
    wide = Resource.objects.filter(title="Terms side by side").first() or make_item(
        title="Terms side by side", body="\n".join(rows)
    )
    page = open_page("narrow")
    page.goto(reverse("resources:item", args=[wide.slug]))
    expect(page.get_by_role("group", name="Table")).to_be_visible()
    clean(page)
