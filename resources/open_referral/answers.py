"""Answers of the feed: JSON for everybody, also where something is refused; read-only, without a key, never personal.

A refusal is a problem document (RFC 9457). An answer carries a strong ETag of its bytes, so that whoever comes back with
`If-None-Match` gets a 304. `Last-Modified` is for information alone: a name of an organisation may change without it, and
an item may leave a list, so `If-Modified-Since` without an ETag gets the whole answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

KEEP = "public, max-age=300"
ALLOWED = ("GET", "HEAD", "OPTIONS")
Feed = Callable[..., HttpResponseBase]


class Refused(Exception):
    """The request cannot be answered; carries the status, why, and what is wrong with which parameter."""

    def __init__(self, status: int, detail: str, errors: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.errors = errors or {}


_TITLES = {400: "The query cannot be read", 404: "There is nothing with this id", 405: "The feed is only read"}


def feed(view: Feed) -> Feed:
    """An address of the feed: takes ALLOWED, answers JSON in every case, and lets every website read it."""
    request_method_list = ALLOWED  # the name by which `show_urls` finds what a view takes

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method not in request_method_list:
            response: HttpResponseBase = problem(Refused(405, "Use GET. Nothing can be written here."))
            response.headers["Allow"] = ", ".join(request_method_list)
        elif request.method == "OPTIONS":
            response = _preflight(request_method_list)
        else:
            try:
                response = view(request, *arguments, **named)
            except Refused as refused:
                response = problem(refused)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        return response

    # Nothing is written and nobody is known here: without this, a POST would be answered with an HTML page.
    answer.csrf_exempt = True  # type: ignore[attr-defined]  # functions carry attributes; mypy cannot know
    return answer


def document(request: HttpRequest, content: Any, changed: datetime | None = None) -> HttpResponseBase:
    """The answer, or 304 where the asker has it already."""
    body = json.dumps(content, ensure_ascii=False).encode()
    response = HttpResponse(body, content_type="application/json")
    response.headers["Cache-Control"] = KEEP
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return conditional(request, response)


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The response with an ETag of its bytes, or 304 where the asker has them."""
    etag = response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=etag, response=response) or response


def problem(refused: Refused) -> HttpResponse:
    """What was wrong, for programs and for whoever reads their logs; nothing of what was sent stands in it."""
    content = {
        "type": "about:blank",
        "title": _TITLES[refused.status],
        "status": refused.status,
        "detail": refused.detail,
    }
    if refused.errors:
        content["errors"] = {name: list(texts) for name, texts in refused.errors.items()}
    body = json.dumps(content, ensure_ascii=False)
    return HttpResponse(body, status=refused.status, content_type="application/problem+json")


def checked(query: Form) -> dict[str, Any]:
    """What the query asks for. Raises Refused with each parameter that cannot be read."""
    if not query.is_valid():
        errors = {name: [str(text) for text in texts] for name, texts in query.errors.items()}
        raise Refused(400, f"These parameters cannot be read: {', '.join(sorted(errors))}.", errors)
    return query.cleaned_data


def _preflight(methods: Sequence[str]) -> HttpResponse:
    response = HttpResponse()
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
