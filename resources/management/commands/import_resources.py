"""`manage.py import_resources FILE.csv`: take in guidance and services from a table of our own columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from accounts.management.summary import SummaryCommand
from accounts.models import Person
from resources.editing.services.publishing import Keeping
from resources.editing.taking_in.offers import editor_with
from resources.editing.taking_in.reading import EndsEarly, NotATable, Table
from resources.editing.taking_in.services import Importer
from resources.open_referral.taking_in.report import Report

REFUSED, WRONG_USAGE = 1, 2


class Command(SummaryCommand):
    """The columns stand in docs/import_resources.md."""

    help = (
        "Take in guidance and services from a CSV table (columns: docs/import_resources.md). Rows become drafts that a "
        "second person reads; with --publish readers get them at once. Says for each row whether it was added, "
        "changed, unchanged or refused, and why. Exits 0 when something was taken in, 1 when all was refused with "
        "nothing changed, 2 on wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="a CSV file, UTF-8 or as Excel saves it")
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")
        parser.add_argument("--publish", action="store_true", help="publish at once: somebody has read the table twice")
        parser.add_argument("--owner", help="email address of who keeps rows that name nobody")
        parser.add_argument("--second-owner", help="email address of who stands in")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.", returncode=WRONG_USAGE)
        keeping = Keeping(_editor(options["owner"], "--owner"), _editor(options["second_owner"], "--second-owner"))
        report = Report(dry_run=options["dry_run"])
        try:
            table = Table(options["file"])
            if table.unknown:
                self.stderr.write(f"Columns that are not known were left out: {', '.join(table.unknown)[:200]}.")
            _take_in(table, Importer(by=None, publish=options["publish"], keeping=keeping, report=report))
        except NotATable as fault:
            report.refused = str(fault)
        self.answer("\n".join(report.as_text()), report.as_dict(), as_json=options["json"])
        if not options["publish"] and report.counts["added"] + report.counts["changed"] and not report.dry_run:
            self.stderr.write("They are drafts: a second person reads and publishes each under /manage/resources/.")
        if report.nothing_taken:
            raise SystemExit(REFUSED)


def _take_in(table: Table, importer: Importer) -> None:
    if not importer.report.dry_run:
        _read(table, importer)
        return
    with transaction.atomic():
        _read(table, importer)
        transaction.set_rollback(True)


def _read(table: Table, importer: Importer) -> None:
    try:
        importer.take_in(table.rows())
    except EndsEarly as end:
        importer.report.stopped = str(end)


def _editor(address: str | None, option: str) -> Person | None:
    found = editor_with(address) if address else None
    if address and found is None:
        raise CommandError(f"{option} names nobody who may write the directory.", returncode=WRONG_USAGE)
    return found
