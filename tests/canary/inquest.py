"""One whole run in this process: people walk every page, and after each page everything that is stored is searched.

Each page's walk is undone afterwards, so that what a form did in spite of all does not change the next page.
"""

from __future__ import annotations

import io
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from accounts.models import Person
from accounts.selectors import has
from notifications.models import OutboxMessage
from tests.canary import odd
from tests.canary.browsing import InProcess, as_the_test_case
from tests.canary.listening import every_logger
from tests.canary.pages import Field
from tests.canary.stores import Find, finds, in_catalogues, in_folder, in_tables, in_valkey
from tests.canary.walk import Walk
from tests.canary.words import Canaries
from tests.cast import sign_in
from vs_portal.localstack.places import BASE_DIR
from vs_portal.reference.examples import example_path
from vs_portal.reference.routes import Route, routes

EMAIL = "dsl@demo.example"
NOT_OURS = frozenset({".git", ".venv", "node_modules", "__pycache__", ".hypothesis"})
_CODE = re.compile(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", re.MULTILINE)


def known(field: Field) -> str:
    """What somebody knows who signs in to the demonstration: an address, its password, the code in the last email."""
    if field.name == "code":
        newest = OutboxMessage.objects.order_by("-pk").values_list("text_body", flat=True).first()
        found = _CODE.search(newest or "")
        return found[1] if found else ""
    return {"login": EMAIL, "email": EMAIL, "password": settings.VS_DEMO_PASSWORD, "q": "school"}.get(field.name, "")


class Inquest:
    """Walks and searches; `found` holds what remained."""

    def __init__(self, series: str, folder: Path, *, thorough: bool = True) -> None:
        self.canaries = Canaries(series)
        self.walk = Walk(self.canaries, known=known, thorough=thorough)
        self.walk.search_stored = self.search_tables
        self.folder = folder
        self.found: list[Find] = []
        self.lines: list[str] = []
        self.said = io.StringIO()
        self.began = time.time()
        self.routes = routes()

    def visit(self, person: Person | None, *names: str) -> None:
        """Walk every page that nobody has opened yet, or the named ones once more."""
        client, cookies = _browser_of(person)
        for route in self.routes:
            wanted = route.name in names if names else "GET" in route.methods and route.name not in self.walk.seen
            if wanted and may_try(person, route) and (path := example_path(route)):
                client.cookies = SimpleCookie(cookies)
                with as_the_test_case():
                    if self.walk.page(InProcess(client), path):
                        odd.in_the_address(self.walk, InProcess(client), route, path)
                        self.search_tables()
                    transaction.set_rollback(True)

    def post_to_the_rest(self, people: list[Person | None]) -> None:
        """Addresses whose form no page showed: post to each as the first person who may."""
        for route in self.routes:
            if "POST" in route.methods and route.name not in self.walk.taken and (path := example_path(route)):
                for person in people:
                    if may_try(person, route) and self._took(person, route, path):
                        break

    def _took(self, person: Person | None, route: Route, path: str) -> bool:
        client, _ = _browser_of(person)
        with self._undone():
            odd.to_what_is_only_posted_to(self.walk, InProcess(client), route, path)
        return route.name in self.walk.taken

    def ask_oddly(self, person: Person | None) -> None:
        """What is sent beside forms, also without the form's token."""
        client, _ = _browser_of(person)
        browser = InProcess(client)
        with self._undone():
            odd.unknown_addresses(self.walk, browser)
            for path in ("/", "/account/login/", "/advice/", "/text-guard/check"):
                odd.in_headers(self.walk, browser, path)
                odd.by_other_methods(self.walk, browser, path)
            odd.policy_reports(self.walk, browser)
        strict, _ = _browser_of(person, enforce_csrf_checks=True)
        with self._undone():
            for route in self.routes:
                if "POST" in route.methods and (path := example_path(route)):
                    text = {"text": [self.canaries.sentence(f"POST {route.name} without a token")]}
                    self.walk.post(InProcess(strict), path, text)

    @contextmanager
    def _undone(self) -> Iterator[None]:
        with as_the_test_case():
            yield
            self.search_tables()
            transaction.set_rollback(True)

    def search_tables(self) -> None:
        with connection.cursor() as cursor:
            self.found += in_tables(cursor, self.canaries)

    def close(self) -> None:
        """Search what is not undone: Valkey, PostgreSQL's own tables, the log, the streams, files."""
        with connection.cursor() as cursor:
            self.found += in_tables(cursor, self.canaries) + in_catalogues(cursor, self.canaries)
        self.found += self.walk.found
        self.found += in_valkey(settings.VALKEY_URL, self.canaries)
        if self.canaries.found_in("\n".join(self.lines)):
            for line in self.lines:
                self.found += finds(self.canaries, "log", re.sub(r"[\d:.T-]{9,}Z", "", line)[:90], line)
        self.found += finds(self.canaries, "stream", "stdout or stderr", self.said.getvalue())
        self.found += in_folder(self.folder, self.canaries)
        self.found += in_folder(BASE_DIR, self.canaries, leave_out=NOT_OURS, since=self.began)

    def remained(self) -> list[str]:
        """Every find once, in words."""
        return sorted({f"{one.kind}: {one.place}: {one.typed_into}" for one in self.found})


@contextmanager
def inquest(series: str, folder: Path, *, thorough: bool = True) -> Iterator[Inquest]:
    """A run that hears every logger and makes its temporary files in `folder`."""
    with pytest.MonkeyPatch.context() as patch, every_logger() as lines:
        patch.setattr(tempfile, "tempdir", str(folder))
        run = Inquest(series, folder, thorough=thorough)
        run.lines = lines
        with redirect_stdout(run.said), redirect_stderr(run.said):
            yield run


def may_try(person: Person | None, route: Route) -> bool:
    """Whether it is worth knocking: who lacks every permission that a page asks for is not let in."""
    needed = route.access.permissions if route.access else ()
    return not needed or (person is not None and any(has(person, permission) for permission in needed))


def _browser_of(person: Person | None, *, enforce_csrf_checks: bool = False) -> tuple[Client, str]:
    client = Client(raise_request_exception=False, SERVER_NAME="localhost", enforce_csrf_checks=enforce_csrf_checks)
    sign_in(client, person)
    return client, client.cookies.output().replace("Set-Cookie: ", "")
