"""The request's line in the log: method and path, never what somebody typed into the address or after it.

Example: `GET /organisations/find/` for `/organisations/find/?q=anything+typed`; `GET (no such address)` for
`/anything-typed`; `GET /manage/rules/<slug:key>/` for `/manage/rules/anything-typed/`. Nor what opens something for
whoever has it: `GET /calendar/<uuid:token>.ics` for the secret address of somebody's calendar.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLogMiddleware(RequestMiddleware):
    """django-structlog's middleware without what was typed (a query also holds OpenID Connect's code and state)."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path; the route where a part of the path could be words; numbers and keys cannot."""
        match = request.resolver_match
        if match is None:
            return f"{request.method} (no such address)"
        if "token" in match.kwargs:
            return f"{request.method} /{match.route}"
        if all(isinstance(value, int | UUID) for value in (*match.args, *match.kwargs.values())):
            return f"{request.method} {request.path}"
        return f"{request.method} /{match.route}"
