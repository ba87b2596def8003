"""The harness of the journeys: a served portal with demonstration data, browsers of two widths with and without
JavaScript, and a watch over everything that a page must never do.

The data stands in a database of its own, copied from the test database, so that what a journey does stays there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys.watch import Watch

WIDTHS = {"narrow": {"width": 320, "height": 640}, "wide": {"width": 1280, "height": 900}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one server and its data: one worker runs them all."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@contextmanager
def own_database() -> Iterator[None]:
    """Copy the test database and let every connection of this process, in all threads, use the copy meanwhile."""
    settings = connections.settings["default"]
    if settings["NAME"] != connection.creation._get_test_db_name():  # no other test of this run wanted a database
        connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=True)
    original, copy = settings["NAME"], f"{settings['NAME']}_journeys"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    settings["NAME"] = connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:  # the copy stays until the next run: to drop a database PostgreSQL waits for every other session
        connections.close_all()
        settings["NAME"] = connection.settings_dict["NAME"] = original


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

    def open_one(width: str = "wide", *, scripts: bool = True, cookies: dict[str, str] | None = None) -> Page:
        context = browser.new_context(
            base_url=portal,
            viewport=WIDTHS[width],
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(int(os.environ.get("VS_JOURNEY_TIMEOUT_MS", "10000")))
        context.add_cookies([{"name": name, "value": value, "url": portal} for name, value in (cookies or {}).items()])
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
