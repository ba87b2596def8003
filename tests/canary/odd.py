"""What a browser or a stranger sends beside forms: queries, headers, parts of addresses, bodies to the wrong place."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

from tests.canary.browsing import Browser
from tests.canary.pages import Field, Form
from tests.canary.walk import MULTIPART, Walk
from vs_portal.reference.routes import Route

QUERY = ("q", "page", "next", "text", "to", "state", "topic", "role", "place", "error", "code", "anything")
HEADERS = (
    "User-Agent", "Referer", "Accept-Language", "Accept", "Cookie", "Origin", "X-Request-ID", "X-Correlation-ID",
    "X-Forwarded-For", "Forwarded", "Authorization", "If-None-Match", "HX-Current-URL", "HX-Prompt", "From",
)  # fmt: skip
# What a form would be called whose page nobody has seen: addresses that are only posted to.
NAMES = ("text", "note", "body", "question", "reason", "q", "name", "email", "code", "title", "form_token", "next")
LARGE = 1_100_000


def in_the_address(walk: Walk, browser: Browser, route: Route, path: str) -> None:
    """A query that the page may not expect, and each variable part of the address replaced."""
    query = {name: walk.canaries.sentence(f"GET {route.name} ?{name}") for name in QUERY}
    walk.send(browser, "GET", f"{path}?{urlencode(query)}")
    for part in route.parameters:
        values: dict[str, object] = {name: "0" for name in route.parameters}
        word = walk.canaries.word(f"GET {route.name} <{part}>")
        walk.send(browser, "GET", route.path(values | {part: quote(f"{word} Quagfeather")}))
        walk.send(browser, "GET", route.path(values | {part: word}))


def in_headers(walk: Walk, browser: Browser, path: str) -> None:
    """Every header that programs tend to write down."""
    for name in HEADERS:
        word = walk.canaries.word(f"GET {path} {name}")
        value = f"seen={word}; other={word}" if name == "Cookie" else f"https://families.example/{word}"
        walk.send(browser, "GET", path, headers={name: value})


def by_other_methods(walk: Walk, browser: Browser, path: str) -> None:
    """Methods that no page takes, a body that is too large, one of another charset, one that is no form."""
    for method in ("PUT", "DELETE", "PATCH", "PROPFIND"):
        walk.send(browser, method, path, walk.canaries.sentence(f"{method} {path}").encode(), "text/plain")
    large = urlencode({"text": walk.canaries.sentence(f"POST {path}, too large") + " What works?" * (LARGE // 12)})
    walk.post_raw(browser, path, large.encode(), "")
    for charset in ("iso-8859-1", "utf-16"):
        text = walk.canaries.sentence(f"POST {path}, {charset}").encode(charset)
        walk.post_raw(browser, path, text, f"application/x-www-form-urlencoded; charset={charset}")
    cut = walk.multipart(Form(path, "post", {"text": Field("text", "textarea")}), f"POST {path}, cut short")[:-20]
    walk.post_raw(browser, path, cut, MULTIPART)
    many = "&".join(f"f{n}={walk.canaries.word(f'POST {path}, many')}" for n in range(600))
    walk.post_raw(browser, path, many.encode(), "")
    nul = urlencode({"text": walk.canaries.sentence(f"POST {path}, NUL") + "\0"})
    walk.post_raw(browser, path, nul.encode(), "")


def unknown_addresses(walk: Walk, browser: Browser) -> None:
    """Addresses that lead nowhere: typed wrongly, or made up."""
    for place in (
        "/{}",
        "/advice/{}/",
        "/manage/{}/edit",
        "/static/{}.css",
        "/organisations/find/{}",
        "//{}/",
        "/{}?q={}",
    ):
        word = walk.canaries.word(f"GET {place}")
        for method in ("GET", "POST"):
            walk.send(browser, method, place.replace("{}", word), b"")


def to_what_is_only_posted_to(walk: Walk, browser: Browser, route: Route, path: str) -> int:
    """An address without a page: every likely name of a field; returns the last status."""
    form = Form(path, "post", {name: Field(name, "textarea") for name in NAMES})
    data = {name: [walk.canaries.sentence(f"POST {route.name} {name}")] for name in NAMES}
    answer = walk.post(browser, path, data)
    if answer.status not in (302, 403, 404):
        walk.other_bodies(browser, path, form)
    return answer.status


def policy_reports(walk: Walk, browser: Browser) -> None:
    """What a browser says about a page that broke the policy: the page's address holds what was searched for."""

    def words(where: str) -> str:
        return walk.canaries.word(f"POST /csp-report {where}")

    body = {
        "document-uri": f"http://localhost/organisations/find/?q={words('query')}&x={words('x')}#{words('fragment')}",
        "referrer": f"http://localhost/manage/people/?q={words('referrer')}",
        "blocked-uri": f"https://elsewhere.example/{words('blocked')}?q={words('blocked query')}",
        "script-sample": words("sample"),
        "effective-directive": words("directive"),
        "violated-directive": words("violated"),
        "original-policy": words("policy"),
    }
    walk.post_raw(browser, "/csp-report", json.dumps({"csp-report": body}).encode(), "application/csp-report")
    new = [{"type": "csp-violation", "body": {"documentURL": body["document-uri"], "sample": words("new sample")}}]
    walk.post_raw(browser, "/csp-report", json.dumps(new).encode(), "application/reports+json")
    walk.post_raw(browser, "/csp-report", words("no json").encode(), "application/csp-report")
