"""`manage.py up`: the whole portal on this computer, in the foreground, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from vs_portal.localstack import assets, ownership
from vs_portal.localstack.console import Console
from vs_portal.localstack.environment import has_own_servers, local_environment
from vs_portal.localstack.places import VAR, LocalError, account_for, data_home, local_secrets, remove_data
from vs_portal.localstack.ports import check_port
from vs_portal.localstack.postgres import explain_failure, full_disk
from vs_portal.localstack.processes import Janitor
from vs_portal.localstack.programs import beat, prepare_step, web, worker
from vs_portal.localstack.servers import Pair, make_pair
from vs_portal.localstack.supervisor import Service, Stopped, Supervisor

# Addresses that mean "every address of this computer", and how this computer reaches itself then.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (only when asked for with --host)
DEMO_PEOPLE = (
    ("dsl", "designated safeguarding lead of a school"),
    ("deputy", "her deputy"),
    ("headteacher", "headteacher"),
    ("social.worker", "social worker"),
    ("duty", "duty adviser of the Virtual School"),
    ("adviser", "adviser"),
    ("vsh", "head of the Virtual School"),
    ("data.officer", "loads figures"),
    ("data.approver", "approves figures"),
    ("editor", "keeps the resources"),
    ("trust", "trust lead"),
    ("admin", "administrator"),
)


@dataclass
class Options:
    """What was asked for on the command line."""

    host: str
    port: int
    pg_port: int | None
    reset: bool

    def origin(self) -> str:
        """Return the address to type. It names localhost, since passkeys accept no bare number."""
        return f"http://localhost:{self.port}"

    def refuse_other_computers(self) -> None:
        """Keep the demonstration, whose password is printed, on this computer."""
        local = {"localhost", "127.0.0.1", "::1", *EVERYWHERE}
        if os.environ.get("VS_DEMO", "1") == "1" and self.host not in local:
            raise LocalError(
                f"The demonstration is served to this computer alone, not at {self.host}. Leave --host out "
                "(or give --host 0.0.0.0 inside a container whose port you pass on)."
            )


def parse(arguments: Sequence[str]) -> Options:
    """Read the options; wrong usage ends with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="manage.py up", description="Run the portal with demonstration data on this computer, until Ctrl-C."
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this computer alone)"
    )
    parser.add_argument("--port", type=_port, default=8000, help="port of the web pages (default: 8000)")
    parser.add_argument(
        "--pg-port", type=_port, help="also open the embedded PostgreSQL on this port of 127.0.0.1, with a password"
    )
    parser.add_argument(
        "--reset", action="store_true", help="delete the local data first and load the demonstration anew"
    )
    found = parser.parse_args(arguments)
    return Options(found.host, found.port, found.pg_port, found.reset)


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def up(arguments: Sequence[str]) -> int:
    """Run the portal until a signal; return the exit code."""
    options = parse(arguments)
    options.refuse_other_computers()
    check_port(options.host, options.port, "--port", "web pages")
    if options.pg_port:
        check_port("127.0.0.1", options.pg_port, "--pg-port", "PostgreSQL")
    mine = take_ownership()
    try:
        return _Portal(options, mine).run()
    finally:
        mine.release()


def take_ownership() -> ownership.Ownership:
    """Own the data folder; wait for a command that is using it, refuse where another `up` runs."""
    told = False
    while True:
        if (mine := ownership.own("up")) is not None:
            return mine
        holder = ownership.owner()
        if holder.get("role") == "up":
            raise LocalError(
                f"The portal already runs from this folder (process {holder.get('pid')}). Stop it with Ctrl-C there, "
                f"or with: kill {holder.get('pid')}"
            )
        if not told:
            role = holder.get("role", "another command")
            print(f"Waiting for 'manage.py {role}' (process {holder.get('pid')}) to end.", file=sys.stderr)
            told = True
        time.sleep(0.2)


