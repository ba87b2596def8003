"""The one place that decides where a `next` may lead: to a path of this portal, never to another site.

`/advice/` is kept; `//evil.example`, `https://evil.example/`, `/\\evil.example` and `javascript:` are not.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000
# Fields in which people look for something by words of their own. Their words stay in the address of the page and go no
# further: not into `next`, which the session keeps while somebody signs in.
SEARCHED = frozenset({"q", "to", "event", "person", "subject", "reference"})


def is_own_path(url: str) -> bool:
    """Whether `url` is a path on this portal: it starts with one slash and names no host."""
    return (
        len(url) <= LONGEST
        and url.startswith("/")
        and not any(ord(char) < 32 for char in url)
        and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    )


def return_path(request: HttpRequest) -> str:
    """Where to come back to after signing in: this page, or the page that a form was sent from."""
    if request.method in ("GET", "HEAD"):
        return _without_searches(request)
    came_from = urlsplit(request.headers.get("Referer", ""))
    path = came_from.path
    return path if came_from.netloc == request.get_host() and is_own_path(path) else request.path


def _without_searches(request: HttpRequest) -> str:
    """The address with its filters, but without the words that somebody looked for."""
    query = request.GET.copy()
    for name in SEARCHED & query.keys():
        del query[name]
    path = request.get_full_path().partition("?")[0]
    return f"{path}?{query.urlencode()}"[:LONGEST] if query else path[:LONGEST]


def with_next(view_name: str, next_path: str) -> str:
    """The address of a sign-in page that leads on to `next_path`."""
    url = reverse(view_name)
    return f"{url}?{urlencode({'next': next_path})}" if is_own_path(next_path) else url
