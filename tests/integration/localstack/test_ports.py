"""Guards promise 9: a taken port is named before anything is started."""

from __future__ import annotations

import socket

import pytest

from vs_portal.localstack.places import LocalError
from vs_portal.localstack.ports import check_port, next_free


def test_a_free_port_is_no_trouble() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    check_port("127.0.0.1", port, "--port", "web pages")


def test_a_taken_port_is_named_with_a_free_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(LocalError, match=rf"Port {port} \(web pages\) is taken.* --port \d+"):
            check_port("127.0.0.1", port, "--port", "web pages")

        assert next_free("127.0.0.1", port) > port


def test_an_address_of_another_computer_is_refused() -> None:
    with pytest.raises(LocalError, match="no address 192.0.2.1"):
        check_port("192.0.2.1", 8000, "--port", "web pages")
