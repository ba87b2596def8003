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


@dataclass(frozen=True)
class Part:
    """One process of pytest: its arguments, and whether it wants servers of its own where another part runs beside it."""

    words: tuple[str, ...]
    own_servers: bool = False


# Two workers: one for each core of a small machine. Tests of one group (`xdist_group`) share a worker.
_COUNTED = ("-n", "2", "--dist", "loadgroup", "--cov", "--cov-report=term:skip-covered")
_ELSEWHERE = tuple(f"--ignore=tests/{folder}" for folder in ("faults", "integration/canary", "journeys"))
# Parts of one row run side by side, the rows one after the other.
# Faults wait most of the time for programs that were killed; they have servers of their own anyway.
# The canary posts a thousand times: counting its lines would make it three times as long.
# The journeys turn their whole process to a database of their own, and copying it needs a server that nobody else uses.
PYTEST_WHOLE = (
    (Part((*_COUNTED, *_ELSEWHERE)), Part(("tests/faults",))),
    (Part(("tests/integration/canary",)), Part(("tests/journeys",), own_servers=True)),
)
