"""The addresses of `text_guard`, each wrapped with the permissions it names.

`text_guard` stands below `accounts` and knows no permissions but their names; this is where the two meet. A name that is
none stops the portal at its start.
"""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.access import requires
from accounts.permissions import Permission
from text_guard.urls import ROUTES, Route

app_name = "screening"


def _pattern(route: Route) -> URLPattern:
    access = requires(*(Permission[name] for name in route.permissions))
    return path(route.pattern, access(route.view), name=route.name)


urlpatterns = [_pattern(route) for route in ROUTES]
