"""Issue point 8: no 500 for any input. What no page can mean is refused with a page that says how to go on."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings

from tests.integration.security.answers import faults
from tests.integration.security.odd_requests import BODIES, HEADERS, METHODS, PATHS, QUERIES
from vs_portal.wsgi import application

pytestmark = pytest.mark.django_db
EXPECTED_BODIES = {
    "nul": 400,
    "foreign charset": 415,
    "charset that is no text": 415,
    "charset unknown": 415,
    "utf-16": 415,
    "too many fields": 400,
    "too large": 413,
    "multipart without boundary": 400,
    "two files": 400,
}
EXPECTED_HEADERS = {
    "unknown host": 400,
    "no host name": 400,
    "broken host": 400,
    "session of nul": 400,
    "huge cookie": 431,
    "many cookies": 431,
    "agent of nul": 400,
}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("method", METHODS)
def test_other_methods_are_refused(client: Client, method: str) -> None:
    """SECURITY fact 13: FormView answers PUT like POST; here it never gets there."""
    response = client.generic(method, "/account/login/")
    if method == "get":
        assert response.status_code == 200, "the handler reads methods in capitals"
        return
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert faults(response) == []


@pytest.mark.parametrize("name", QUERIES)
def test_odd_queries(client: Client, name: str) -> None:
    response = client.get(f"/account/login/?{QUERIES[name]}")
    expected = 400 if name in ("nul", "nul in a name", "many fields") else 200
    assert response.status_code == expected
    assert faults(response) == []


@pytest.mark.parametrize("name", PATHS)
def test_odd_paths(client: Client, name: str) -> None:
    response = client.get(PATHS[name])
    assert response.status_code < 500
    assert faults(response) == []


@pytest.mark.parametrize("name", BODIES)
def test_odd_bodies(client: Client, name: str) -> None:
    response = client.generic("POST", "/account/login/", **BODIES[name])
    assert response.status_code == EXPECTED_BODIES.get(name, response.status_code)
    assert response.status_code < 500
    assert faults(response) == []


@pytest.mark.parametrize("name", HEADERS)
def test_odd_headers(client: Client, name: str) -> None:
    response = client.get("/account/login/", **HEADERS[name])
    assert response.status_code == EXPECTED_HEADERS.get(name, 200)
    assert faults(response) == []


def test_a_refusal_says_how_to_put_it_right(client: Client) -> None:
    page = client.generic("POST", "/account/login/", **BODIES["too large"]).content.decode()
    assert "That is too much to send at once" in page
    assert "Shorten what you entered" in page


def test_a_body_that_is_too_large_is_read_to_its_end() -> None:
    """SECURITY fact 10: answering without reading makes the proxy say 502."""
    body = io.BytesIO(b"a" * 2_000_000)
    answer, _ = through_wsgi(
        body=body, CONTENT_LENGTH="2000000", REQUEST_METHOD="POST", CONTENT_TYPE="application/x-www-form-urlencoded"
    )
    assert answer.startswith("413")
    assert body.read() == b""


def test_a_body_that_would_take_too_long_to_read_closes_the_connection() -> None:
    body = io.BytesIO(b"a")
    answer, headers = through_wsgi(
        body=body, CONTENT_LENGTH="99000000", REQUEST_METHOD="POST", CONTENT_TYPE="application/x-www-form-urlencoded"
    )
    assert answer.startswith("413")
    assert headers["Connection"] == "close"


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset*=nonsense''x",
        "text/plain; charset*=utf-8'x",
        "text/plain; a*0*=b; a*x=c",
        "; ; ;",
    ],
)
def test_a_content_type_that_cannot_be_read_is_not_a_crash(content_type: str) -> None:
    """Stock Django raises while it builds the request, and the visitor gets the bare page of the web server."""
    answer, headers = through_wsgi(CONTENT_TYPE=content_type)
    assert int(answer[:3]) in (200, 415)
    assert "Content-Security-Policy" in headers


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
def test_a_forwarding_chain_shorter_than_our_proxies_write_is_refused(client: Client) -> None:
    """SECURITY fact 14: allauth would raise, which is a 500."""
    assert client.get("/account/login/", HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 400
    assert client.get("/account/login/", HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2").status_code == 200


def through_wsgi(body: io.BytesIO | None = None, **changes: str) -> tuple[str, dict[str, str]]:
    """Status line and headers, from the WSGI application itself."""
    seen: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        seen.update(status=status, headers=dict(headers))

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/about",
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": body or io.BytesIO(b""),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        **changes,
    }
    signals = (request_started, request_finished)
    for signal in signals:  # as Django's own client does, or the connection of the test would be closed
        signal.disconnect(close_old_connections)
    try:
        answer = application(environ, start)
        b"".join(answer)
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
    return seen["status"], seen["headers"]
