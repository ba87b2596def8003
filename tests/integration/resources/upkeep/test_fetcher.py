"""The fetcher against servers that redirect inwards, never answer, send without end or lie about who they are.

Everything runs on loopback. The policy of the tests allows 127.0.0.1 alone; 127.0.0.2 stands for a private network.
"""

from __future__ import annotations

import ssl
import threading

import pytest

from resources.models.vocabulary import LinkOutcome as Outcome
from resources.upkeep.links import names
from resources.upkeep.links.fetcher import Fetcher
from resources.upkeep.links.guard import Policy, is_public
from resources.upkeep.links.wire import trusted
from tests.integration.resources.upkeep.conftest import Make, Serve
from tests.integration.resources.upkeep.servers import Authority, Handler, answer, says, serving, url


def by_path(**answers: Handler) -> Handler:
    """A site whose pages are named by the first part of their path."""

    def handle(connection: ssl.SSLSocket, head: str) -> None:
        answers[head.split(" ")[1].strip("/").partition("/")[0] or "root"](connection, head)

    return handle


def test_a_page_that_is_there(serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK"))
    found = fetcher(site).look(url(site, "/a?b=c"))
    assert (found.outcome, found.status, found.moved_to) == (Outcome.FINE, 200, "")
    assert site.first_lines == ["HEAD /a?b=c HTTP/1.1"]
    head = site.asked[0].lower()
    assert f"host: site.example:{site.port}" in head
    assert "user-agent: tests (+https://portal.example/; office@portal.example)" in head
    assert "accept-encoding: identity" in head
    assert "cookie" not in head
    assert site.server_names == ["site.example"]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("404 Not Found", Outcome.NOT_FOUND),
        ("410 Gone", Outcome.NOT_FOUND),
        ("401 Unauthorized", Outcome.REFUSED),
        ("403 Forbidden", Outcome.REFUSED),
        ("999 Request denied", Outcome.REFUSED),
        ("500 Internal Server Error", Outcome.SERVER_ERROR),
        ("503 Service Unavailable", Outcome.SERVER_ERROR),
        ("206 Partial Content", Outcome.FINE),
        ("302 Found", Outcome.SERVER_ERROR),
    ],
)
def test_what_a_status_means(status: str, outcome: Outcome, serve: Serve, fetcher: Make) -> None:
    site = serve(says(status))
    found = fetcher(site).look(url(site))
    assert (found.outcome, found.status) == (outcome, int(status[:3]))


@pytest.mark.parametrize("refusal", ["405 Method Not Allowed", "403 Forbidden", "404 Not Found", "501 Not Implemented"])
def test_where_head_is_refused_the_page_is_asked_for(refusal: str, serve: Serve, fetcher: Make) -> None:
    def handle(connection: ssl.SSLSocket, head: str) -> None:
        connection.sendall(answer(refusal if head.startswith("HEAD") else "200 OK"))

    site = serve(handle)
    assert fetcher(site).look(url(site)).outcome == Outcome.FINE
    assert [line.split(" ")[0] for line in site.first_lines] == ["HEAD", "GET"]


def test_where_head_is_broken_off_the_page_is_asked_for(serve: Serve, fetcher: Make) -> None:
    def handle(connection: ssl.SSLSocket, head: str) -> None:
        if head.startswith("GET"):
            connection.sendall(answer("200 OK"))

    site = serve(handle)
    assert fetcher(site).look(url(site)).outcome == Outcome.FINE


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_site_that_asks_for_rest_is_not_asked_again(status: str, serve: Serve, fetcher: Make) -> None:
    site = serve(says(status, "Retry-After: 3600"))
    found = fetcher(site).look(url(site))
    assert found.retry_after == 3600
    assert site.first_lines == ["HEAD / HTTP/1.1"]


# Redirects


def test_a_page_that_moved_for_good(serve: Serve, fetcher: Make) -> None:
    site = serve(by_path(old=says("301 Moved", "Location: /new"), new=says("200 OK")))
    found = fetcher(site).look(url(site, "/old"))
    assert (found.outcome, found.moved_to) == (Outcome.MOVED, url(site, "/new"))


