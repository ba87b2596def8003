"""A request whose Content-Type cannot be parsed must reach our layers instead of stopping the server.

Example: `Content-Type: text/plain; charset*=nonsense''x` makes stock Django raise while it builds the request, before
any middleware; the visitor gets the web server's bare 500. Here it is read as a type that no page takes: a 415.
"""

from __future__ import annotations

from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

UNREADABLE = "application/x-unreadable; charset=unreadable"


class PortalRequest(WSGIRequest):
    """Django's request, except that an unreadable Content-Type becomes one that the request guard refuses."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # unknown to django-stubs
        except (ValueError, LookupError, IndexError, TypeError, AttributeError):
            meta["CONTENT_TYPE"] = UNREADABLE
            super()._set_content_type_params(meta)  # type: ignore[misc]  # unknown to django-stubs


class PortalHandler(WSGIHandler):
    """The WSGI application of the portal."""

    request_class = PortalRequest


def get_application() -> WSGIHandler:
    """Set Django up and return the application, as `django.core.wsgi.get_wsgi_application` does."""
    django.setup(set_prefix=False)
    return PortalHandler()
