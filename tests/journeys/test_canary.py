"""Promise 1 in the author's own browser: of a text that was handed back nothing stays once its page is left.

Looked at: going back, the addresses of the tab's history, every kind of storage, and the bytes of the browser's whole
profile on disk after it has closed. Typed with scripts, while the marks come from the server, and without.

Without scripts Chromium keeps what was posted in one place: the file with which it opens its tabs again after a crash
(`Sessions`), as it does for every form of every website; it goes with the tab. With scripts it is not even there.

Not seen: what a browser keeps while the page is open (the text must stand there for its author to mend), its memory, what
extensions and dictation keep, and other browsers than Chromium.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.canary.stores import finds, in_folder
from tests.canary.words import Canaries
from tests.journeys.conftest import WIDTHS
from tests.journeys.people import client_of
from tests.journeys.watch import PATIENCE

STORES = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, history.state, window.name,
    await indexedDB.databases(), await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length,
    performance.getEntries().map(entry => entry.name),
])"""
Open = Callable[[bool], Page]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def open_profile(
    playwright: Playwright, portal: str, profile: Path, browser_type_launch_args: dict[str, Any]
) -> Iterator[Open]:
    """A browser that keeps what browsers keep, on a profile of its own, signed in as a safeguarding lead."""
    opened: list[BrowserContext] = []

    def open_one(scripts: bool) -> Page:
        context = playwright.chromium.launch_persistent_context(
            profile, base_url=portal, viewport=WIDTHS["wide"], java_script_enabled=scripts, **browser_type_launch_args
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE * 1000)
        cookies = client_of("dsl").cookies
        context.add_cookies([{"name": name, "value": one.value, "url": portal} for name, one in cookies.items()])
        return context.new_page()

    yield open_one
    for context in opened:
        context.close()


def to_the_question(page: Page) -> None:
    """Through the pages before the one with the text."""
    page.goto("/advice/ask/")
    for label in (re.compile("No – it is about"), "Attendance"):
        page.get_by_label(label, exact=isinstance(label, str)).check()
        go_on(page)
    page.get_by_label("Secondary", exact=True).check()
    page.get_by_label(re.compile("6 to 10")).check()
    page.locator("input[name=urgency][value=routine]").check()
    go_on(page)


def go_on(page: Page) -> None:
    page.locator("main form[method=post] button.govuk-button:not(.govuk-button--secondary)").last.click()


def shown(page: Page) -> str:
    """What stands on the page, in its fields too, and in the addresses and titles of the tab's history."""
    fields = "".join(field.input_value() for field in page.locator("textarea, input[type=text]").all())
    return page.content() + fields + history(page)


def history(page: Page) -> str:
    """The tab's history; while the browser changes from one page to another it has none to give."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            session = page.context.new_cdp_session(page)
            return str(session.send("Page.getNavigationHistory"))
        except Error:
            assert time.monotonic() < end, "the browser did not come to rest"
            page.wait_for_timeout(50)


def back(page: Page) -> None:
    """The browser's own button; where it refuses to send a form once more, it shows a page of its own."""
    try:
        page.go_back(wait_until="load")
    except Error as error:
        assert "ERR_CACHE_MISS" in str(error), error


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_nothing_stays_in_the_browser(open_profile: Open, profile: Path, scripts: bool) -> None:
    """Issue 3, point 4: not in the browser's history either."""
    canaries = Canaries("jo" if scripts else "ju")
    page = open_profile(scripts)
    to_the_question(page)
    page.get_by_label("Your question").fill(canaries.sentence("question"))
    page.get_by_label(re.compile("What have you tried")).fill(canaries.sentence("tried"))
    if scripts:
        expect(page.locator(".app-text-guard mark").first).to_be_visible()
    go_on(page)
    expect(page.locator("main .app-screening mark").first).to_be_visible()
    assert canaries.found_in(page.content()), "the author gets the text back"
    page.goto("/organisations/")
    found = finds(canaries, "address", "after leaving", shown(page))
    for step in range(3):
        back(page)
        found += finds(canaries, "going back", f"step {step}", shown(page))
    page.goto("/advice/")
    if scripts:
        found += finds(canaries, "storage", "the browser's stores", page.evaluate(STORES))
    page.context.close()
    assert (profile / "Default").is_dir(), "the browser kept a profile"
    on_disk = in_folder(profile, canaries)
    found += [find for find in on_disk if scripts or "Sessions" not in Path(find.place).parts]
    assert found == []
