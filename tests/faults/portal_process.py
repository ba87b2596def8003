"""A real `manage.py up` in a folder of its own, and what one can see of it from outside."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from vs_portal.localstack.places import BASE_DIR
from vs_portal.localstack.processes import is_alive

START_LIMIT = 180.0
OWN_VARIABLES = ("VS_", "DATABASE_URL", "VALKEY_URL", "REDIS_URL", "COV_", "COVERAGE_", "PYTEST_", "DJANGO_")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for a condition; fail with what was awaited."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"Waited {seconds:.0f} s in vain until {what}"
        time.sleep(0.1)


def descendants(pid: int) -> dict[int, str]:
    """Every living process below one, with its command line."""
    rows = subprocess.run(["ps", "-axww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    table = [line.split(None, 2) for line in rows.splitlines()]
    below: dict[int, str] = {}
    level = {pid}
    while level:
        found = {int(row[0]): row[2] for row in table if len(row) > 2 and int(row[1]) in level}
        below |= found
        level = set(found)
    return below


def manage(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end on the data of a folder."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), *words]
    return subprocess.run(command, env=environment(var), capture_output=True, text=True, timeout=120, check=False)


def environment(var: Path) -> dict[str, str]:
    """The variables of a newcomer, apart from the folder for data."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN_VARIABLES)}
    return {**kept, "VS_VAR_DIR": str(var), "VS_BOOTSTRAP": "no"}


def heed_ctrl_c() -> None:
    """A shell that runs the tests in the background has them ignore Ctrl-C, and whatever they start would inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Portal:
    """One `manage.py up` on a folder."""

    def __init__(self, var: Path, **variables: str) -> None:
        """Start it, with more variables where they are given, and wait until it says that it is ready."""
        self.var = var
        self.port = free_port()
        self.log = var / "up.log"
        heed_ctrl_c()
        command = [sys.executable, str(BASE_DIR / "manage.py"), "up", "--port", str(self.port)]
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                command, env=environment(var) | variables, stdout=output, stderr=output, start_new_session=True
            )
        wait_until(lambda: "The portal is ready" in self.said() or self.ended(), START_LIMIT, "the portal is ready")
        assert not self.ended(), self.said()
        self.seen = descendants(self.process.pid)
        self.servers: dict[str, str] = json.loads((var / "servers.json").read_text())["environment"]

    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text()

    def ended(self) -> bool:
        """Whether the supervisor has ended."""
        return self.process.poll() is not None

    def pid_of(self, *marks: str) -> int:
        """The supervisor's own child whose command line has all the marks; 0 when there is none."""
        children = {pid: args for pid, args in descendants(self.process.pid).items() if parent(pid) == self.process.pid}
        return next((pid for pid, args in children.items() if all(mark in args for mark in marks)), 0)

    def kill(self, *marks: str) -> int:
        """Kill a child with SIGKILL; return its number."""
        pid = self.pid_of(*marks)
        assert pid, f"No child {marks} in {descendants(self.process.pid)}"
        self.seen |= descendants(self.process.pid)
        os.kill(pid, signal.SIGKILL)
        return pid

    def connect(self) -> psycopg.Connection:
        """Connect to its database."""
        return psycopg.connect(self.servers["DATABASE_URL"], autocommit=True, connect_timeout=2)

    def database_answers(self) -> bool:
        """Whether its database accepts connections."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def home_status(self) -> int:
        """The status of the readiness page; 0 when nobody answers."""
        with socket.socket() as client:
            client.settimeout(5)
            try:
                client.connect(("127.0.0.1", self.port))
                client.sendall(f"GET /health/live HTTP/1.0\r\nHost: localhost:{self.port}\r\n\r\n".encode())
                return int(client.recv(64).split()[1])
            except (OSError, IndexError):
                return 0

    def sockets(self) -> Path:
        """The folder of its sockets."""
        return Path(self.servers["DATABASE_URL"].partition("host=")[2].partition("&")[0])

    def leftovers(self) -> list[str]:
        """What is still there: processes it started, sockets, the announcement, the lock."""
        left = [args for pid, args in self.seen.items() if is_alive(pid)]
        left += [str(path) for path in (self.sockets(),) if path.exists()]
        with (self.var / "servers.lock").open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                left.append("the lock")
        return left

    def end(self, number: signal.Signals) -> int:
        """Send the supervisor a signal; return its exit code."""
        self.seen |= descendants(self.process.pid)
        self.process.send_signal(number)
        return self.process.wait(timeout=180)  # other tests keep both cores busy meanwhile


def parent(pid: int) -> int:
    """The parent of a process; 0 when it is gone."""
    answer = subprocess.run(["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return int(answer.strip() or 0)
