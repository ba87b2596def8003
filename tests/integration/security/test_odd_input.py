"""Issue point 8, goal S3: no answer of ours is a 500, whatever stands in the query, the form or the headers."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse

from tests.integration.security.answers import faults
from tests.integration.security.odd_requests import HEADERS, QUERIES
from tests.integration.security.test_matrix import Visitor
from tests.integration.security.world import ROUTES, World, make_world
from tests.matrix import MATRIX

pytestmark = pytest.mark.django_db

# What every visible field of a form is filled with, one after the other.
VALUES = {
    "nothing": "",
    "spaces": " \t \n ",
    "long": "a" * 20_000,
    "nul": "a\x00b",
    "control": "\x01\x08\x1b[31m",
    "markup": "<script>alert(1)</script>'\"&{{7*7}}{% now %}",
    "formula": "=cmd|' /C calc'!A0",
    "right to left": "\u202e\u200b\ufeff\U0001f600",
    "letters beyond": "ﷺ" * 300 + "\U00020000",
    "huge number": "9" * 400,
    "number": "-1",
    "not a number": "NaN",
    "date": "9999-12-31T23:59:59-12:00",
    "address": "https://[::1",
    "key": "00000000-0000-0000-0000-000000000000",
    "line feeds": "a\r\nBcc: evil@evil.example",
}
WHO = ("anonymous", "dsl_a", "vs_head", "vs", "admin")
REFUSED_AT_THE_DOOR = ("nul", "nul in a name", "many fields")  # see test_request_guard


@pytest.fixture
def world() -> World:
    return make_world()


class Fields(HTMLParser):
    """The fields of a page's forms: hidden ones with their value, the others by name alone."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag not in ("input", "select", "textarea") or not name or name == "csrfmiddlewaretoken":
            return
        if given.get("type") == "hidden":
            self.hidden[name] = given.get("value") or ""
        else:
            self.names.add(name)


def check(wrong: list[str], what: str, response: HttpResponse) -> None:
    """Note an error of ours, or an answer without its headers. `/health/ready` says 503 while no relay runs."""
    if response.status_code >= 500 and "/health/ready" not in what:
        wrong.append(f"{what}: {response.status_code}")
    wrong += [f"{what}: {fault}" for fault in faults(response)]


def first_readers(world: World) -> Iterator[tuple[Visitor, str, str, HttpResponse]]:
    """Each page with an address, once, as the first person who may read it."""
    visitors = [Visitor(world.cast, name) for name in WHO]
    for page in MATRIX:
        if "GET" not in ROUTES[page].methods:
            continue
        path = world.path(page)
        for visitor in visitors:
            shown = visitor.ask("GET", path)
            if shown.status_code == 200:
                yield visitor, page, path, shown
                break


def test_odd_queries_on_every_page(world: World) -> None:
    """Goal S3: what no page expects in its address is no error of ours."""
    wrong: list[str] = []
    pages = 0
    for visitor, _, path, _ in first_readers(world):
        pages += 1
        for odd, query in QUERIES.items():
            if odd not in REFUSED_AT_THE_DOOR:
                check(wrong, f"{path}?({odd})", visitor.ask("GET", f"{path}?{query}"))
    assert pages > 80, "the walk is vacuous"
    assert not wrong, "\n".join(wrong)


def test_odd_words_in_every_field_of_every_form(world: World) -> None:
    """Issue 2, bad input: overlong and odd text in every field, seen and hidden, is answered in words."""
    wrong: list[str] = []
    forms = 0
    for visitor, page, path, shown in first_readers(world):
        fields = Fields(shown.content.decode()) if shown.headers["Content-Type"].startswith("text/html") else None
        if fields is None or not fields.names:
            continue
        forms += 1
        for odd, value in VALUES.items():
            wrong += filled_in(visitor, page, path, fields, odd, value)
    assert forms > 30, "the walk is vacuous"
    assert not wrong, "\n".join(wrong)


def filled_in(visitor: Visitor, page: str, path: str, fields: Fields, odd: str, value: str) -> list[str]:
    """Send a form with every field filled with `value`, and once more with the hidden ones too."""
    wrong: list[str] = []
    seen = dict.fromkeys(fields.names, value)
    if "POST" not in ROUTES[page].methods:
        query = urlencode(seen)
        if len(query) < 8_000:
            check(wrong, f"GET {path} ({odd})", visitor.ask("GET", f"{path}?{query}"))
        return wrong
    check(wrong, f"POST {path} ({odd})", visitor.ask("POST", path, urlencode(fields.hidden | seen)))
    if fields.hidden and odd in ("nothing", "long", "nul", "huge number", "key"):
        everything = urlencode(dict.fromkeys([*fields.hidden, *fields.names], value))
        check(wrong, f"POST {path} (hidden too: {odd})", visitor.ask("POST", path, everything))
    return wrong


@pytest.mark.parametrize("page", ["home", "account_login", "advice_requests:list", "manage"])
def test_odd_headers_on_pages_of_every_kind(page: str, world: World) -> None:
    wrong: list[str] = []
    for name in ("anonymous", "vs"):
        visitor = Visitor(world.cast, name)
        for odd, headers in HEADERS.items():
            check(wrong, f"{page} ({odd})", visitor.ask("GET", world.path(page), **headers))
    assert not wrong, "\n".join(wrong)
