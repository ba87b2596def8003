"""The canary test can fail: each kind of leak is switched on, one form is walked, and the leak is found."""

from __future__ import annotations

import base64
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from accounts.models import Person
from tests.canary.browsing import as_the_test_case
from tests.canary.inquest import Inquest, inquest
from tests.canary.people import Crowd
from text_guard.forms import ScreenedFormMixin

FORM, HOLDER = "advice_requests:note", "adviser"
Leak = Callable[[str], None]


@contextmanager
def valkey() -> Iterator[redis.Redis]:
    client = redis.Redis.from_url(settings.VALKEY_URL)
    try:
        yield client
    finally:
        client.delete("leak")
        client.close()


def key_of(text: str) -> str:
    return f"leak:{hash(text)}"


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())[:100]


def into_an_unknown_table(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS elsewhere")
        cursor.execute("CREATE TABLE IF NOT EXISTS elsewhere.kept (words jsonb)")
        cursor.execute("INSERT INTO elsewhere.kept VALUES (jsonb_build_object('typed', %s::text))", [text])


def into_a_large_object(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lo_from_bytea(0, %s)", [text.encode()])


def into_a_session(text: str) -> None:
    session = SessionStore()
    session["draft"] = {"filler": "x" * 4_000, "question": text}
    session.save()


def into_a_file(text: str) -> None:
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write(base64.b64encode(text.encode()).decode())


def into_the_name_of_a_file(text: str) -> None:
    (Path(tempfile.gettempdir()) / letters(text)).touch()


def _done(outcome: object) -> None:
    """For what returns something that nobody needs."""


STORED: dict[str, tuple[str, Leak]] = {
    "a table": ("table", lambda text: _done(ContentType.objects.create(app_label="leak", model=text[:90]))),
    "a table of another schema": ("table", into_an_unknown_table),
    "a large object": ("large object", into_a_large_object),
    "a session": ("table", into_a_session),
    "a value of the cache": ("table", lambda text: cache.set(key_of(text), {"text": text})),
    "a key of the cache": ("table", lambda text: cache.set(letters(text), 1)),
    "an email": ("table", lambda text: _done(send_mail("Refused", text, None, ["dpo@council.example"]))),
    "a line of the log": ("log", lambda text: logging.getLogger("anything.at.all").debug("refused %s", text)),
    "the output": ("stream", lambda text: print(text, file=sys.stderr)),
    "a file": ("file", into_a_file),
    "the name of a file": ("file name", into_the_name_of_a_file),
}


def in_valkey(write: Callable[[redis.Redis, str], Any]) -> Leak:
    def leak(text: str) -> None:
        client = redis.Redis.from_url(settings.VALKEY_URL)
        write(client, text)
        client.close()

    return leak


VALKEY: dict[str, Leak] = {
    "a string": in_valkey(lambda client, text: client.set("leak", text)),
    "a queue": in_valkey(lambda client, text: client.lpush("leak", base64.b64encode(f'["{text}"]'.encode()))),
    "a hash": in_valkey(lambda client, text: client.hset("leak", text[:60], "1")),
    "a sorted set": in_valkey(lambda client, text: client.zadd("leak", {text: 1})),
    "a stream": in_valkey(lambda client, text: client.xadd("leak", {"text": text})),
}


Walked = Callable[[Leak], Inquest]


@pytest.fixture
def walked(crowd: Crowd, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Walked:
    """Walk one form while every text that is handed back leaks."""
    person = next(one for one in crowd.demo if one.email.startswith(HOLDER))
    return lambda leak: walk_one_form(leak, person, monkeypatch, tmp_path)


def walk_one_form(leak: Leak, person: Person, patch: pytest.MonkeyPatch, folder: Path) -> Inquest:
    hand_back = ScreenedFormMixin._hand_back

    def leaking(form: ScreenedFormMixin, refused: dict[str, Any]) -> None:
        for result in refused.values():
            leak(result.text)
        hand_back(form, refused)

    patch.setattr(ScreenedFormMixin, "_hand_back", leaking)
    with inquest("mu", folder, thorough=False) as run, as_the_test_case():
        run.visit(person, FORM)
        run.close()
        transaction.set_rollback(True)
    assert run.walk.happened["handed back"]
    return run


@pytest.mark.parametrize("where", STORED)
def test_a_leak_is_found_in(where: str, walked: Walked) -> None:
    kind, leak = STORED[where]
    assert kind in {find.kind for find in walked(leak).found}


@pytest.mark.parametrize("where", VALKEY)
def test_a_leak_is_found_in_valkey_as(where: str, walked: Walked) -> None:
    with valkey() as client:
        client.delete("leak")
        found = walked(VALKEY[where]).found
    assert {find.kind for find in found} == {"valkey"}


class Answering:
    """A middleware that spoils answers, as a careless view would."""

    spoil: Callable[[HttpRequest, HttpResponse], HttpResponse]

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return type(self).spoil(request, response) if request.method == "GET" or request.POST.get("body") else response


def to_an_address(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if "body" in request.POST:
        response.headers["Location"] = f"/advice/?q={request.POST['body']}".replace("\n", " ")[:900]
    return response


def to_a_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.set_cookie("last", base64.b64encode(request.POST.get("body", "").encode()).decode()[:900])
    return response


def to_be_kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, max-age=600"
    return response


def to_be_filled_in_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.content = response.content.replace(b'autocomplete="off"', b"")
    return response


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("header", to_an_address),
        ("cookie", to_a_cookie),
        ("kept page", to_be_kept),
        ("form kept", to_be_filled_in_again),
    ],
)
def test_a_leak_to_the_browser_is_found(
    kind: str,
    spoil: Callable[[HttpRequest, HttpResponse], HttpResponse],
    monkeypatch: pytest.MonkeyPatch,
    walked: Walked,
) -> None:
    monkeypatch.setattr(Answering, "spoil", staticmethod(spoil), raising=False)
    with override_settings(MIDDLEWARE=[f"{__name__}.Answering", *settings.MIDDLEWARE]):
        assert kind in {find.kind for find in walked(lambda text: None).found}


def test_without_a_leak_nothing_is_found(walked: Walked) -> None:
    assert walked(lambda text: None).remained() == []