def test_a_page_that_sends_on_for_the_time_being_has_not_moved(serve: Serve, fetcher: Make) -> None:
    site = serve(by_path(old=says("302 Found", "Location: /new#part"), new=says("200 OK")))
    found = fetcher(site).look(url(site, "/old"))
    assert (found.outcome, found.moved_to) == (Outcome.FINE, "")


def test_a_location_in_utf_8_and_with_spaces_is_followed(serve: Serve, fetcher: Make) -> None:
    def handle(connection: ssl.SSLSocket, head: str) -> None:
        sent_on = "HTTP/1.1 301 Moved\r\nLocation: /näh er\r\n\r\n".encode()
        connection.sendall(sent_on if " / " in head else answer("200 OK"))

    site = serve(handle)
    assert fetcher(site).look(url(site)).outcome == Outcome.MOVED
    assert site.first_lines[1] == "HEAD /n%C3%A4h%20er HTTP/1.1"


@pytest.mark.parametrize("hops", [5, 6])
def test_five_hops_and_no_more(hops: int, serve: Serve, fetcher: Make) -> None:
    def handle(connection: ssl.SSLSocket, head: str) -> None:
        left = int(head.split(" ")[1].strip("/"))
        lines = ("302 Found", f"Location: /{left - 1}") if left else ("200 OK",)
        connection.sendall(answer(*lines))

    site = serve(handle)
    found = fetcher(site).look(url(site, f"/{hops}"))
    assert found.outcome == (Outcome.FINE if hops == 5 else Outcome.TOO_MANY_HOPS)
    assert site.connections == 6


def test_circles(serve: Serve, fetcher: Make) -> None:
    site = serve(by_path(a=says("302 Found", "Location: /b"), b=says("301 Moved", "Location: /a")))
    assert fetcher(site).look(url(site, "/a")).outcome == Outcome.TOO_MANY_HOPS


@pytest.mark.parametrize(
    "place",
    [
        "https://127.0.0.2:{port}/secret",
        "https://[::1]:{port}/secret",
        "https://localhost:{port}/secret",
        "https://2130706434:{port}/",
        "//127.0.0.2:{port}/secret",
        "https://inside.site.example:{port}/secret",
        "https://mapped.site.example:{port}/secret",
        "https://both.site.example:{port}/secret",
    ],
)
def test_a_redirect_inwards_is_refused_before_anybody_is_asked(place: str, serve: Serve, fetcher: Make) -> None:
    """A public page that sends the worker on to a private address, by figures, by a name or among public addresses."""
    site = serve(lambda connection, head: connection.sendall(
        answer("302 Found", "Location: " + place.format(port=site.port))
    ))  # fmt: skip
    inside = serve(says("200 OK"), address="127.0.0.2", port=site.port)
    leads = {
        "site.example": ["127.0.0.1"],
        "inside.site.example": ["127.0.0.2"],
        "mapped.site.example": ["::ffff:127.0.0.2"],
        "both.site.example": ["127.0.0.1", "127.0.0.2"],
    }
    found = fetcher(site, resolve=lambda host, port, seconds: leads[host]).look(url(site))
    assert found.outcome == Outcome.FORBIDDEN_PLACE
    assert (site.connections, inside.connections) == (1, 0)


@pytest.mark.parametrize(
    "place",
    ["http://site.example/", "ftp://site.example/", "file:///etc/passwd", "https://site.example:1/",
     "https://user:pw@site.example/", "javascript:alert(1)", "https://site.example\\@127.0.0.2/"],
)  # fmt: skip
def test_what_is_not_followed(place: str, serve: Serve, fetcher: Make) -> None:
    site = serve(says("301 Moved", f"Location: {place}"))
    assert fetcher(site).look(url(site)).outcome == Outcome.NOT_FOLLOWED
    assert site.connections == 1


# Names


