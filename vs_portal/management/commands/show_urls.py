"""`manage.py show_urls [--json]`: every route, who may use it and an example address from the demonstration data."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from vs_portal.reference.examples import example_path
from vs_portal.reference.routes import Route, routes


class Command(BaseCommand):
    """Lists the routes; JSON lines go to standard output, the summary to standard error."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [described(route) for route in routes()]
        for entry in found:
            self.stdout.write(json.dumps(entry) if options["json"] else as_text(entry))
        closed = sum(entry["access"] == "permission" for entry in found)
        missing = sum(entry["access"] is None for entry in found)
        self.stderr.write(f"{len(found)} routes: {closed} need a permission, {missing} declare nothing")


def described(route: Route) -> dict[str, Any]:
    """One route as the contract names it."""
    access = route.access
    return {
        "pattern": "/" + route.pattern,
        "name": route.name,
        "methods": list(route.methods),
        "access": access.kind if access else None,
        "permissions": sorted(str(permission.value) for permission in access.permissions) if access else [],
        "reason": access.reason if access else "",
        "fresh": bool(access and access.fresh),
        "example": example(route),
    }


def example(route: Route) -> str | None:
    """An address that leads to something, or None where the data has nothing of the kind (or there is no database)."""
    try:
        return example_path(route)
    except DatabaseError:
        return None


def as_text(entry: dict[str, Any]) -> str:
    """One line for a person."""
    who = ", ".join(entry["permissions"]) or f"{entry['access']}: {entry['reason']}"
    return f"{entry['pattern']:<60} {'/'.join(entry['methods']):<22} {who}"
