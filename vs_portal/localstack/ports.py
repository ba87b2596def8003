"""Asks whether a port is free before anything is started, and says what to do when it is not."""

from __future__ import annotations

import errno
import socket

from vs_portal.localstack.places import LocalError


def check_port(host: str, port: int, option: str, purpose: str) -> None:
    """Raise with a friendly message when a port cannot be used."""
    problem = why_not(host, port)
    if problem is None:
        return
    if problem == errno.EADDRINUSE:
        raise LocalError(
            f"Port {port} ({purpose}) is taken by another program. "
            f"Stop that program, or choose another port: {option} {next_free(host, port)}"
        )
    if problem == errno.EACCES:
        raise LocalError(f"Port {port} ({purpose}) is reserved for the system. Choose one above 1023: {option} 8000")
    raise LocalError(f"This computer has no address {host} for port {port} ({purpose}). Choose another with --host.")


def why_not(host: str, port: int) -> int | None:
    """Return the error number that stands against listening on a port; None when it is free."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        return errno.EADDRNOTAVAIL
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return error.errno
    return None


def next_free(host: str, port: int) -> int:
    """Return the next free port after one that is taken."""
    return next((other for other in range(port + 1, min(port + 200, 65536)) if why_not(host, other) is None), 0)
