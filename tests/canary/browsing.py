"""Ways to send a request: Django's test client in this process, or HTTP to a portal that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Protocol

import requests
from django.db import transaction
from django.test import Client

TIMEOUT = 30.0
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


class Browser(Protocol):
    """Sends requests as one person, and holds that person's cookies."""

    def send(
        self, method: str, path: str, body: bytes = b"", content_type: str = "", headers: dict[str, str] | None = None
    ) -> Answer: ...

    def cookies(self) -> str: ...

    def attempt(self) -> AbstractContextManager[Callable[[], None]]:
        """For one post; what it gives undoes what the post did, where that can be undone."""
        ...


class InProcess:
    """Django's test client; a request that breaks the transaction breaks its own alone."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def send(
        self, method: str, path: str, body: bytes = b"", content_type: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        with as_the_test_case():
            response = self.client.generic(
                method, path, data=body, content_type=content_type or URLENCODED, headers=headers
            )
        text = b"".join(response.streaming_content) if response.streaming else response.content
        return Answer(response.status_code, dict(response.headers), text.decode("utf-8", "replace"))

    def cookies(self) -> str:
        return self.client.cookies.output()

    @contextmanager
    def attempt(self) -> Iterator[Callable[[], None]]:
        before = self.cookies()

        def undo() -> None:
            transaction.set_rollback(True)
            self.client.cookies = SimpleCookie(before.replace("Set-Cookie: ", ""))

        with as_the_test_case():
            yield undo


class OverHttp:
    """A signed-in person at a portal that runs; `session` is the value of the session's cookie, or empty."""

    def __init__(self, origin: str, session: str = "") -> None:
        self.origin = origin
        self.session = requests.Session()
        self.session.trust_env = False
        if session:
            self.session.cookies.set("session", session)

    def send(
        self, method: str, path: str, body: bytes = b"", content_type: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        sent = {"Content-Type": content_type or URLENCODED} if method == "POST" else {}
        response = self.session.request(
            method, self.origin + path, data=body, headers=sent | (headers or {}), timeout=TIMEOUT,
            allow_redirects=False,
        )  # fmt: skip
        return Answer(response.status_code, dict(response.headers), response.text)

    def cookies(self) -> str:
        return repr(self.session.cookies.get_dict())

    def attempt(self) -> AbstractContextManager[Callable[[], None]]:
        return nullcontext(lambda: None)


def as_the_test_case() -> transaction.Atomic:
    """A savepoint that the portal takes for the test case's own, so that counts are written on the same connection."""
    block = transaction.atomic()
    block._from_testcase = True
    return block
