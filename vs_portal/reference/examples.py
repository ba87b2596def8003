"""An address that leads somewhere for every route with variable parts, taken from what is in the database.

A test fails when a route with variable parts has no entry here, so that no page drops out of the walks unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable

from vs_portal.reference.routes import Route

Values = dict[str, object]
# Name of the route -> the values of its variable parts, or None where the data holds nothing of the kind.
EXAMPLES: dict[str, Callable[[], Values | None]] = {}


def example_path(route: Route) -> str | None:
    """A path that the route answers, or None where the data holds nothing of the kind."""
    if not route.parameters:
        return route.path({})
    find = EXAMPLES.get(route.name)
    values = find() if find else None
    return route.path(values) if values is not None else None
