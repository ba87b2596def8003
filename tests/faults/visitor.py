"""Somebody who uses the portal over HTTP, as a browser without JavaScript does: pages, forms, cookies."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, Self

import requests

TIMEOUT = 15.0
QUESTION = "We have seen lateness rise among our Year 9 cohort with a social worker. What works?"
ABOUT = {"phase": "secondary", "pupil_band": "6_to_10", "urgency": "routine"}


class _HiddenFields(HTMLParser):
    """Collects the hidden inputs of a page's forms; the last one of a name counts, as in the form below the header."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.found[str(given["name"])] = given.get("value") or ""


class Visitor:
    """One signed-in person."""

    def __init__(self, origin: str, session_key: str) -> None:
        self.origin, self.session_key = origin, session_key
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.cookies.set("session", session_key)

    def twin(self) -> Self:
        """The same person in another tab: the same cookies, a connection of its own."""
        other = type(self)(self.origin, self.session_key)
        other.session.cookies.update(self.session.cookies)
        return other

    def get(self, path: str) -> requests.Response:
        """Open a page."""
        return self.session.get(self.origin + path, timeout=TIMEOUT)

    def filled(self, path: str, **values: str) -> dict[str, str]:
        """Open a page and fill in its form."""
        page = self.get(path)
        assert page.status_code == 200, f"{path}: {page.status_code}"
        parser = _HiddenFields()
        parser.feed(page.text)
        return parser.found | values

    def post(self, path: str, data: dict[str, str], *, follow: bool = False) -> requests.Response:
        """Send a form."""
        return self.session.post(self.origin + path, data=data, timeout=TIMEOUT, allow_redirects=follow)

    def fill_in(self, path: str, **values: str) -> str:
        """Open a page, fill in its form, send it; return the path it leads to."""
        answer = self.post(path, self.filled(path, **values))
        assert answer.status_code == 302, f"{path}: {answer.status_code} {answer.text[:3000]}"
        return answer.headers["Location"]

    def question_ready_to_send(self) -> str:
        """Go through the pages of a question up to the check page; return its path."""
        page = self.fill_in("/advice/ask/", scope="practice")
        for values in ({"topic": "attendance"}, ABOUT, {"question": QUESTION}):
            page = self.fill_in(page, **values)
        assert page.endswith("/check/")
        return page

    def json(self, path: str) -> dict[str, Any]:
        """Open a page that answers with JSON."""
        answer: dict[str, Any] = self.get(path).json()
        return answer
