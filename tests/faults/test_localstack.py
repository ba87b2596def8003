"""Guards promise 9 (one command away) and promise 3 (nothing is lost): real processes are killed under the portal."""

from __future__ import annotations

import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.portal_process import Portal, manage, wait_until

WORKER, DATABASE, BROKER = ("celery", " worker"), ("bin/postgres", "-D"), ("valkey-server",)


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A folder for data, kept over the tests of this file: the first start loads the demonstration, later ones do not."""
    folder = Path(tempfile.mkdtemp(prefix="vsp-faults-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(var: Path) -> Iterator[Portal]:
    """A running portal that is stopped, however the test ends."""
    portal = Portal(var)
    try:
        yield portal
    finally:
        if not portal.ended():
            portal.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def portal(var: Path) -> Iterator[Portal]:
    """One running portal for the tests that only kill its programs."""
    with running(var) as portal:
        yield portal


def test_a_killed_worker_is_started_again(portal: Portal) -> None:
    killed = portal.kill(*WORKER)

    wait_until(lambda: portal.pid_of(*WORKER) not in {0, killed}, 30, "a new worker runs")

    assert "worker ended (killed by SIGKILL)" in portal.said()


def test_a_killed_database_comes_back_with_its_data(portal: Portal) -> None:
    with portal.connect() as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('before the kill')")
    killed = portal.kill(*DATABASE)

    wait_until(lambda: portal.pid_of(*DATABASE) not in {0, killed} and portal.database_answers(), 30, "it answers")

    with portal.connect() as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("before the kill",)]
    wait_until(lambda: portal.home_status() == 200, 30, "the pages answer")


def test_a_killed_broker_is_started_again(portal: Portal) -> None:
    killed = portal.kill(*BROKER)

    wait_until(lambda: portal.pid_of(*BROKER) not in {0, killed}, 30, "a new broker runs")
    wait_until(lambda: portal.pid_of(*WORKER) != 0, 30, "a worker runs")


def test_a_command_uses_the_servers_of_a_running_portal(portal: Portal) -> None:
    before = portal.pid_of(*DATABASE)

    result = manage(portal.var, "migrate", "--check")

    assert result.returncode == 0, result.stderr
    assert portal.pid_of(*DATABASE) == before


def test_a_second_portal_on_the_same_folder_is_refused(portal: Portal) -> None:
    result = manage(portal.var, "up", "--port", str(portal.port + 1))

    assert result.returncode == 1
    assert f"already runs from this folder (process {portal.process.pid})" in result.stderr


def test_a_taken_port_is_named_with_the_option_that_helps(var: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        result = manage(var, "up", "--port", str(port))

    assert result.returncode == 1
    assert f"Port {port} (web pages) is taken by another program" in result.stderr
    assert "--port" in result.stderr


def test_wrong_usage_exits_with_two(var: Path) -> None:
    assert manage(var, "up", "--prot", "8000").returncode == 2
    assert manage(var, "migrat").returncode == 2


def test_the_sockets_and_secrets_are_closed_to_other_users(portal: Portal) -> None:
    assert portal.sockets().stat().st_mode & 0o077 == 0
    assert (portal.var / "secrets.json").stat().st_mode & 0o077 == 0


def test_the_database_sorts_checks_and_trusts_as_on_a_server(portal: Portal) -> None:
    with portal.connect() as connection:
        locale = connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        checksums = connection.execute("SHOW data_checksums").fetchone()
        role = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()

    assert locale == ("b", "C.UTF-8")
    assert checksums == ("on",)
    assert role == (False,)


def test_sigterm_leaves_nothing_behind(portal: Portal) -> None:
    assert portal.end(signal.SIGTERM) == 0, portal.said()
    assert portal.leftovers() == []


def test_killing_the_supervisor_leaves_nothing_behind_and_loses_nothing(var: Path) -> None:
    with running(var) as killed:
        with killed.connect() as connection:
            connection.execute("CREATE TABLE kept_too AS SELECT 'before the kill' AS word")
        killed.end(signal.SIGKILL)
        wait_until(lambda: not killed.leftovers(), 30, f"nothing is left of {killed.seen}")

    with running(var) as after:
        with after.connect() as connection:
            assert connection.execute("SELECT word FROM kept_too").fetchall() == [("before the kill",)]
        assert after.end(signal.SIGHUP) == 0, after.said()
        assert after.leftovers() == []


def test_ctrl_c_leaves_nothing_behind(var: Path) -> None:
    with running(var) as portal:
        assert portal.end(signal.SIGINT) == 0, portal.said()
        assert portal.leftovers() == []
