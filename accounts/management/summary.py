"""How commands answer (DESIGN section 7): a summary to standard error, results as JSON to standard output on request."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class SummaryCommand(BaseCommand):
    """Exit 0 on success, 1 on refused data with nothing changed, 2 on wrong usage."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="results as JSON on standard output")

    def answer(self, summary: str, results: Any, *, as_json: bool) -> None:
        """Say what was done."""
        self.stderr.write(summary, ending="\n")
        if as_json:
            self.stdout.write(json.dumps(results, ensure_ascii=False))

    def refused(self, why: str) -> CommandError:
        """The error to raise where the data does not allow it."""
        return CommandError(why, returncode=1)
