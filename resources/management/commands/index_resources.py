"""`manage.py index_resources`: make search agree with every item that readers see."""

from __future__ import annotations

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from resources.search.indexing import index_all


class Command(BaseCommand):
    """Publishing indexes by itself: this is for after a restored backup or a change of how search reads."""

    help = "Index every item of the directory for search and count its words anew. Changes no item."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="The counts as JSON on standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Index all in one transaction, without the time limit that pages have."""
        begun = time.monotonic()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            count = index_all()
        if options["json"]:
            self.stdout.write(json.dumps({"items": count}))
        self.stderr.write(f"{count:,} items indexed ({time.monotonic() - begun:.0f} s).")
