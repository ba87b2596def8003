"""Applies the retention periods; run nightly."""

from __future__ import annotations

from typing import Any

from accounts.management.summary import SummaryCommand
from accounts.services.retention import purge_expired


class Command(SummaryCommand):
    """`manage.py purge_expired`."""

    help = "Remove what has passed its retention period."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = purge_expired()
        words = ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items())
        self.answer(words, counts, as_json=options["json"])
