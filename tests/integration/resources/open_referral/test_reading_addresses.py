"""Issue 4, point 8: feeds at an address: all pages, details where a list has none, and servers that never end or lie."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from resources.models import Resource
from resources.open_referral.taking_in.documents import NotAFeed
from resources.open_referral.taking_in.download import Document, Downloader, DownloadFailed, downloader
from resources.open_referral.taking_in.reading import Feed, Limits
from resources.upkeep.links.guard import Policy
from resources.upkeep.links.wire import Limits as WireLimits
from resources.upkeep.links.wire import metered
from tests.integration.resources.open_referral.feeds import BASE, key, page, service
from tests.integration.resources.upkeep.servers import (
    Authority,
    Handler,
    Site,
    answer,
    is_loopback,
    make_authority,
    says,
    serving,
    url,
)

QUICK = WireLimits(look_up=1, connect=1, read=0.4, total=1.5)


class Directory:
    """Another directory of so many services, without a network: what was asked of it stands in `asked`."""

    def __init__(self, many: int, *, nested: bool = True, endless: str = "") -> None:
        self.many, self.nested, self.endless = many, nested, endless
        self.asked: list[str] = []

    def __call__(self, address: str, most: int) -> Document:
        self.asked.append(address.removeprefix(BASE))
        parts = urlsplit(address.removeprefix(BASE))
        if parts.path in ("", "/"):
            return self.said({"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "x"})
        if parts.path == "/services":
            return self.said(self.page(int(parse_qs(parts.query).get("page", ["1"])[0])))
        number = next((one for one in range(1, self.many + 1) if parts.path == f"/services/{key(one)}"), 0)
        return self.said(service(number)) if number else Document(404, b"", cut=False)

    def page(self, number: int) -> dict[str, Any]:
        if self.endless:
            first = 1 if self.endless == "same" else number * 2
            return page([service(first), service(first + 1)], number, 0) | {"total_pages": None, "last_page": False}
        rows = [service(one) for one in range(1, self.many + 1)][(number - 1) * 2 : number * 2]
        if not self.nested:
            rows = [{name: row[name] for name in ("id", "name", "status", "organization")} for row in rows]
        return page(rows, number, -(-self.many // 2))

    @staticmethod
    def said(content: Any) -> Document:
        return Document(200, json.dumps(content).encode(), cut=False)


@pytest.mark.parametrize("address", [BASE, f"{BASE}/", f"{BASE}/services", f"{BASE}/services?taxonomy_id=x"])
def test_all_pages_are_read_from_the_base_or_the_list(address: str) -> None:
    other = Directory(5)
    rows = list(Feed().of_address(address, other))
    assert [row["id"] for row in rows] == [key(number) for number in range(1, 6)]
    assert len([asked for asked in other.asked if "page=" in asked]) == 3
    if "taxonomy" in address:
        assert all("taxonomy_id=x" in asked for asked in other.asked)


def test_details_are_asked_for_where_the_list_has_none() -> None:
    other = Directory(3, nested=False)
    rows = list(Feed().of_address(BASE, other))
    assert [row["schedules"][0]["byday"] for row in rows] == ["MO,FR"] * 3


def test_a_single_service_at_an_address() -> None:
    rows = list(Feed().of_address(f"{BASE}/services/{key(2)}", Directory(2)))
    assert [row["id"] for row in rows] == [key(2)]


def test_a_feed_without_end_is_stopped_and_what_was_read_before_is_kept() -> None:
    feed = Feed(Limits(pages=4))
    assert len(list(feed.of_address(BASE, Directory(0, endless="new")))) == 8
    assert feed.stopped == "Stopped: there are more than 4 pages. What was read before is kept."
    feed = Feed(Limits(rows=5))
    assert len(list(feed.of_address(BASE, Directory(0, endless="new")))) == 5
    assert "more than 5 services" in feed.stopped


def test_a_feed_that_says_the_same_for_ever_is_stopped() -> None:
    feed = Feed()
    assert len(list(feed.of_address(BASE, Directory(0, endless="same")))) == 2
    assert "page 2 says the same" in feed.stopped


def test_time_and_bytes_of_the_whole_feed_are_bounded() -> None:
    feed = Feed(Limits(seconds=-1))
    with pytest.raises(Exception, match="it takes longer"):
        list(feed.of_address(BASE, Directory(3)))
    seen: list[int] = []
    other = Directory(4)

    def fetch(address: str, most: int) -> Document:
        seen.append(most)
        return other(address, most)

    list(Feed(Limits(megabytes=1)).of_address(BASE, fetch))
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < seen[0] == 1_000_000


def test_a_server_that_fails_on_the_way_keeps_what_came_before() -> None:
    other = Directory(5)

    def fetch(address: str, most: int) -> Document:
        return Document(500, b"", cut=False) if "page=3" in address else other(address, most)

    feed = Feed()
    assert len(list(feed.of_address(BASE, fetch))) == 4
    assert feed.stopped == "Stopped: The server answers with status 500. What was read before is kept."


def test_a_document_that_was_cut_gives_its_whole_rows() -> None:
    body = json.dumps(page([service(1), service(2), service(3)])).encode()
    feed = Feed(Limits(megabytes=1))
    rows = list(feed.of_address(BASE, lambda address, most: Document(200, body[:-300], cut=True)))
    assert [row["id"] for row in rows] == [key(1), key(2)]
    assert "more than 1 MB" in feed.stopped


@pytest.mark.parametrize("status", [204, 404, 500])
def test_an_address_without_a_feed_is_refused(status: int) -> None:
    with pytest.raises(DownloadFailed, match=str(status)):
        list(Feed().of_address(BASE, lambda address, most: Document(status, b"", cut=False)))
    with pytest.raises(NotAFeed):
        list(Feed().of_address(BASE, lambda address, most: Document(200, b"<html>", cut=False)))


# Real sockets, on loopback.


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_ones:
        yield open_ones


def fetching(authority: Authority, *sites: Site, **options: Any) -> Downloader:
    values: dict[str, Any] = {
        "policy": Policy(is_loopback, frozenset(site.port for site in sites)), "agent": "Tests", "limits": QUICK,
        "resolve": lambda host, port, seconds: ["127.0.0.1"],
        "context": metered(ssl.create_default_context(cafile=authority.trusted)),
    } | options  # fmt: skip
    return Downloader(**values)


def endless(connection: ssl.SSLSocket, head: str) -> None:
    connection.sendall(answer("200 OK", "Content-Type: application/json") + b'{"contents": [')
    row = json.dumps(service()).encode() + b", "
    while True:
        connection.sendall(row * 20)


def silent(connection: ssl.SSLSocket, head: str) -> None:
    connection.recv(1)


def test_a_document_is_fetched_by_name_and_without_cookies(authority: Authority, stack: ExitStack) -> None:
    site = stack.enter_context(serving(authority, says("200 OK", body=b"[]")))
    found = fetching(authority, site)(url(site, "/feed?page=1"), 100)
    assert found == Document(200, b"[]", cut=False)
    assert site.first_lines == ["GET /feed?page=1 HTTP/1.1"]
    assert "cookie" not in site.asked[0].lower()
    assert site.server_names == ["site.example"]


def test_an_answer_without_end_is_cut(authority: Authority, stack: ExitStack) -> None:
    site = stack.enter_context(serving(authority, endless))
    feed = Feed(Limits(megabytes=0.05))
    rows = list(feed.of_address(url(site), fetching(authority, site)))
    assert len(rows) > 10
    assert {row["id"] for row in rows} == {key(1)}
    assert feed.stopped == "Stopped: there is more than 0.05 MB. What was read before is kept."


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (silent, "took too long|broke off"),
        (says("302 Found", "Location: https://127.0.0.1/"), "not public"),
        (says("302 Found", "Location: http://site.example/"), "Only https"),
        (says("302 Found", "Location: /again"), "in circles"),
        (says("302 Found", "Location: https://["), "Only https"),
        (says("nonsense"), "cannot be read"),
    ],
    ids=["silent", "inwards", "http", "circles", "no address", "nonsense"],
)
def test_a_server_that_misbehaves(authority: Authority, stack: ExitStack, handler: Handler, words: str) -> None:
    site = stack.enter_context(serving(authority, handler))
    policy = Policy(is_loopback, frozenset({site.port, 443}))
    with pytest.raises(DownloadFailed, match=words):
        fetching(authority, policy=policy)(url(site), 100)


def test_a_name_that_leads_inwards_is_not_visited(authority: Authority, stack: ExitStack) -> None:
    site = stack.enter_context(serving(authority, says("200 OK", body=b"[]")))
    inwards = fetching(authority, site, resolve=lambda host, port, seconds: ["127.0.0.1", "10.0.0.5"])
    with pytest.raises(DownloadFailed, match="not public"):
        inwards(url(site), 100)
    assert site.connections == 0


@pytest.mark.parametrize("address", ["http://site.example/", "https://127.0.0.1/", "https://localhost/",
                                     "https://name@site.example/", "ftp://site.example/", "https://10.0.0.1:8000/"])  # fmt: skip
def test_the_one_of_the_product_refuses_private_places(address: str) -> None:
    with pytest.raises(DownloadFailed):
        downloader()(address, 100)


@pytest.mark.django_db
def test_the_command_takes_an_address(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr("resources.management.commands.import_services.downloader", lambda: Directory(3))
    call_command("import_services", BASE)
    assert Resource.objects.filter(source=BASE).count() == 3
    call_command("import_services", f"{BASE}/services?page=1")
    assert Resource.objects.count() == 3, "the list and the base are one source"
    monkeypatch.undo()
    for place in ("https://127.0.0.1/", "https://[", "https://[::1"):
        with pytest.raises(SystemExit) as refused:
            call_command("import_services", place)
        assert refused.value.code == 1
