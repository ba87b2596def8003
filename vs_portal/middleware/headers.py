"""Security headers that wrap every answer, also refusals by the layers further in, redirects and missing files.

`SecurityMiddleware`, django-csp and the permissions policy write their own headers. This layer stands outside them
all, adds what they lack and fills the gap where one of them was not reached:

* nobody may keep a page of a signed-in person, one that carries a form token, or the answer to a search
  (`Cache-Control: no-store`);
* search engines are kept from everything that is not declared public;
* whatever has no Content-Security-Policy gets one that allows nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.allauth_access import access_for

CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class SecurityHeadersMiddleware:
    """The outermost layer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CLOSED_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        if not is_static_file(request, response):
            set_caching(request, response)
        return response


def set_caching(request: HttpRequest, response: HttpResponseBase) -> None:
    """Forbid keeping and indexing, except what a public view says about its own answer."""
    is_public = declared_public(request) and response.status_code < 400
    if not is_public:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    if not is_public or is_personal(request, response):
        response.headers["Cache-Control"] = "no-store"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")


def declared_public(request: HttpRequest) -> bool:
    """Whether the view that answered is open to everybody; a request that reached no view is not."""
    match = request.resolver_match
    access = access_for(match.func, match.view_name) if match else None
    return access is not None and access.kind == "public"


def is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer may hold something of one visitor: a session, a cookie, a form token, words searched for."""
    if response.cookies or "CSRF_COOKIE_NEEDS_UPDATE" in request.META:
        return True
    # A public file such as the theme is the same for everybody and says so by its own header.
    says_public = "public" in response.headers.get("Cache-Control", "")
    sent = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(request.META.get("QUERY_STRING"))
    return sent and not says_public


def is_static_file(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether WhiteNoise answered (its files carry their own life time); a missing file is an ordinary refusal."""
    return (
        request.resolver_match is None and request.path.startswith(settings.STATIC_URL) and response.status_code < 400
    )
