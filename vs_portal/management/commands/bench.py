"""`manage.py bench`: what each named page costs, at two sizes, as a ratio to a bare view."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vs_portal.bench.database import prepare
from vs_portal.bench.measure import measure
from vs_portal.bench.pages import chosen
from vs_portal.bench.server import serving
from vs_portal.bench.session import cookie_for
from vs_portal.settings.env import BASE_DIR

_WITHIN = "VS_BENCH_WITHIN"


class Command(BaseCommand):
    """Loads the data of a scale into a database of its own, serves it, and times the pages."""

    help = "Time named pages at a scale: median, 95th percentile, queries, bytes and the ratio to a bare view."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale",
            choices=["council", "national"],
            default="council",
            help="council: 300 settings, 6,000 requests, 5,000 items of the directory. "
            "national: 24,000, 1,000,000 and 50,000.",
        )
        parser.add_argument("--pages", default="", help="Names as app.page, with commas between. Default: all.")
        parser.add_argument("--rounds", type=int, default=60, help="How often each page is asked for. Default: 60.")
        parser.add_argument(
            "--clients",
            type=int,
            default=1,
            choices=range(1, 65),
            metavar="1..64",
            help="How many ask at the same time. Default: 1.",
        )
        parser.add_argument("--fresh", action="store_true", help="Load the data again.")
        parser.add_argument("--json", action="store_true", help="One JSON object a line on standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare the database, then measure in a process that works on it."""
        if os.environ.get(_WITHIN) == options["scale"]:
            self._measure(options)
            return
        database = prepare(options["scale"], fresh=options["fresh"])
        command = [
            sys.executable,
            "-m",
            "django",
            "bench",
            "--settings",
            "vs_portal.settings",
            "--scale",
            options["scale"],
            "--pages",
            options["pages"],
            "--rounds",
            str(options["rounds"]),
            "--clients",
            str(options["clients"]),
        ]
        command += ["--json"] if options["json"] else []
        done = subprocess.run(  # noqa: S603  (our own command; the arguments were checked by the parser)
            command, cwd=BASE_DIR, env=database.environment | {_WITHIN: options["scale"]}, check=False
        )
        if done.returncode:
            sys.exit(done.returncode)

    def _measure(self, options: dict[str, Any]) -> None:
        try:
            pages = chosen(options["pages"].split(","))
        except KeyError as unknown:
            self.stderr.write(f"There is no page named {unknown}.")
            sys.exit(2)
        with serving(dict(os.environ)) as address:
            for page in pages:
                figures = measure(
                    address,
                    page=page.name,
                    scale=options["scale"],
                    path=page.path(),
                    cookie=cookie_for(page.reader),
                    rounds=options["rounds"],
                    clients=options["clients"],
                    anew=getattr(page, "anew", True),
                )
                row = asdict(figures)
                self.stdout.write(json.dumps(row) if options["json"] else "  ".join(f"{k}={v}" for k, v in row.items()))
        self.stderr.write(f"{len(pages)} pages timed at {options['scale']} scale, {options['rounds']} rounds each.")
