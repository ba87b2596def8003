"""The addresses of `organisations`, each wrapped with the permissions it names.

`organisations` stands below `accounts` and knows no permissions but their names; this is where the two meet. A name
that is none stops the portal at its start.
"""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.access import public, requires
from accounts.permissions import Permission
from organisations.urls import ROUTES, Route

app_name = "organisations"


def _pattern(route: Route) -> URLPattern:
    access = requires(*(Permission[name] for name in route.permissions)) if route.permissions else None
    return path(route.pattern, (access or public(route.open_because))(route.view), name=route.name)


urlpatterns = [_pattern(route) for route in ROUTES]
