"""`manage.py import_services FILE-or-URL`: take in services of another directory as drafts (Open Referral UK)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.core.management.base import CommandError, CommandParser

from accounts.management.summary import SummaryCommand
from resources.open_referral.taking_in.documents import NotAFeed
from resources.open_referral.taking_in.download import DownloadFailed, downloader
from resources.open_referral.taking_in.reading import Feed
from resources.open_referral.taking_in.report import Report
from resources.open_referral.taking_in.services import AnotherRuns, take_in

REFUSED, WRONG_USAGE = 1, 2
LONGEST_SOURCE = 300


class Command(SummaryCommand):
    """Nothing is published: what is taken in waits as a draft for two people."""

    help = (
        "Take in services of another directory as drafts (Open Referral UK). From a JSON file (one service, a list or a "
        "page), the address of one, or the base address of a feed. Says for each row whether it was added, changed, "
        "unchanged or refused, and why. Exits 0 when something was taken in, 1 when all was refused, 2 on wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("feed", help="a file, or an address that starts with https://")
        parser.add_argument("--source", help="under what name its services are known; else its address or file name")
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        source = options["source"] or _source(options["feed"])
        if not source.strip() or len(source) > LONGEST_SOURCE:
            raise CommandError(f"--source takes a name of up to {LONGEST_SOURCE} characters.", returncode=WRONG_USAGE)
        feed, report = Feed(), Report(dry_run=options["dry_run"])
        try:
            take_in(rows=_rows(feed, options["feed"]), source=source, by=None, report=report)
        except (NotAFeed, DownloadFailed) as failed:
            report.refused = str(failed)
        except AnotherRuns:
            report.refused = "Another import is under way: wait until it has ended."
        report.stopped = feed.stopped
        self.answer("\n".join(report.as_text()), report.as_dict(), as_json=options["json"])
        if report.nothing_taken:
            raise SystemExit(REFUSED)


def _rows(feed: Feed, where: str) -> Iterator[Any]:
    if _is_address(where):
        return feed.of_address(where, downloader())
    path = Path(where)
    if not path.is_file():
        raise CommandError(f"There is no file {where}.", returncode=WRONG_USAGE)
    return feed.of_file(path)


def _is_address(where: str) -> bool:
    return "://" in where


def _source(where: str) -> str:
    """The address without its query, or the name of the file."""
    if not _is_address(where):
        return f"file:{Path(where).name}"
    try:
        parts = urlsplit(where)
    except ValueError:  # no address at all: the download says so
        return where
    return urlunsplit(parts._replace(query="", fragment="")).rstrip("/").removesuffix("/services")
