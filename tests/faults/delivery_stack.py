"""The portal's servers and workers as real processes on a folder of their own, to be killed one by one.

PostgreSQL and Valkey run with the settings that keep data (fsync, AOF), the worker and beat as `manage.py up` runs them.
`tend()` starts again what has died, as the supervisor does. Leases and sweeps are short, so that a test takes seconds.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

import psycopg
import requests

from tests.faults.portal_process import descendants, free_port, wait_until
from vs_portal.localstack import programs
from vs_portal.localstack.environment import test_environment
from vs_portal.localstack.places import BASE_DIR, account_for, socket_folder
from vs_portal.localstack.postgres import DATABASE, ROLE, Postgres
from vs_portal.localstack.processes import Janitor, Program, Running, start
from vs_portal.localstack.servers import open_log, wait_for
from vs_portal.localstack.valkey import Valkey

QUICK = {
    "VS_MAIL_TRANSPORT": "smtp",
    "VS_OUTBOX_LEASE_SECONDS": "3",
    "VS_OUTBOX_SWEEP_SECONDS": "0.5",
    "VS_SMTP_STEP_SECONDS": "0.5",
    "VS_SMTP_TEXT_SECONDS": "1",
}
QUEUE = """
import sys, django
django.setup()
from django.db import transaction
from notifications.models import OutboxMessage
from notifications.services import queue_message
with transaction.atomic():
    for number in range(int(sys.argv[1])):
        queue_message(kind="advice_answered", to=f"person{number}@school.example", event_key=sys.argv[2],
                      context={"name": "Dana", "reference": "VS-1", "link": "/advice/1"})
    OutboxMessage.objects.filter(state="pending").update(not_before="2026-01-05T09:00Z")
"""
PEOPLE = """
import django
django.setup()
from django.test import Client
from advice_requests.models import AdviserProfile
from tests.cast import sign_in
from tests.factories import give_role, make_person, make_setting
asker, adviser = make_person("asker@school.example", "Asker"), make_person("adviser@council.example", "Adviser")
give_role(asker, "dsl", setting=make_setting())
give_role(adviser, "vs_adviser")
AdviserProfile.objects.create(person=adviser)
for person in (asker, adviser):
    client = Client()
    sign_in(client, person)
    print(client.cookies["session"].value)
