"""Servers that cost time or memory: never an answer, a byte at a time, a head or a body without end, a gzip bomb."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Callable

import pytest

from resources.models.vocabulary import LinkOutcome as Outcome
from resources.upkeep.links.wire import Limits
from tests.integration.resources.upkeep.conftest import Make, Serve
from tests.integration.resources.upkeep.servers import Handler, Site, answer, says, url


def within(started: float) -> bool:
    return time.monotonic() - started < 6  # far above the limits of QUICK, far below for ever


def drip(connection: ssl.SSLSocket, head: str) -> None:
    """A byte at a time, each soon enough for any one read."""
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def silent(connection: ssl.SSLSocket, head: str) -> None:
    connection.recv(1)  # until the other side gives up


def test_a_server_that_never_answers(serve: Serve, fetcher: Make) -> None:
    site = serve(silent)
    started = time.monotonic()
    assert fetcher(site).look(url(site)).outcome == Outcome.NO_ANSWER
    assert within(started)


def test_a_server_that_takes_the_connection_and_never_shakes_hands(serve: Serve, fetcher: Make) -> None:
    site = serve(silent, tls=False)
    started = time.monotonic()
    assert fetcher(site).look(url(site)).outcome == Outcome.NO_ANSWER
    assert within(started)


def test_a_server_that_drips_is_cut_off_by_the_time_for_the_whole(serve: Serve, fetcher: Make) -> None:
    site = serve(drip)
    started = time.monotonic()
    assert fetcher(site).look(url(site)).outcome == Outcome.NO_ANSWER
    assert within(started)


def endless(start: bytes, again: bytes) -> Handler:
    def handle(connection: ssl.SSLSocket, head: str) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(again)

    return handle


@pytest.mark.parametrize(
    ("start", "again"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-More: again\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x" * 8000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 ", b"2" * 8000),
    ],
    ids=["lines", "one-long-line", "continue", "status"],
)
def test_a_server_whose_head_has_no_end(start: bytes, again: bytes, serve: Serve, fetcher: Make) -> None:
    site = serve(endless(start, again))
    started = time.monotonic()
    roomy = Limits(look_up=1, connect=1, read=1, total=4)
    assert fetcher(site, limits=roomy).look(url(site)).outcome == Outcome.TOO_LONG
    assert within(started)


def counting(site_of: Callable[[], Site], start: bytes, again: bytes) -> Handler:
    """Refuses HEAD; sends a body without end and counts what it could get rid of."""

    def handle(connection: ssl.SSLSocket, head: str) -> None:
        if head.startswith("HEAD"):
            connection.sendall(answer("405 Method Not Allowed"))
            return
        connection.sendall(start)
        while not site_of().closing.is_set():
            connection.sendall(again)
            site_of().sent += len(again)

    return handle


BOMB = gzip.compress(b"\x00" * 10_000_000, mtime=0)


@pytest.mark.parametrize(
    ("start", "again"),
    [
        (answer("200 OK", "Content-Length: 500000000"), b"x" * 16_384),
        (answer("200 OK"), b"x" * 16_384),
        (answer("200 OK", "Transfer-Encoding: chunked"), b"4000\r\n" + b"x" * 16_384 + b"\r\n"),
        (answer("200 OK", "Content-Encoding: gzip"), BOMB),
    ],
    ids=["length", "stream", "chunks", "gzip-bomb"],
)
def test_of_a_body_without_end_almost_nothing_is_taken(start: bytes, again: bytes, serve: Serve, fetcher: Make) -> None:
    """A page is there by its status; 500 MB, an endless stream or a gzip bomb behind it stay with the server."""
    sites: list[Site] = []
    site = serve(counting(lambda: sites[0], start, again))
    sites.append(site)
    started = time.monotonic()
    assert fetcher(site).look(url(site)).outcome == Outcome.FINE
    assert within(started)
    site.closing.set()
    assert site.sent < 8_000_000, "no more than the buffers of two sockets hold"


@pytest.mark.parametrize(
    "place",
    ["https://[", "//[::1", "https://[#part", "https://site.example:99999/", "https://exa\u2100mple.org/"],
    ids=["bracket", "half an address", "part", "port", "sign of several letters"],
)
def test_a_redirect_to_what_is_no_address_is_not_followed(place: str, serve: Serve, fetcher: Make) -> None:
    """A foreign server must not end the run in which it is looked at."""
    sent_on = f"HTTP/1.1 301 Moved\r\nLocation: {place}\r\n\r\n".encode()
    site = serve(lambda connection, head: connection.sendall(sent_on))
    assert fetcher(site).look(url(site)).outcome == Outcome.NOT_FOLLOWED
    assert fetcher(site).look(place).outcome == Outcome.NOT_FOLLOWED


@pytest.mark.parametrize(
    "when",
    ["Wed, 21 Oct 99999999999999999999 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:00 +99999999999999"],
    ids=["year", "zone"],
)
def test_a_wait_until_a_time_that_there_is_not_is_none(when: str, serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK", f"Retry-After: {when}"))
    found = fetcher(site).look(url(site))
    assert (found.outcome, found.retry_after) == (Outcome.FINE, 0)
