"""`manage.py load_demo`: made-up people, settings and questions; never on a database that holds real data."""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from vs_portal.demo.loading import SIZES, HoldsRealData, load


class Command(BaseCommand):
    """Loads one scale."""

    help = "Load made-up demonstration data (scale demo), or much of it to measure with (council, national)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=list(SIZES), default="demo")
        parser.add_argument("--seed", type=int, default=1, help="The same seed makes the same data. Default: 1.")
        parser.add_argument("--json", action="store_true", help="The counts as JSON on standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what there is now."""
        if not settings.VS_DEMO:
            self._refuse("Demonstration data are loaded only where VS_DEMO=1.")
        begun = time.monotonic()
        password = os.environ.get("VS_DEMO_PASSWORD") or self._new_password()
        try:
            counts = load(options["scale"], seed=options["seed"], password=password)
        except HoldsRealData:
            self._refuse("This database holds people who are not made up. Nothing was changed.")
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
        self.stderr.write(f"Demonstration data: {told} ({time.monotonic() - begun:.0f} s).")

    def _new_password(self) -> str:
        password = secrets.token_urlsafe(12)
        self.stderr.write(f"Password of the demonstration accounts: {password}")
        return password

    def _refuse(self, words: str) -> None:
        self.stderr.write(words)
        sys.exit(1)