"""


def answers(address: str) -> bool:
    """Whether a web server answers there."""
    try:
        return requests.get(address, timeout=2).ok
    except requests.RequestException:
        return False


class DeliveryStack:
    """Servers, and any number of named programs."""

    def __init__(self, smtp_port: int) -> None:
        """Describe the servers; nothing runs yet."""
        self.janitor = Janitor()
        self.account = account_for(Path("/nonexistent"))
        self.home = Path(tempfile.mkdtemp(prefix="vsp-"))
        self.account.give(self.home)
        self.sockets = socket_folder(self.account)
        self.postgres = Postgres(self.home, self.sockets, self.account, password="", lasting=True)
        self.valkey = Valkey(self.home, self.sockets, self.account, lasting=True)
        self.logs = self.home / "log"
        self.running: dict[str, Running] = {}
        for folder in (self.home, self.sockets):
            self.janitor.report(f"folder {folder}")
        self.environment = {
            **test_environment(),
            **{name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))},
            **QUICK,
            "VS_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
            "VS_MAIL_FROM": "virtual-school@council.example",
            "DATABASE_URL": self.postgres.url(),
            "VALKEY_URL": self.valkey.url(),
        }

    def __enter__(self) -> Self:
        """Start the servers and migrate."""
        try:
            self.start_broker()
            self.start_database()
            self.postgres.ensure_portal()
            self.run("-m", "django", "migrate", "--verbosity", "0", VS_DB_STATEMENT_TIMEOUT_MS="0")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop everything and remove the folders."""
        self.close()

    def run(self, *arguments: str, **variables: str) -> str:
        """Run Python to its end; fail with what it said."""
        result = subprocess.run(
            [sys.executable, *arguments],
            env={**self.environment, **variables},
            cwd=BASE_DIR,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def start_database(self) -> None:
        """Start PostgreSQL, recovering what a kill left."""
        self.postgres.prepare()
        self._start_server(self.postgres.program(), self.postgres.answers)

    def start_broker(self) -> None:
        """Start Valkey on its own data."""
        self.valkey.prepare()
        self._start_server(self.valkey.program(), self.valkey.answers)

    def _start_server(self, program: Program, answers: Callable[[], bool]) -> None:
        self.start(program)
        wait_for(answers, self.running[program.name], self.logs)

    def start(self, program: Program, name: str = "") -> None:
        """Start a program under a name."""
        program = replace(program, name=name or program.name)
        with open_log(self.logs, program.name) as log:
            self.running[program.name] = start(program, self.janitor, log)

    def start_worker(self, name: str = "worker") -> None:
        """Start a Celery worker."""
        self.start(programs.worker(self.environment), name)

    def start_beat(self, name: str = "beat") -> None:
        """Start beat with a schedule file of its own."""
        program = programs.beat(self.environment)
        place = list(program.command).index("--schedule") + 1
        command = [str(self.home / name) if at == place else word for at, word in enumerate(program.command)]
        self.start(replace(program, command=command), name)

    def start_web(self) -> str:
        """Start the web server; return its origin once it answers."""
        port = free_port()
        self.start(programs.web(self.environment, "127.0.0.1", port))
        origin = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(f"{origin}/health/live"), 60, "the web server answers")
        return origin

    def people(self) -> list[str]:
        """Make an asker and an adviser, both signed in; return the keys of their sessions."""
        return self.run("-c", PEOPLE).split()[-2:]

    def due_now(self) -> None:
        """Pretend that working hours have come."""
        self.query("UPDATE notifications_outboxmessage SET not_before = now() WHERE state = 'pending' RETURNING id")

    def kill(self, name: str) -> None:
        """Kill a program with SIGKILL, and for a server its children too, as when a machine takes them."""
        running = self.running[name]
        running.process.kill()
        running.process.wait()
        running.sweep()

    def kill_a_child_of(self, name: str) -> None:
        """Kill one process of a worker's pool, chosen at random."""
        pids = list(descendants(self.running[name].process.pid))
        self.kill_processes(random.sample(pids, min(1, len(pids))))

    def kill_children_of(self, name: str) -> None:
        """Kill every process below a program, but not the program."""
        self.kill_processes(list(descendants(self.running[name].process.pid)))

    def kill_processes(self, pids: list[int]) -> None:
        """Kill processes that this stack started; some may have ended since they were listed."""
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def tend(self) -> None:
        """Start again each worker and beat that has ended, as a supervisor does."""
        for name, running in list(self.running.items()):
            if name not in ("postgres", "valkey") and running.ended():
                self.start(running.program, name)

    def stop(self, *names: str) -> None:
        """Stop programs in order."""
        for name in names:
            if name in self.running:
                self.running.pop(name).stop(patience=8)

    def close(self) -> None:
        """Stop everything and remove the folders."""
        self.stop(*[name for name in self.running if name not in ("postgres", "valkey")], "valkey", "postgres")
        for folder in (self.home, self.sockets):
            shutil.rmtree(folder, ignore_errors=True)
        self.janitor.dismiss()

    def queue(self, count: int, event: str) -> None:
        """Queue so many messages through the service, due at once."""
        self.run("-c", QUEUE, str(count), event)

    def query(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Ask the database directly."""
        with self.postgres.connect(role=ROLE, database=DATABASE) as connection:
            return connection.execute(statement, values).fetchall()  # type: ignore[arg-type]  # statements of the tests

    def states(self) -> dict[str, int]:
        """How many messages stand in each state; nothing while the database is away."""
        try:
            return dict(self.query("SELECT state, count(*) FROM notifications_outboxmessage GROUP BY state"))  # type: ignore[arg-type]  # two columns
        except psycopg.OperationalError:
            return {}

    def references(self) -> set[str]:
        """The reference of every message."""
        return {str(row[0]) for row in self.query("SELECT reference FROM notifications_outboxmessage")}

    def forget_messages(self) -> None:
        """Empty the outbox between tests."""
        with self.postgres.connect(role=ROLE, database=DATABASE) as connection:
            connection.execute("TRUNCATE notifications_outboxmessage")

    def wait_until_sent(self, count: int, seconds: float) -> None:
        """Wait, tending the workers, until so many messages are sent and nothing is left over."""
        end = time.monotonic() + seconds
        while self.states() != {"sent": count}:
            assert time.monotonic() < end, f"{self.states()} after {seconds:.0f} s; {self.words()}"
            self.tend()
            time.sleep(0.2)

    def words(self) -> str:
        """The last words of the programs, for a failing test."""
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-1500:]}" for path in self.logs.glob("*.log"))
