"""`manage.py export_screening_rules`: the active patterns as JSON lines `{"kind", "pattern"}` on standard output.

For the developers of the service, so that what one council learnt can become everybody's. It holds no text and no person.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from text_guard.rule_selectors import pattern_lines


class Command(BaseCommand):
    """Writes one line a rule."""

    help = "Write the active local rules of the screen as JSON lines of kind and pattern."

    def handle(self, *args: object, **options: Any) -> None:
        """Write them."""
        for line in pattern_lines():
            self.stdout.write(line, ending="")
