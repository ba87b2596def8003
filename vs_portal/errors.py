"""The pages that stand in for an answer. They need no person, session or context processor, and the last two no template
engine either: a database that restarts is answered with 503 and a time to come back, not with a crash on top of a crash.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = 30
_PLAIN_PAGES = Path(__file__).resolve().parent.parent / "templates" / "errors"


def _page(name: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(f"errors/{name}.html", {"council": settings.COUNCIL}), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("400", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("403", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came without its token: cookies are off, or the page was open since before the last sign-in."""
    return _page("403_csrf", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("404", 404)


def conflict(request: HttpRequest) -> HttpResponse:
    """Somebody else changed it first; for views that find this out."""
    return _page("409", 409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database was away; from files read at start, without template engine or database."""
    if any(isinstance(error, (OperationalError, InterfaceError)) for error in _chain(sys.exc_info()[1])):
        response = HttpResponse(_UNAVAILABLE, status=503)
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response
    return HttpResponse(_BROKEN, status=500)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error with what it came from; a wrapped database error is still one."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _plain(name: str) -> str:
    council = settings.COUNCIL
    words = {
        "council": council.name,
        "service": council.service_name,
        "email": council.contacts.virtual_school_email,
        "phone": council.contacts.virtual_school_phone,
        "mash": council.contacts.mash_phone,
        "static": settings.STATIC_URL,
        "version": council.version,
    }
    template = Template((_PLAIN_PAGES / f"{name}.html").read_text(encoding="utf-8"))
    return template.substitute({key: escape(value) for key, value in words.items()})


_BROKEN = _plain("500")
_UNAVAILABLE = _plain("503")
