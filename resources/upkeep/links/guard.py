"""Which places the worker may visit. It stands inside the council's network, and editors give it addresses: nobody may
make it knock at a door that is not open to the whole internet.

`https://10.0.0.5/`, `https://127.1/` and a public name that leads to 169.254.169.254 are refused; so is every address
inside another one (IPv4 in IPv6, NAT64), and every kind of tunnel. Judged is the address that is then connected to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urldefrag, urlsplit

Address = IPv4Address | IPv6Address
HTTPS_PORT = 443
LONGEST_URL = 2000
# What the registries call global and is none the less no public web site.
_REFUSED_4 = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments; metadata of one provider
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # the platform address of one provider
    )
)
_GLOBAL_6 = ip_network("2000::/3")  # all that has been given out so far; the rest is reserved or local
_REFUSED_6 = tuple(
    ip_network(text)
    for text in (
        "2001::/23",  # Teredo and other protocol assignments
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside, also a private one
        "3fff::/20",  # documentation
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?", re.ASCII)
_LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}", re.ASCII)  # no figures: `127.1` and `0x7f.1` are addresses
_LONGEST_NAME = 253
_NOT_PUBLIC_NAMES = frozenset(
    [
        "arpa",
        "corp",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "mail",
        "onion",
        "private",
        "test",
    ]
)
_BAD_CHARACTERS = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"  # of an address that is percent-encoded where it must be


class ForbiddenPlace(Exception):
    """The address leads into a network that is not public."""


class NotFollowed(Exception):
    """The address is of a kind that is not visited: no https, another port, a name and password in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: the name that the certificate must bear, the port, and what to ask for there."""

    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        return f"https://{self.named}{self.path}"

    @property
    def named(self) -> str:
        """The host as the request names it."""
        return self.host if self.port == HTTPS_PORT else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Policy:
    """Which addresses and ports may be visited. Tests give one that lets them reach their own servers, and no other."""

    allows: Callable[[Address], bool]
    ports: frozenset[int] = frozenset({HTTPS_PORT})


def is_public(address: Address) -> bool:
    """Whether everybody on the internet could reach the address just as well, so that nothing is gained by asking us."""
    if isinstance(address, IPv6Address):
        inside = embedded(address)
        return is_public(inside) if inside is not None else _is_public_6(address)
    refused = any(address in network for network in _REFUSED_4)
    return address.is_global and not (refused or address.is_multicast or address.is_reserved)


def embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address really leads to: IPv4-mapped, or by the well-known prefix of NAT64."""
    if address.scope_id is None and address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _GLOBAL_6:
        return False
    if any(address in network for network in _REFUSED_6) or int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
        return False
    return address.is_global and not address.is_multicast


def public_but_for(networks: list[str]) -> Policy:
    """The policy of a council: public addresses, without public ranges of its own that serve its offices alone.

    Raises ValueError where a network is not written as `198.51.100.0/24`.
    """
    own = tuple(ip_network(text) for text in networks)

    def allows(address: Address) -> bool:
        plain = embedded(address) if isinstance(address, IPv6Address) else address
        return is_public(address) and not any((plain or address) in network for network in own)

    return Policy(allows)


def target_of(url: str, policy: Policy) -> Target:
    """Take an address apart. Raises NotFollowed or ForbiddenPlace; nothing has been asked of the network by then."""
    try:
        plain = urldefrag(url).url
        if len(plain) > LONGEST_URL or _BAD_CHARACTERS.search(plain):
            raise NotFollowed("the address is too long, or has spaces or control characters")
        parts = urlsplit(plain)
        port, host = parts.port or HTTPS_PORT, parts.hostname or ""
    except ValueError as error:
        raise NotFollowed("this is no address") from error
    if parts.scheme != "https" or port not in policy.ports or parts.username is not None or parts.password is not None:
        raise NotFollowed("only https addresses without a port, a name or a password are visited")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host=public_name(host), port=port, path=quote(path, safe=_AS_IT_IS))


def public_name(host: str) -> str:
    """A host's name in the letters of the name system. Raises ForbiddenPlace for what names no public host.

    Figures in any form (`127.0.0.1`, `2130706433`, `0x7f.1`, `[::1]`) are no names.
    """
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotFollowed("this is no host name") from error
    labels = name.split(".")
    whole = len(name) <= _LONGEST_NAME and len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    if not whole or not _LAST_LABEL.fullmatch(labels[-1]) or labels[-1] in _NOT_PUBLIC_NAMES:
        raise ForbiddenPlace("the name is not one of the public name system")
    return name


def checked_addresses(found: list[str], policy: Policy) -> list[Address]:
    """The addresses of a host, all of them judged. One that is refused refuses the host: public ones may be the bait."""
    addresses = [ip_address(text) for text in found]
    if not all(policy.allows(address) for address in addresses):
        raise ForbiddenPlace("the host has an address that is not public")
    return list(dict.fromkeys(addresses))
