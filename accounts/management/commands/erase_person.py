"""Removes a person: the account is closed and everything that says who they are is blanked. Cannot be undone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from accounts.management.summary import SummaryCommand
from accounts.models import Person
from accounts.services.requests import RequestRefused
from accounts.services.rights import erase_person


class Command(SummaryCommand):
    """`manage.py erase_person EMAIL --yes`."""

    help = "Blank a person everywhere. Without --yes nothing is done."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="really do it: it cannot be undone")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["email"], erased_at=None).first()
        if person is None:
            raise self.refused("Nobody has this email address.")
        if not options["yes"]:
            raise self.refused("Nothing was done. Give --yes to remove this person; it cannot be undone.")
        try:
            counts = erase_person(person=person, by=None)
        except RequestRefused as error:
            raise self.refused(str(error)) from error
        self.answer(f"The person was removed: {sum(counts.values())} rows blanked.", counts, as_json=options["json"])
