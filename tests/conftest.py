"""What every test shares: which layer it belongs to, and the browser of the journeys.

unit: no database, no sockets. integration: real PostgreSQL and Valkey. journeys: Chromium. faults: real processes
are killed, one test at a time. The servers come from `vs_portal.localstack.pytest_plugin`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.test import TransactionTestCase

from vs_portal.localstack.browser import find

TESTS = Path(__file__).parent
# They go the same ways thousands of times, which other tests have counted; counting lines would take as long again.
UNCOUNTED = (
    "integration/security/test_matrix.py",
    "integration/security/test_odd_input.py",
    "unit/screening/test_corpus.py",
    "unit/screening/test_properties.py",
)


def layer(item: pytest.Item) -> str:
    """The folder under tests/ that a test stands in."""
    return item.path.relative_to(TESTS).parts[0]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by layer; count no lines of those that repeat; run faults last, on one worker: they load the machine."""
    for item in items:
        if layer(item) == "unit":
            item.add_marker(pytest.mark.disable_socket)
        if layer(item) == "faults":
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.timeout(600))  # they start portals, each with limits of its own
            item.add_marker(pytest.mark.xdist_group("faults"))
        if item.path.relative_to(TESTS).as_posix() in UNCOUNTED:
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: layer(item) == "faults")


def pytest_collection_finish() -> None:
    """Twelve thousand tests stay to the end: the collector of rubbish need not look through them again and again (15 %)."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Keep unit tests free of the database; skip journeys without a browser, with the reason at the report's end."""
    if layer(item) == "unit" and item.get_closest_marker("django_db"):
        pytest.fail("Tests in tests/unit have no database: move this one to tests/integration.", pytrace=False)
    if layer(item) == "journeys" and find() is None:
        os.environ.setdefault("VS_NO_BROWSER", "Install Chromium, or set VS_CHROMIUM to one.")
        pytest.skip(os.environ["VS_NO_BROWSER"])


@pytest.fixture(scope="session", autouse=True)
def _tests_may_empty_every_table() -> Iterator[None]:
    """After a test that commits, Django truncates all tables; the triggers of the audit trail would refuse."""
    empty = TransactionTestCase._fixture_teardown

    def empty_all(self: TransactionTestCase) -> None:
        with pgtrigger.ignore():
            empty(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_all)
        yield


@pytest.fixture(autouse=True)
def _names_of_another_test_are_forgotten() -> None:
    """A process keeps the council's names for five minutes; each test has people and places of its own."""
    from accounts import screening_context

    screening_context.forget()


@pytest.fixture(autouse=True)
def _no_local_rules() -> None:
    """As read just now, so that tests without a database screen too; one of rules asks anew with `forget`."""
    from text_guard import local_rules

    local_rules.remember(local_rules.LocalRules())


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's Chromium, which as root runs only without its sandbox."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    arguments = [*browser_type_launch_args.get("args", []), *sandbox, "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": find(), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Read as people here do."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}
