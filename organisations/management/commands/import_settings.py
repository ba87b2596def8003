"""`manage.py import_settings FILE`: load establishments from Get Information about Schools (GIAS)."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organisations.services import import_settings

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = (
        "Load the GIAS establishments CSV (and, with --links, its links CSV). Prints each refused row and value with "
        "its line. Exits 0 when loaded, 1 when refused with nothing changed, 2 on wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="establishments CSV, as GIAS gives it")
        parser.add_argument("--la", help="load one council alone, by its three figures, as 202")
        parser.add_argument("--links", type=Path, help="links CSV: predecessors and successors")
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON on standard output")

    def handle(self, *, file: Path, la: str | None, links: Path | None, dry_run: bool, json: bool, **_: object) -> None:
        if la is not None and not (len(la) == 3 and la.isascii() and la.isdigit()):
            raise CommandError("--la takes the three figures of a council, as 202.", returncode=WRONG_USAGE)
        for path in filter(None, (file, links)):
            if not path.is_file():
                raise CommandError(f"There is no file {path}.", returncode=WRONG_USAGE)
        report = import_settings(path=file, by=None, la=la, links_path=links, dry_run=dry_run)
        self.stderr.write("\n".join(report.as_text()))
        if json:
            self.stdout.write(_json(report.as_dict()))
        if report.refused:
            raise SystemExit(REFUSED)


def _json(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False)
