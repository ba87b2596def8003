"""Asks the name system for a host's addresses, for so many seconds and no longer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

Resolve = Callable[[str, int, float], list[str]]


class NoSuchHost(Exception):
    """The name system knows no address, or does not answer."""


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """Every address of the host as text. Raises NoSuchHost.

    The system's own look-up cannot be given a time limit: it runs in a thread that is left behind when time is up.
    """
    answer: list[str] | None = None

    def ask() -> None:
        nonlocal answer
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        answer = list(dict.fromkeys(str(entry[4][0]) for entry in found))

    thread = threading.Thread(target=ask, name="look-up", daemon=True)
    thread.start()
    thread.join(seconds)
    if not answer:
        raise NoSuchHost
    return answer
