"""Gives pytest its environment and servers before Django's settings are read.

With DATABASE_URL set (as by `manage.py test`) the servers are there already; plain `python -m pytest` starts
throw-away ones. Loaded by `-p` in pyproject.toml, so that it comes before pytest-django.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest

from vs_portal.localstack.environment import has_own_servers, test_environment
from vs_portal.localstack.servers import throw_away_servers

_servers = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Complete the environment; start servers where there are none."""
    for name, value in test_environment().items():
        os.environ.setdefault(name, value)
    if not has_own_servers():
        os.environ.update(_servers.enter_context(throw_away_servers()))


def pytest_unconfigure() -> None:
    """Stop what was started here."""
    _servers.close()


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close the report with what must not be overlooked: failed checks, and journeys without a browser."""
    if failed := os.environ.get("VS_FAILED_CHECKS"):
        terminalreporter.section("checks that failed before the tests", red=True)
        terminalreporter.write_line(failed)
    if reason := os.environ.get("VS_NO_BROWSER"):
        terminalreporter.section("no browser", red=True)
        terminalreporter.write_line(f"The journeys could not run. {reason}")
