"""Issue point 8, goal S3: no answer of ours is a 500, whatever stands in the query, the form or the headers."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

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
WHO = ("anonymous", "dsl_a", "vs", "vs_head", "admin")


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


def check(wrong: list[str], what: str, response: object) -> None:
    if response.status_code >= 500 and not (response.status_code == 503 and "/health/ready" in what):  # type: ignore[attr-defined]
        wrong.append(f"{what}: {response.status_code}")  # type: ignore[attr-defined]
    wrong += [f"{what}: {fault}" for fault in faults(response)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", WHO)
def test_odd_queries_on_every_page(name: str, world: World) -> None:
    visitor, wrong = Visitor(world.cast, name), []
    for page in MATRIX:
        path = world.path(page)
        if "GET" not in ROUTES[page].methods or visitor.ask("GET", path).status_code != 200:
            continue
        for odd, query in QUERIES.items():
            check(wrong, f"{path}?({odd})", visitor.ask("GET", f"{path}?{query}"))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", WHO)
def test_odd_words_in_every_field_of_every_form(name: str, world: World) -> None:
    """Overlong and odd text in every field: an answer that is not ours to be ashamed of."""
    visitor, wrong, forms = Visitor(world.cast, name), [], 0
    for page in MATRIX:
        path = world.path(page)
        shown = visitor.ask("GET", path) if "GET" in ROUTES[page].methods else None
        if shown is None or shown.status_code != 200 or not shown.headers["Content-Type"].startswith("text/html"):
            continue
        fields = Fields(shown.content.decode())
        if not fields.names:
            continue
        forms += 1
        for odd, value in VALUES.items():
            filled = urlencode(dict.fromkeys(fields.names, value))
            if "POST" in ROUTES[page].methods:
                body = urlencode(fields.hidden | dict.fromkeys(fields.names, value))
                check(wrong, f"POST {path} ({odd})", visitor.ask("POST", path, body))
                hidden = urlencode(dict.fromkeys([*fields.hidden, *fields.names], value))
                check(wrong, f"POST {path} (hidden too: {odd})", visitor.ask("POST", path, hidden))
            elif len(filled) < 8_000:
                check(wrong, f"GET {path} ({odd})", visitor.ask("GET", f"{path}?{filled}"))
    assert forms, "no form was found: the walk is vacuous"
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", ["home", "account_login", "advice_requests:list", "manage"])
def test_odd_headers_on_pages_of_every_kind(page: str, world: World) -> None:
    wrong: list[str] = []
    for name in ("anonymous", "vs"):
        visitor = Visitor(world.cast, name)
        for odd, headers in HEADERS.items():
            check(wrong, f"{page} ({odd})", visitor.ask("GET", world.path(page), **headers))
    assert not wrong, "\n".join(wrong)