class _Portal:
    """One run of the portal: what is started in which order, and stopped in the reverse."""

    def __init__(self, options: Options, mine: ownership.Ownership) -> None:
        self.options = options
        self.mine = mine
        self.began = time.monotonic()
        self.console = Console()
        self.janitor = Janitor()
        self.supervisor = Supervisor(self.console, self.janitor)
        self.pair: Pair | None = None
        self.backing: list[Service] = []
        self.own: list[Service] = []

    def run(self) -> int:
        """Start everything, keep it running, stop it."""
        code = 0
        self.supervisor.listen_to_signals()
        try:
            self._start()
            self.supervisor.keep_running(lambda: full_disk(data_home()))
        except Stopped as stopped:
            self.console.say(f"\nStopping ({stopped}). A second Ctrl-C stops at once.")
        except LocalError as error:
            self.console.say(f"\n{explain_failure(str(error), VAR)}")
            code = 1
        finally:
            self._stop()
        return code

    def _start(self) -> None:
        environment = local_environment(self._start_servers(), origin=self.options.origin())
        self._prepare(environment)
        self.own = [
            Service("web", lambda: web(environment, self.options.host, self.options.port), answers=self._web_answers),
            Service("worker", lambda: worker(environment)),
            Service("beat", lambda: beat(environment)),
        ]
        self.supervisor.start_and_wait(self.own)
        self._welcome(environment)

    def _prepare(self, environment: dict[str, str]) -> None:
        """Bring database and static files up to date; build styles and scripts beside it where they changed."""
        module = "vs_portal.localstack.prepare"
        if assets.are_current():
            self.supervisor.run_to_end([prepare_step("prepare", module, ["database", "static"], environment)])
            return
        self.console.say("Building styles and scripts")
        build = prepare_step("assets", "vs_portal.localstack.assets", [], environment)
        self.supervisor.run_to_end([prepare_step("prepare", module, ["database"], environment), build])
        self.supervisor.run_to_end([prepare_step("prepare", module, ["static"], environment)])

    def _start_servers(self) -> dict[str, str]:
        if has_own_servers():
            return {}
        home = data_home()
        if self.options.reset:
            self.console.say(f"Deleting the local data in {home}")
            remove_data(home)
        account = account_for(home / "postgres")
        pair = self.pair = make_pair(home, account, self.janitor, lasting=True, pg_port=self.options.pg_port)
        self.backing = [
            Service("valkey", pair.valkey.program, pair.valkey.prepare, pair.valkey.answers),
            Service("postgres", pair.postgres.program, pair.postgres.prepare, pair.postgres.answers),
        ]
        self.supervisor.start_and_wait(self.backing)
        pair.postgres.ensure_portal()
        self.mine.announce(pair.environment())
        return pair.environment()

    def _web_answers(self) -> bool:
        reach = EVERYWHERE.get(self.options.host, self.options.host)
        reach = f"[{reach}]" if ":" in reach else reach
        request = urllib.request.Request(
            f"http://{reach}:{self.options.port}/health/live", headers={"Host": f"localhost:{self.options.port}"}
        )
        with suppress(OSError):
            return bool(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=2).status)
        return False

    def _welcome(self, environment: dict[str, str]) -> None:
        took = time.monotonic() - self.began
        lines = ["", f"The portal is ready after {took:.0f} s: {self.options.origin()}/", ""]
        if environment.get("VS_DEMO") == "1":
            lines += ["Demonstration sign-ins, all with the password " + environment["VS_DEMO_PASSWORD"], ""]
            lines += [f"  {name + '@demo.example':<28} {words}" for name, words in DEMO_PEOPLE]
            lines += ["", f"Their emails (with the sign-in codes): {self.options.origin()}/demo/mailbox"]
        if self.options.pg_port:
            password = local_secrets()["PG_PASSWORD"]
            lines.append(f"PostgreSQL: postgres://portal:{password}@127.0.0.1:{self.options.pg_port}/portal")
        self.console.say("\n".join([*lines, "Stop with Ctrl-C.", ""]))

    def _stop(self) -> None:
        self.mine.withdraw(wait_for_users=False)
        self.supervisor.stop_all(self.own or [s for s in self.supervisor.services if s not in self.backing])
        self.supervisor.stop_all(self.backing)
        if self.pair is not None:
            shutil.rmtree(self.pair.sockets, ignore_errors=True)
        self.janitor.dismiss()
        self.console.say("Stopped; the data is kept." if os.environ.get("DATABASE_URL") is None else "Stopped.")
