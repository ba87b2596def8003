"""One owner per data folder, and others that may use its servers meanwhile.

The owner holds `servers.lock` (the kernel frees it when the process dies, however it dies). While its servers answer,
`servers.json` says how to reach them. Whoever uses them holds `servers.users` shared; a command that owns servers
waits for these before it stops them, `up` does not.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from vs_portal.localstack.places import VAR, LocalError, write_private


@dataclass
class Ownership:
    """The held lock of a data folder."""

    lock: IO[str]

    def announce(self, environment: dict[str, str]) -> None:
        """Let other commands use the servers."""
        write_private(state_path(), json.dumps({"pid": os.getpid(), "environment": environment}))

    def withdraw(self, *, wait_for_users: bool) -> None:
        """Offer the servers no longer; wait for those who use them if asked to."""
        if wait_for_users:
            with open_lock("servers.users") as users:
                fcntl.flock(users, fcntl.LOCK_EX)
                state_path().unlink(missing_ok=True)
        state_path().unlink(missing_ok=True)

    def release(self) -> None:
        """Give the data folder free."""
        self.lock.seek(0)
        self.lock.truncate()
        self.lock.close()


def state_path() -> Path:
    """Where the owner says how to reach its servers."""
    return VAR / "servers.json"


def open_lock(name: str) -> IO[str]:
    """Open a lock file in `var/`."""
    VAR.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(VAR / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise LocalError(
            f"{VAR / name} belongs to another user. Run the command as that user, or use a checkout of your own."
        ) from None
    return os.fdopen(descriptor, "r+")


def own(role: str) -> Ownership | None:
    """Take the lock of the data folder; None when another process holds it."""
    lock = open_lock("servers.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    state_path().unlink(missing_ok=True)
    lock.seek(0)
    lock.truncate()
    lock.write(json.dumps({"pid": os.getpid(), "role": role}))
    lock.flush()
    return Ownership(lock)


def owner() -> dict[str, Any]:
    """Return who holds the data folder: pid and role (`up`, or the name of a command)."""
    with suppress(OSError, ValueError):
        found = json.loads((VAR / "servers.lock").read_text())
        return found if isinstance(found, dict) else {}
    return {}


@contextmanager
def shared_use() -> Iterator[dict[str, str] | None]:
    """Use the servers of a running owner: their environment, or None when they are not ready."""
    with open_lock("servers.users") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        environment: dict[str, str] | None = None
        with suppress(OSError, ValueError, KeyError):
            environment = dict(json.loads(state_path().read_text())["environment"])
        yield environment
