"""`manage.py write_reference`: writes the generated pages of docs/, or with --check says which are out of date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.reference import permissions_markdown
from advice_requests.reference import workflow_markdown as of_requests
from resources.editing.reference import workflow_markdown as of_resources
from training.reference import workflow_markdown as of_training
from vs_portal.reference.promises import promises_markdown
from vs_portal.settings.env import BASE_DIR

PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/states.md": lambda: f"{of_requests()}\n{of_resources()}\n{of_training()}",
    "docs/reference/permissions.md": permissions_markdown,
    "docs/promises.md": promises_markdown,
}


def out_of_date() -> list[str]:
    """The generated pages whose text is not what the code says now."""
    return [
        name
        for name, make in PAGES.items()
        if not (BASE_DIR / name).exists() or (BASE_DIR / name).read_text() != make()
    ]


class Command(BaseCommand):
    """Writes or checks the generated pages."""

    help = "Write the generated reference pages (states, permissions, promises), or check them with --check."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; exit 1 where a page is out of date.")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = out_of_date()
        if options["check"]:
            for name in stale:
                self.stderr.write(f"{name} is out of date: run manage.py write_reference")
            sys.exit(1 if stale else 0)
        for name in stale:
            (BASE_DIR / name).parent.mkdir(parents=True, exist_ok=True)
            (BASE_DIR / name).write_text(PAGES[name]())
        self.stderr.write(f"{len(stale)} pages written, {len(PAGES) - len(stale)} were current.")
