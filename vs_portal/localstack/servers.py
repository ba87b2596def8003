"""The embedded servers for the length of one command.

A command uses the servers of a running owner (as `manage.py up`) or starts its own; tests start theirs on a
throw-away folder. `supervisor` runs the same servers for `manage.py up`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vs_portal.localstack import ownership
from vs_portal.localstack.places import (
    VAR,
    Account,
    LocalError,
    account_for,
    data_home,
    local_secrets,
    socket_folder,
)
from vs_portal.localstack.postgres import Postgres
from vs_portal.localstack.processes import Janitor, Running, start
from vs_portal.localstack.valkey import Valkey

START_LIMIT = 60.0
LOG_LIMIT = 5_000_000


@dataclass(frozen=True)
class Pair:
    """Both servers on one data home, and the folder of their sockets."""

    postgres: Postgres
    valkey: Valkey
    sockets: Path

    def environment(self) -> dict[str, str]:
        """Return how programs reach them."""
        return {"DATABASE_URL": self.postgres.url(), "VALKEY_URL": self.valkey.url()}


def make_pair(home: Path, account: Account, janitor: Janitor, *, lasting: bool, pg_port: int | None = None) -> Pair:
    """Make the folder of sockets and describe both servers on a data home."""
    sockets = socket_folder(account)
    janitor.report(f"folder {sockets}")
    password = local_secrets()["PG_PASSWORD"] if lasting else ""
    postgres = Postgres(home, sockets, account, password, port=pg_port, lasting=lasting)
    return Pair(postgres, Valkey(home, sockets, account, lasting=lasting), sockets)


@contextmanager
def servers_for_command(name: str) -> Iterator[dict[str, str]]:
    """Give a command its servers: those of a running owner, or its own on the lasting data."""
    told = False
    while True:
        if (mine := ownership.own(name)) is not None:
            break
        with ownership.shared_use() as environment:
            if environment is not None:
                yield environment
                return
        if not told:
            print("Waiting for another command that is starting or stopping the servers.", file=sys.stderr)
            told = True
        time.sleep(0.2)
    try:
        home = data_home()
        with _running(home, account_for(home / "postgres"), VAR / "log", lasting=True) as environment:
            mine.announce(environment)
            try:
                yield environment
            finally:
                mine.withdraw(wait_for_users=True)
    finally:
        mine.release()


@contextmanager
def throw_away_servers() -> Iterator[dict[str, str]]:
    """Give tests servers on a folder that is deleted afterwards."""
    account = account_for(Path("/nonexistent"))
    home = Path(tempfile.mkdtemp(prefix="vsp-"))
    account.give(home)
    try:
        with _running(home, account, home / "log", lasting=False) as environment:
            yield environment
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _running(home: Path, account: Account, logs: Path, *, lasting: bool) -> Iterator[dict[str, str]]:
    janitor = Janitor()
    if not lasting:
        janitor.report(f"folder {home}")
    pair = make_pair(home, account, janitor, lasting=lasting)
    started: list[Running] = []
    servers: tuple[Valkey | Postgres, ...] = (pair.valkey, pair.postgres)
    try:
        for server in servers:
            server.prepare()
            with open_log(logs, type(server).__name__.lower()) as log:
                started.append(start(server.program(), janitor, log))
        for server, running in zip(servers, started, strict=True):
            wait_for(server.answers, running, logs)
        pair.postgres.ensure_portal()
        yield pair.environment()
    finally:
        for running in reversed(started):
            running.stop()
        shutil.rmtree(pair.sockets, ignore_errors=True)
        janitor.dismiss()


def wait_for(answers: Callable[[], bool], running: Running, logs: Path) -> None:
    """Wait until a server answers; raise with its last words when it ends or takes too long."""
    end = time.monotonic() + START_LIMIT
    while not answers():
        if running.ended() or time.monotonic() > end:
            log = logs / f"{running.program.name}.log"
            words = "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else ""
            raise LocalError(f"The embedded {running.program.name} did not start.\n{words}")
        time.sleep(0.03)


def open_log(folder: Path, name: str) -> IO[bytes]:
    """Open a server's log for writing at its end, beginning anew when it has grown long."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    long = path.exists() and path.stat().st_size > LOG_LIMIT
    return path.open("wb" if long else "ab")
