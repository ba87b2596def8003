"""`manage.py screen`: JSON lines `{"id", "text"}` in, `{"id", "verdict", "findings"}` out, one line answered at a time.

Needs no database and no servers. A line that is not such an object stops the run with exit code 1; the message names the
line and never repeats what it held.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from screening import screen


class Command(BaseCommand):
    """Screen texts from standard input."""

    help = "Screen JSON lines {id, text} from standard input; write {id, verdict, findings} to standard output."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept --json for symmetry with the other commands: the output is JSON lines in any case."""
        parser.add_argument("--json", action="store_true", help="accepted; the output is always JSON lines")

    def handle(self, **options: Any) -> None:
        """Answer each line before the next is read."""
        counts = {"ok": 0, "warn": 0, "block": 0}
        for number, line in enumerate(_lines(sys.stdin), start=1):
            if line.strip():
                answer = _answer(line, number)
                counts[answer["verdict"]] += 1
                self.stdout.write(json.dumps(answer))
                self.stdout.flush()
        self.stderr.write("Screened {}: {ok} ok, {warn} warn, {block} block.".format(sum(counts.values()), **counts))


def _lines(stream: TextIO) -> TextIO:
    """Standard input as UTF-8, whatever the locale says; bytes that are not UTF-8 become marks that match nothing."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def _answer(line: str, number: int) -> dict[str, Any]:
    try:
        item = json.loads(line)
        identity, text = item["id"], item["text"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        message = (
            f'Line {number} is not a JSON object with "id" and a "text" that is a string. Nothing after it was read.'
        )
        raise CommandError(message, returncode=1) from None
    result = screen(text)
    findings = [{"start": f.start, "end": f.end, "type": f.type.value} for f in result.findings]
    return {"id": identity, "verdict": result.verdict.value, "findings": findings}
