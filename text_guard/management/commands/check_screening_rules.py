"""`manage.py check_screening_rules`: run the test of every active rule, as after a change of the screen.

Exit code 0 where all pass, 1 where one fails. Names rules by their id and kind; a pattern stands on the rule's page.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from text_guard.models import LocalRule
from text_guard.rule_checks import Trial
from text_guard.rule_services import check_rules


class Command(BaseCommand):
    """Prints one line a rule."""

    help = "Run the tests of all active local rules of the screen; exit code 1 if one fails."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="write one JSON object to standard output")

    def handle(self, *args: object, **options: Any) -> None:
        """Test, note the result on each rule, print."""
        rows = [_row(rule, tested) for rule, tested in check_rules()]
        failed = sum(not row["passed"] for row in rows)
        if options["json"]:
            self.stdout.write(json.dumps({"rules": rows, "failed": failed}))
        else:
            for row in rows:
                self.stdout.write(_line(row))
            if not failed:
                self.stdout.write(f"{len(rows)} active rules, all pass.")
        if failed:
            raise CommandError(f"{failed} rule{'s fail' if failed > 1 else ' fails'}.", returncode=1)


def _row(rule: LocalRule, tested: Trial) -> dict[str, Any]:
    return {
        "id": str(rule.public_id),
        "kind": rule.kind,
        "passed": tested.passed,
        "checks_passed": tested.passed_checks,
        "checks_run": len(tested.checks),
        "clean_newly_marked": tested.newly_marked,
        "clean_texts": tested.clean,
    }


def _line(row: dict[str, Any]) -> str:
    return (
        f"{'ok  ' if row['passed'] else 'FAIL'} {row['kind']} {row['id']}: {row['checks_passed']} of {row['checks_run']} "
        f"checks pass, {row['clean_newly_marked']} of {row['clean_texts']} clean texts newly marked"
    )
