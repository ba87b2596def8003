"""Fetches one document from another directory, by the same guard as the looks at links: https alone, no address that is
not public, each redirect judged anew, and an end to time and bytes whatever the other side does.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import urllib3
from django.conf import settings
from urllib3.connection import HTTPSConnection
from urllib3.response import HTTPResponse

from resources.upkeep.links import names, wire
from resources.upkeep.links.fetcher import onward
from resources.upkeep.links.guard import (
    Address,
    ForbiddenPlace,
    NotFollowed,
    Policy,
    Target,
    checked_addresses,
    public_but_for,
    target_of,
)
from resources.upkeep.links.wire import Budget, Limits

_CHUNK = 64 * 1024
_HEADERS = 128 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_WORDS: dict[type[Exception], str] = {
    ForbiddenPlace: "The address leads into a network that is not public, so it is not visited.",
    NotFollowed: "Only https addresses without a port, a name or a password are visited.",
    names.NoSuchHost: "There is no such host, or the name system does not answer.",
    wire.NoConnection: "Nobody answers at the address.",
    wire.BrokenOff: "The server broke off, or its answer cannot be read.",
    wire.TooSlow: "The server took too long.",
    wire.TooMuch: "The server sent more than is read.",
    wire.BadCertificate: "The certificate of the server is not valid.",
}


class DownloadFailed(Exception):
    """Nothing came; the message says why, in words for an operator."""


@dataclass(frozen=True, slots=True)
class Document:
    """What came. `cut`: there was more than may be read."""

    status: int
    body: bytes
    cut: bool


Fetch = Callable[[str, int], Document]  # address, most bytes


class Downloader:
    """Fetches what a policy allows. Tests give another policy, look-up and authority for their own servers."""

    def __init__(
        self,
        *,
        policy: Policy,
        agent: str,
        limits: Limits | None = None,
        resolve: names.Resolve = names.resolve,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.policy = policy
        self.limits = limits or Limits(read=20.0, total=120.0)
        self.resolve = resolve
        self.context = context or wire.trusted()
        self.headers = {"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "identity"}

    def __call__(self, url: str, most: int) -> Document:
        """Fetch a document, up to `most` bytes of it. Raises DownloadFailed."""
        limits = self.limits
        budget = Budget(Limits(limits.look_up, limits.connect, limits.read, limits.total, most + _HEADERS))
        try:
            return self._follow(url, most, budget)
        except tuple(_WORDS) as fault:
            raise DownloadFailed(_WORDS[type(fault)]) from fault

    def _follow(self, url: str, most: int, budget: Budget) -> Document:
        here = url
        for _ in range(self.limits.hops + 1):
            target = target_of(here, self.policy)
            found = self.resolve(target.host, target.port, budget.seconds(self.limits.look_up))
            document, onwards = self._first(target, checked_addresses(found, self.policy), most, budget)
            if document is not None:
                return document
            here = onward(target, onwards)
        raise DownloadFailed("The server sends on in circles.")

    def _first(
        self, target: Target, addresses: list[Address], most: int, budget: Budget
    ) -> tuple[Document | None, str]:
        """From the first of the host's addresses that answers."""
        for address in addresses[: self.limits.addresses]:
            try:
                return self._ask(target, address, most, budget)
            except wire.NoConnection:
                continue
        raise wire.NoConnection

    def _ask(self, target: Target, address: Address, most: int, budget: Budget) -> tuple[Document | None, str]:
        """The document, or where the server sends us on to."""
        connection = HTTPSConnection(
            str(address),
            target.port,
            timeout=budget.seconds(budget.limits.connect),
            server_hostname=target.host,
            ssl_context=self.context,
        )
        try:
            _connect(connection, budget)
            headers = {"Host": target.named, **self.headers}
            return _answer(connection, target, headers, most)
        finally:
            connection.close()


def _connect(connection: HTTPSConnection, budget: Budget) -> None:
    try:
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise wire.BadCertificate from error
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise wire.NoConnection from error
    connection.sock.budget = budget  # type: ignore[union-attr]  # a MeteredSocket, as the context makes them


def _answer(
    connection: HTTPSConnection, target: Target, headers: dict[str, str], most: int
) -> tuple[Document | None, str]:
    try:
        connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
        response = connection.getresponse()
        location = response.headers.get("Location", "")
        if response.status in _REDIRECTS and location:
            return None, location
        return _read(response, most), ""
    except http.client.HTTPException as error:
        raise wire.BrokenOff from error
    except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
        raise wire.BrokenOff from error


def _read(response: HTTPResponse, most: int) -> Document:
    """The body up to the limit; of an answer that is no good only the status counts."""
    if response.status != HTTPStatus.OK:
        return Document(response.status, b"", cut=False)
    body = bytearray()
    while len(body) <= most:
        part = response.read(_CHUNK)
        if not part:
            return Document(response.status, bytes(body), cut=False)
        body += part
    return Document(response.status, bytes(body[:most]), cut=True)


def downloader() -> Downloader:
    """The one of the product: public addresses, and a name by which the other side can find us."""
    contact = settings.COUNCIL.contacts.virtual_school_email
    agent = f"VirtualSchoolDirectory/1 (+{settings.ORIGIN}/contact; {contact})"
    return Downloader(policy=public_but_for(settings.LINK_REFUSED_NETWORKS), agent=agent)
