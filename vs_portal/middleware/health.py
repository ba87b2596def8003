"""Health pages know nobody: without a session they need no database to find out who asks.

A signed-in browser, or a monitor that kept a cookie, would otherwise make `/health/live` wait for PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class HealthWithoutSessionMiddleware:
    """Takes the cookies off requests for health pages. Stands before the session's middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/health/"):
            request.COOKIES = {}
        return self.get_response(request)
