"""`manage.py seed_reference_data`: the law as dated data and the first public statement, where they are missing."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from organisations.services import seed_reference_data


class Command(BaseCommand):
    help = "Add the dated rules and the first public statement that are missing. What staff changed stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the counts as JSON on standard output")

    def handle(self, **options: object) -> None:
        added = seed_reference_data(by=None)
        self.stderr.write(f"{added['rules']} rules and {added['statements']} statements added.")
        if options["json"]:
            self.stdout.write(json.dumps(added))
