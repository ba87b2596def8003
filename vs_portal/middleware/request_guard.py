"""Refuses what no page of ours can mean, before anything reads it, so that odd input is an answer and never a crash.

Example: stock Django answers `?q=%00` with a 500 on PostgreSQL, and a form posted with `charset=iso-8859-1` breaks
even its error pages. Here the first is a 400 and the second a 415, each with a page that says what went wrong.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase

from vs_portal.middleware.refusals import refusal

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
MAX_HEADER = 8_190  # bytes of one header; the same limit as gunicorn's for one line
MAX_COOKIES = 50
MAX_PATH = 2_000
DRAIN_LIMIT = 25_000_000  # read and thrown away, so that a proxy gets our answer and not a broken pipe
CHUNK = 64 * 1024


class RequestRefused(Exception):
    """The request cannot be served; carries the status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class RequestGuardMiddleware:
    """Checks method, headers, size, encoding and characters in this order; the cheap checks read no body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            check(request)
        except RequestRefused as refused:
            return self.refuse(request, refused.status)
        return self.get_response(request)

    def refuse(self, request: HttpRequest, status: int) -> HttpResponseBase:
        drained = drain(request)
        # An error page must not trip over what was refused: forget the foreign charset, the query and the body.
        request.encoding = "utf-8"
        request.META["QUERY_STRING"] = ""
        request.META.pop("CONTENT_TYPE", None)
        request.META["HTTP_COOKIE"] = ""
        request.__dict__.pop("COOKIES", None)
        request.__dict__.pop("GET", None)
        request._read_started = True  # type: ignore[attr-defined]  # the body is gone: POST is empty from here on
        response = refusal(request, status)
        if status == 405:
            response.headers["Allow"] = ", ".join(METHODS)
        if not drained:
            response.headers["Connection"] = "close"
        return response


def check(request: HttpRequest) -> None:
    """Raise RequestRefused where the request is of a kind that no page takes."""
    if request.method not in METHODS:
        raise RequestRefused(405)
    check_headers(request)
    check_encoding(request)
    check_size(request)
    check_text(request)


def check_headers(request: HttpRequest) -> None:
    """Absurd headers: too long, with control characters, or a forwarding chain shorter than our own proxies write."""
    sent = {name: value for name, value in request.META.items() if name.startswith("HTTP_") and isinstance(value, str)}
    if any(len(value) > MAX_HEADER for value in sent.values()) or len(request.COOKIES) > MAX_COOKIES:
        raise RequestRefused(431)
    if any("\x00" in value for value in sent.values()):
        raise RequestRefused(400)
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if proxies and sent.get("HTTP_X_FORWARDED_FOR", "").count(",") + 1 < proxies:
        raise RequestRefused(400)


def check_encoding(request: HttpRequest) -> None:
    """Pages are UTF-8 and so is everything that is posted to them."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    if charset.strip("\"' ").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise RequestRefused(415)


def check_size(request: HttpRequest) -> None:
    """A body may be as large as Django reads into memory; no page takes a larger one."""
    if declared_length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestRefused(413)
    if len(request.path) > MAX_PATH:
        raise RequestRefused(414)


def check_text(request: HttpRequest) -> None:
    """No NUL anywhere (PostgreSQL cannot store it), and a form that can be read at all."""
    try:
        texts = [request.path, *request.COOKIES.values(), *pairs(request.GET.lists())]
        if request.method == "POST" and request.content_type in FORM_TYPES:
            texts.extend(pairs(request.POST.lists()))
            texts.extend(str(getattr(file, "name", "")) for _, files in request.FILES.lists() for file in files)
    except RequestDataTooBig as error:
        raise RequestRefused(413) from error
    except (
        SuspiciousOperation,
        BadRequest,
        MultiPartParserError,
        UnreadablePostError,
        LookupError,
        ValueError,
    ) as error:
        raise RequestRefused(400) from error
    if any("\x00" in text for text in texts):
        raise RequestRefused(400)


def pairs(lists: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    """Names and values of a query or form, one after the other."""
    for name, values in lists:
        yield name
        yield from values


def declared_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def drain(request: HttpRequest) -> bool:
    """Read the body to its end and forget it; False when it is too long for that and the connection must close."""
    if declared_length(request) > DRAIN_LIMIT:
        return False
    with contextlib.suppress(UnreadablePostError, OSError):
        while request.read(CHUNK):
            pass
    return True
