"""An address with a slash too many leads to the page without it, as Django leads an address without one to that with it.

A link that somebody copied or typed with a slash at its end is the same page: the query stays, other methods are not
sent on.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.http import escape_leading_slashes


class SlashMiddleware:
    """Turns a 404 of an address that ends in slashes into a redirect, where the address without them is one of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND and _has_one_too_many(request):
            return HttpResponsePermanentRedirect(without_slash(request))
        return response


def _has_one_too_many(request: HttpRequest) -> bool:
    path = request.path_info
    if request.method not in ("GET", "HEAD") or not path.endswith("/") or not path.strip("/"):
        return False
    return not is_valid_path(path) and bool(is_valid_path(path.rstrip("/")))


def without_slash(request: HttpRequest) -> str:
    """The address of the request without the slashes at its end, on this host whatever it begins with."""
    path = escape_leading_slashes(escape_uri_path(request.path.rstrip("/")))
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{iri_to_uri(query)}" if query else path
