"""The request's line in the log: method and path, never the query string, in which people search for names.

Example: `GET /organisations/find/` for `/organisations/find/?q=anything+typed`.
"""

from __future__ import annotations

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLogMiddleware(RequestMiddleware):
    """django-structlog's middleware without the query string (it also holds OpenID Connect's code and state)."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path."""
        return f"{request.method} {request.path}"
