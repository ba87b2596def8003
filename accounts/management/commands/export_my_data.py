"""Writes a copy of everything the portal holds about one person, for a request made on paper or by phone."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandParser

from accounts.management.summary import SummaryCommand
from accounts.models import Person
from accounts.services.rights import export_own_data


class Command(SummaryCommand):
    """`manage.py export_my_data EMAIL`."""

    help = "Write everything held about a person as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["email"], erased_at=None).first()
        if person is None:
            raise self.refused("Nobody has this email address.")
        copy = export_own_data(person=person, by=None)
        self.stderr.write(f"A copy was made of what {len(copy) - 2} app(s) hold.")
        self.stdout.write(json.dumps(copy, indent=None if options["json"] else 2, ensure_ascii=False))
