"""Promise 8 and issue 4 point 3: a page stays true: reported, put right, checked, and in review when the law changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from resources.models import Link, Resource
from resources.models.vocabulary import LinkOutcome
from resources.upkeep.clock import mark_due
from resources.upkeep.links.registering import mark_items
from tests.journeys.conftest import WIDTHS, Open
from tests.journeys.people import page_of
from tests.journeys.watch import Watch, accessibility_faults
from tests.resources_factory import make_item, make_topic

# A word of its own for each test's page.
MARKS: Iterator[str] = map("-".join, product(("attendance", "lateness", "transition"), ("policy", "routine", "report")))


@pytest.fixture
def item(portal: str) -> Resource:
    """An overdue page with a broken link, on a topic of its own."""
    mark = next(MARKS)
    topic = make_topic(f"subject-{mark}", label=f"Subject {mark}")
    checked = timezone.localdate() - timedelta(days=400)
    address = f"https://{mark}.example/"
    made = make_item(title=f"Guidance {mark}", slug=f"g-{mark}", topics=[topic.code], url=address, checked_on=checked)
    Link.objects.filter(url=address).update(failures=2, outcome=LinkOutcome.NOT_FOUND, checked_at=timezone.now())
    mark_items([made.pk])
    mark_due()
    return made


def shown(page: Page, *texts: str) -> None:
    for text in texts:
        expect(page.get_by_text(text).first).to_be_visible()
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_said_and_done(open_page: Open, item: Resource, watch: Watch, width: str, scripts: bool) -> None:
    watch.expect(422)
    reader = open_page(width, scripts=scripts)
    reader.goto(f"/resources/{item.slug}")
    shown(reader, "check was due on", "A link on this page may not work.")
    reader.get_by_role("link", name="Report a problem with this page").click()
    reader.get_by_role("button", name="Send report").click()
    shown(reader, "There is a problem", "Select what is wrong with the page")
    reader.get_by_label("A link does not work").check(force=True)
    reader.get_by_role("button", name="Send report").click()
    shown(reader, "What happens next")

    editor = page_of(open_page, "editor", width, scripts=scripts)
    editor.goto("/manage/resources/reports?sort=newest")
    shown(editor, item.title)
    row = editor.get_by_role("row").filter(has_text=item.title)
    row.get_by_role("link", name="Record what you did").click()
    editor.get_by_label("We corrected it").check(force=True)
    editor.get_by_role("button", name="Close").click()
    shown(editor, "1 report closed.")

    reader.goto("/resources/you-said")
    shown(reader, item.title, "We corrected it")


@pytest.mark.parametrize("width", WIDTHS)
def test_ticked_in_the_list(open_page: Open, item: Resource, watch: Watch, width: str) -> None:
    watch.expect(422)
    editor = page_of(open_page, "editor", width, scripts=False)
    editor.goto("/manage/resources/due?sort=checked")
    shown(editor, "Pages to check", "This page has no owner.")
    editor.get_by_role("button", name="Confirm that I checked these today").click()
    shown(editor, "Tick the pages that you have read and found right")
    editor.get_by_label(item.title).check(force=True)
    editor.get_by_role("button", name="Confirm that I checked these today").click()
    shown(editor, "1 page was checked today.")
    editor.goto(f"/resources/{item.slug}")
    shown(editor, "next check due")
    editor.goto("/manage/resources/links")
    shown(editor, "Visits are turned off on this installation", item.url)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_law_changes(open_page: Open, item: Resource, width: str) -> None:
    editor = page_of(open_page, "editor", width)
    editor.goto(f"/manage/resources/law/{item.topics[0]}")
    shown(editor, "The law on this topic changed")
    day = timezone.localdate() - timedelta(days=1)
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        editor.locator(f"input[name=changed_on_{part}]").fill(str(value))
    editor.get_by_role("button", name="Put these pages into review").click()
    shown(editor, "1 page went into review.")

    reader = open_page(width)
    reader.goto(f"/resources/{item.slug}")
    shown(reader, f"The law on this topic changed on {day:%-d %B %Y}; we are checking this page.")

    editor.goto("/manage/resources/due?which=law")
    shown(editor, "Read each page for itself")
    editor.get_by_role("link", name=item.title).click()
    shown(editor, "before the law changed")
    editor.get_by_role("button", name="I have checked it today and it is right").click()
    shown(editor, f"Checked today: {item.title}")
    reader.reload()
    expect(reader.get_by_text("The law on this topic changed")).to_have_count(0)
