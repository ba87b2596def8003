"""The gate: what `manage.py test` without arguments runs before the tests. Each check is configured in pyproject.toml."""

from __future__ import annotations

import sys
from dataclasses import dataclass

PYTHON = sys.executable


@dataclass(frozen=True)
class Check:
    """One check: its name in the report and the command, run from the top of the checkout."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("lint", (PYTHON, "-m", "ruff", "check", ".")),
    Check("format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    Check("types", (PYTHON, "-m", "mypy")),
    Check("templates", (PYTHON, "-m", "djlint", "--quiet", "--lint", ".")),
    Check("imports", (PYTHON, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    Check("migrations", (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run")),
)

# Two workers: one for each core of a small machine. Tests of one group (`xdist_group`) share a worker.
# The journeys turn their whole process to a database of their own, so they have a process of their own, afterwards. So has
# the canary, which posts a thousand times: counting its lines would make it three times as long.
PYTEST_WHOLE = (
    (
        *("-n", "2", "--dist", "loadgroup", "--cov", "--cov-report=term:skip-covered"),
        *("--ignore=tests/journeys", "--ignore=tests/integration/canary"),
    ),
    ("tests/integration/canary",),
    ("tests/journeys",),
)