def test_a_name_that_changes_between_look_ups_gains_nothing(serve: Serve, fetcher: Make) -> None:
    """The first answer is public, every later one private: looked up once, connected to what was judged."""
    site = serve(says("200 OK"))
    inside = serve(says("200 OK"), address="127.0.0.2", port=site.port)
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])
    asked = []

    def resolve(host: str, port: int, seconds: float) -> list[str]:
        asked.append(host)
        return next(answers)

    changing = fetcher(site, resolve=resolve)
    assert changing.look(url(site)).outcome == Outcome.FINE
    assert asked == ["site.example"]
    assert changing.look(url(site)).outcome == Outcome.FORBIDDEN_PLACE
    assert inside.connections == 0


def test_the_connection_itself_looks_up_no_name(serve: Serve, fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = serve(says("200 OK"))
    looked_up = []
    real = names.socket.getaddrinfo

    def spy(host: object, *rest: object, **more: object) -> object:
        looked_up.append(host)
        return real(host, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr("socket.getaddrinfo", spy)
    assert fetcher(site).look(url(site)).outcome == Outcome.FINE
    assert set(looked_up) <= {"127.0.0.1"}


def test_a_proxy_of_the_environment_is_not_used(serve: Serve, fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site, proxy = serve(says("200 OK")), serve(says("502 Bad Gateway"), tls=False)
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    assert fetcher(site).look(url(site)).outcome == Outcome.FINE
    assert proxy.connections == 0


def test_a_host_that_nobody_knows(serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK"))

    def resolve(host: str, port: int, seconds: float) -> list[str]:
        raise names.NoSuchHost

    assert fetcher(site, resolve=resolve).look(url(site)).outcome == Outcome.NO_ANSWER


def test_a_second_address_is_tried_where_the_first_is_shut(serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK"))
    loopback = Policy(lambda address: address.is_loopback, frozenset({site.port}))
    both = fetcher(site, policy=loopback, resolve=lambda *_: ["127.0.0.3", "127.0.0.1"])
    assert both.look(url(site)).outcome == Outcome.FINE
    assert fetcher(site, policy=loopback, resolve=lambda *_: ["127.0.0.3"]).look(url(site)).outcome == Outcome.NO_ANSWER


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(names.socket, "getaddrinfo", lambda *_, **__: [done.wait(30)][:0])
    with pytest.raises(names.NoSuchHost):
        names.resolve("site.example", 443, 0.05)
    done.set()


# Certificates


def test_a_certificate_for_another_name_is_not_valid(serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK"))
    found = fetcher(site).look(url(site, host="other.example"))
    assert found.outcome == Outcome.BAD_CERTIFICATE
    assert site.asked == []


def test_a_certificate_of_an_unknown_authority_is_not_valid(serve: Serve, fetcher: Make) -> None:
    site = serve(says("200 OK"))
    assert fetcher(site, context=trusted()).look(url(site)).outcome == Outcome.BAD_CERTIFICATE


def test_a_server_that_speaks_no_tls(serve: Serve, fetcher: Make) -> None:
    site = serve(lambda connection, head: connection.sendall(b"SSH-2.0-OpenSSH\r\n"), tls=False)
    assert fetcher(site).look(url(site)).outcome == Outcome.NO_ANSWER


@pytest.mark.parametrize(
    "rubbish", [b"", b"\x00\xff\xfe", b"HTTP/1.1\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"<html>hello"]
)
def test_an_answer_that_is_none(rubbish: bytes, serve: Serve, fetcher: Make) -> None:
    site = serve(lambda connection, head: connection.sendall(rubbish))
    assert fetcher(site).look(url(site)).outcome == Outcome.NO_ANSWER


def test_a_port_with_nobody_behind_it(serve: Serve, fetcher: Make, authority: Authority) -> None:
    with serving(authority, says("200 OK")) as gone:
        pass
    assert fetcher(gone).look(url(gone)).outcome == Outcome.NO_ANSWER


def test_outside_tests_loopback_is_refused(serve: Serve, authority: Authority) -> None:
    """The policy of the product, against a real server on this machine."""
    site = serve(says("200 OK"))
    policy = Policy(is_public, frozenset({site.port}))
    found = Fetcher(policy=policy, agent="Tests", resolve=lambda *_: ["127.0.0.1"]).look(url(site))
    assert found.outcome == Outcome.FORBIDDEN_PLACE
    assert site.connections == 0
