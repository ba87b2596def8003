"""The harness of the journeys: a served portal with demonstration data, browsers of two widths with and without
JavaScript, and a watch over everything that a page must never do.

One browser and one server serve them all; every visitor is a context of that browser. Every wait has an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys.database import own_database
from tests.journeys.watch import PATIENCE, Watch

WIDTHS = {"narrow": {"width": 320, "height": 640}, "wide": {"width": 1280, "height": 900}}


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one server and its data: one worker runs them all."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="package")
def portal(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a served portal with demonstration data."""
    with (
        django_db_blocker.unblock(),
        own_database(),
        override_settings(EMAIL_BACKEND="notifications.backend.OutboxEmailBackend"),  # tests have another by default
    ):
        call_command("load_demo", scale="demo")
        server = LiveServer("localhost")
        server._live_server_modified_settings.enable()
        try:
            yield server.url
        finally:
            server.stop()
            server._live_server_modified_settings.disable()


Open = Callable[..., Page]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Whatever went wrong on any page of the test fails it at the end."""
    seen = Watch()
    yield seen
    assert seen.problems == []


@pytest.fixture
def open_page(browser: Browser, portal: str, watch: Watch) -> Iterator[Open]:
    """Open a browser of its own: `open_page("narrow", scripts=False)`; each call is another visitor."""
    contexts: list[BrowserContext] = []
    expect.set_options(timeout=PATIENCE * 1000)

    def open_one(width: str = "wide", *, scripts: bool = True, cookies: dict[str, str] | None = None) -> Page:
        context = browser.new_context(
            base_url=portal,
            viewport=WIDTHS[width],
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE * 1000)
        context.add_cookies([{"name": name, "value": value, "url": portal} for name, value in (cookies or {}).items()])
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
