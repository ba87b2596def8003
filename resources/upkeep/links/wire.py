"""One request to one address, with limits that hold whatever the other side does.

The connection goes to the very address that was judged; the name is used for TLS (what the server is asked for, and
what its certificate must bear) and in the request. Nothing is read of a page's body: the status says whether it is
there, so neither a gzip bomb nor a file of 500 MB costs anything.
"""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass
from typing import Any

import certifi
import urllib3
from urllib3.connection import HTTPSConnection

from resources.upkeep.links.guard import Address, Target


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one look-up, connection and wait; for a whole look with all its hops; bytes, hops and addresses."""

    look_up: float = 5.0
    connect: float = 5.0
    read: float = 8.0
    total: float = 20.0
    most_bytes: int = 512 * 1024
    hops: int = 5
    addresses: int = 3


class TooSlow(Exception):
    """The time for the whole look is up."""


class TooMuch(Exception):
    """More bytes came than are read."""


class NoConnection(Exception):
    """Nobody could be reached at the address."""


class BrokenOff(Exception):
    """The server took the request and gave no answer that can be read."""


class BadCertificate(Exception):
    """The server cannot prove that it is the host that was asked for."""


class Budget:
    """The time and bytes of one look, over all its hops."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.ends = time.monotonic() + limits.total
        self.bytes_left = limits.most_bytes

    def seconds(self, most: float) -> float:
        """How long the next step may take. Raises TooSlow."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlow
        return min(left, most)

    def took(self, count: int) -> None:
        """Count bytes that came. Raises TooMuch."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooMuch


class MeteredSocket(ssl.SSLSocket):
    """Before each read the time that is left is set as its limit, so that a server that drips is cut off as well."""

    budget: Budget | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.budget is None:
            return super().recv_into(*args, **kwargs)
        self.settimeout(self.budget.seconds(self.budget.limits.read))
        count = super().recv_into(*args, **kwargs)
        self.budget.took(count)
        return count


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and the two headers that matter."""

    status: int
    location: str
    retry_after: str


def trusted() -> ssl.SSLContext:
    """TLS as browsers have it: certificates and names are checked. The system's authorities and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return metered(context)


def metered(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same context, whose sockets keep to a budget."""
    context.sslsocket_class = MeteredSocket
    return context


def ask(
    method: str, target: Target, address: Address, *, budget: Budget, context: ssl.SSLContext, headers: dict[str, str]
) -> Answer:
    """Send one request. Raises NoConnection, BrokenOff, BadCertificate, TooSlow or TooMuch."""
    connection = HTTPSConnection(
        str(address),
        target.port,
        timeout=budget.seconds(budget.limits.connect),
        server_hostname=target.host,
        ssl_context=context,
    )
    try:
        _connect(connection, budget)
        return _exchange(connection, method, target, headers)
    finally:
        connection.close()


def _connect(connection: HTTPSConnection, budget: Budget) -> None:
    try:
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise BadCertificate from error
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise NoConnection from error
    connection.sock.budget = budget  # type: ignore[union-attr]  # a MeteredSocket, as the context makes them


def _exchange(connection: HTTPSConnection, method: str, target: Target, headers: dict[str, str]) -> Answer:
    try:
        connection.request(
            method, target.path, headers={"Host": target.named, **headers}, preload_content=False, decode_content=False
        )
        response = connection.getresponse()
    except http.client.LineTooLong as error:
        raise TooMuch from error
    except http.client.HTTPException as error:
        # More than a hundred headers is the one fault that http.client gives no type of its own.
        raise (TooMuch if type(error) is http.client.HTTPException else BrokenOff) from error
    except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
        raise BrokenOff from error
    try:
        return Answer(response.status, response.headers.get("Location", ""), response.headers.get("Retry-After", ""))
    finally:
        response.close()
