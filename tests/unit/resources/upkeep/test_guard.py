"""Which places the worker may visit: many addresses and names, without any network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.upkeep.links.guard import (
    ForbiddenPlace,
    NotFollowed,
    Policy,
    checked_addresses,
    is_public,
    public_but_for,
    public_name,
    target_of,
)

PUBLIC = Policy(is_public)
PRIVATE_4 = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.1", "192.0.0.9", "192.0.0.170", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255",
    "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "224.0.1.1", "233.252.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255",
]  # fmt: skip
PUBLIC_4 = ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "151.101.0.144", "172.15.255.255",
            "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255"]  # fmt: skip
PRIVATE_6 = [
    "::", "::1", "::2", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "64:ff9b:1::8.8.8.8",
    "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:20::1", "2001:db8::1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1", "2001:470:1::5efe:10.0.0.1", "2a00:1450::200:5efe:127.0.0.1",
    "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2a00:1450::1%eth0",
    "fec0::1", "ff02::1", "ff0e::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
]  # fmt: skip
PUBLIC_6 = [
    "2606:4700:4700::1111",
    "2a00:1450:4009:81f::200e",
    "2001:4860:4860::8888",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
]


@pytest.mark.parametrize("text", [*PRIVATE_4, *PRIVATE_6])
def test_no_address_inside_a_network(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [*PUBLIC_4, *PUBLIC_6])
def test_public_addresses(text: str) -> None:
    assert is_public(ip_address(text))


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_public_as_itself(inner: IPv4Address) -> None:
    """However it is wrapped, nothing private becomes public; old tunnels are public never."""
    number = int(inner)
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        assert is_public(IPv6Address(int(IPv6Address(prefix)) | number)) == is_public(inner)
    assert not is_public(IPv6Address(number))
    assert not is_public(IPv6Address(int(IPv6Address("2002::")) | number << 80))


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_never_public(address: IPv4Address) -> None:
    if address.is_private or address.is_multicast or address.is_loopback or address.is_link_local:
        assert not is_public(address)


@given(st.ip_addresses(v=6))
def test_only_given_out_ipv6_addresses_are_public(address: IPv6Address) -> None:
    if is_public(address) and address.ipv4_mapped is None and address not in ip_network("64:ff9b::/96"):
        assert address in ip_network("2000::/3")


def test_one_private_address_refuses_the_host() -> None:
    with pytest.raises(ForbiddenPlace):
        checked_addresses(["1.1.1.1", "10.0.0.1"], PUBLIC)
    assert checked_addresses(["1.1.1.1", "1.1.1.1"], PUBLIC) == [ip_address("1.1.1.1")]


def test_a_council_may_shut_public_ranges_of_its_own() -> None:
    policy = public_but_for(["151.101.0.0/16", "2a00:1450::/32"])
    for text in ("151.101.0.144", "::ffff:151.101.0.144", "64:ff9b::151.101.0.144", "2a00:1450::1", "10.0.0.1"):
        assert not policy.allows(ip_address(text)), text
    assert policy.allows(ip_address("1.1.1.1"))
    with pytest.raises(ValueError, match="nonsense"):
        public_but_for(["nonsense"])


@pytest.mark.parametrize(
    "url",
    [
        "https://localhost/", "https://LOCALHOST./", "https://portal/", "https://x.localhost/", "https://db.internal/",
        "https://metadata.google.internal/computeMetadata/v1/", "https://printer.local/", "https://nas.lan/",
        "https://1.0.0.127.in-addr.arpa/", "https://intranet.corp/", "https://hidden.onion/",
        "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/", "https://0x7f000001/",
        "https://0177.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://[fe80::1%25eth0]/",
        "https://１２７.0.0.1/", "https://127。0。0。1/", "https://site.example.1/", "https://a..example.org/", "https:///x",
        "https://-a.example.org/", "https://exa_mple/", "https://a." + "b" * 250 + ".org/",
    ],
)  # fmt: skip
def test_names_that_are_not_of_the_public_name_system(url: str) -> None:
    with pytest.raises((ForbiddenPlace, NotFollowed)):
        target_of(url, PUBLIC)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.gov.uk/", "ftp://www.gov.uk/", "file:///etc/passwd", "gopher://www.gov.uk/", "javascript:alert(1)",
        "data:text/html,x", "//www.gov.uk/", "/x", "", "https://www.gov.uk:8443/", "https://www.gov.uk:22/",
        "https://www.gov.uk:99999/", "https://www.gov.uk:x/", "https://user@www.gov.uk/", "https://user:pw@www.gov.uk/",
        "https://:@www.gov.uk/", "https://www.gov.uk\\@10.0.0.1/", "https://www.gov.uk/\r\nHost: evil.example",
        "https://www.gov.uk/a b", "https://www.gov.uk\t/", "https://www.gov.uk/\x00", "https://[::1", "https://www.gov.uk/" + "x" * 2000,
    ],
)  # fmt: skip
def test_addresses_of_a_kind_that_is_not_visited(url: str) -> None:
    with pytest.raises((NotFollowed, ForbiddenPlace)):
        target_of(url, PUBLIC)


def test_a_name_in_front_of_the_at_sign_is_not_the_host() -> None:
    with pytest.raises(NotFollowed):
        target_of("https://www.gov.uk@169.254.169.254/", PUBLIC)


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("https://www.gov.uk", "www.gov.uk", "/"),
        ("https://WWW.Gov.UK.:443/a?b=c#d", "www.gov.uk", "/a?b=c"),
        ("https://bücher.example.org/ä?ö=%20", "xn--bcher-kva.example.org", "/%C3%A4?%C3%B6=%20"),
        ("https://www.gov.uk//double/../x;y", "www.gov.uk", "//double/../x;y"),
    ],
)
def test_public_addresses_are_taken_apart(url: str, host: str, path: str) -> None:
    target = target_of(url, PUBLIC)
    assert (target.host, target.port, target.path) == (host, 443, path)


@given(st.text(max_size=40))
def test_any_host_is_judged_or_refused(text: str) -> None:
    """Nothing but the two refusals, whatever somebody writes."""
    try:
        name = public_name(text)
    except (ForbiddenPlace, NotFollowed):
        return
    assert name.isascii()
    assert "." in name
    assert name.rpartition(".")[2][0].isalpha()


@given(st.text(max_size=80))
def test_any_address_is_taken_apart_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://www.gov.uk/{text}"):
        try:
            target = target_of(url, PUBLIC)
        except (ForbiddenPlace, NotFollowed):
            continue
        assert target.path.startswith("/")
        assert target.path.isascii()
        assert not set(target.path) & set(" \r\n\t\x00")
