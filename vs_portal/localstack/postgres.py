"""The embedded PostgreSQL: one folder, one server, one socket that other users of the machine cannot reach.

Sign-in is by `peer`: the kernel says who is at the other end of the socket. A port on 127.0.0.1 opens only when it is
asked for, with a password. The portal's own role owns its database and is no superuser, as on a server.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from vs_portal.localstack.binaries import postgres_home
from vs_portal.localstack.places import Account, LocalError, os_user, write_private
from vs_portal.localstack.processes import HERE, STANDALONE, Program, is_alive

MAJOR = "18"
LEAST_SPACE = 50_000_000
STANDARD_PORT = 5432  # also names the socket where no port is open
ROLE = DATABASE = "portal"
LAPTOP = {
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_connections": "80",
    "max_wal_size": "1GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "log_timezone": "Europe/London",
    "timezone": "Europe/London",
    "log_line_prefix": "",
    "log_checkpoints": "off",
    # A log holds no words of the portal's people: neither statements nor the rows that an error names.
    # Messages of refused statements quote values ("invalid input syntax for type integer: …"); whoever sent the statement
    # gets them, the log does not.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "5min"}


@dataclass(frozen=True)
class Postgres:
    """An embedded PostgreSQL on a data folder."""

    home: Path
    sockets: Path
    account: Account
    password: str
    port: int | None = None
    lasting: bool = True

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "postgres"

    def url(self) -> str:
        """Return the DATABASE_URL of the portal's own role, over the socket."""
        port = f"&port={self.port}" if self.port else ""
        return f"postgres://{ROLE}@/{DATABASE}?host={self.sockets}{port}"

    def program(self) -> Program:
        """Return how the server is run; SIGINT is PostgreSQL's orderly fast stop."""
        installation = postgres_home(self.home, self.account)
        settings = (
            LAPTOP
            | ({} if self.lasting else THROW_AWAY)
            | {
                "unix_socket_directories": str(self.sockets),
                "listen_addresses": "127.0.0.1" if self.port else "",
                "hba_file": str(self.data / "portal_hba.conf"),
                "ident_file": str(self.data / "portal_ident.conf"),
            }
        )
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        port = ["-p", str(self.port)] if self.port else []
        return Program(
            name="postgres",
            command=[str(installation / "bin" / "postgres"), "-D", str(self.data), *port, *options],
            environment={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            user=self.account.name if self.account.switch else None,
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGINT,
            patience=30.0,
        )

    def prepare(self) -> None:
        """Make the data folder on the first start; clear what a killed server left; write who may connect."""
        self.check_version()
        if not (self.data / "PG_VERSION").exists():
            self.make()
        self.clear_leftovers()
        system_users = {os_user(), self.account.name}
        maps = "".join(f"portal {user} {role}\n" for user in sorted(system_users) for role in (ROLE, "postgres"))
        self.write("portal_ident.conf", maps)
        self.write("portal_hba.conf", "local all all peer map=portal\nhost all all 127.0.0.1/32 scram-sha-256\n")

    def write(self, name: str, text: str) -> None:
        """Write a file of the server's, owned by its account."""
        write_private(self.data / name, text)
        self.account.give(self.data / name)

    def check_version(self) -> None:
        """Refuse a data folder of another PostgreSQL."""
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        except PermissionError:
            raise LocalError(
                f"The data in {self.data} belongs to another user (it was made by root?). "
                "Run the command as that user, or move the folder away to begin with new data."
            ) from None
        if found != MAJOR:
            raise LocalError(
                f"The data in {self.data} was written by PostgreSQL {found}; this portal brings {MAJOR}. "
                "Move the folder away (or run with --reset) to begin with new data."
            )

    def make(self) -> None:
        """Run initdb beside the final place and move it there whole, so that half a folder is never used."""
        draft = self.home / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        self.account.give(draft)
        program = postgres_home(self.home, self.account) / "bin" / "initdb"
        launch = [*STANDALONE, str(HERE / "launch.py"), str(os.getpid()), "9"]
        choices = ["-U", "postgres", "-A", "peer", "-E", "UTF8", "--data-checksums", "--no-instructions"]
        choices += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        choices += [] if self.lasting else ["--no-sync"]
        user = self.account.name if self.account.switch else "-"
        result = subprocess.run(
            [*launch, user, str(program), "-D", str(draft), *choices],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
        )
        if result.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            raise LocalError(f"PostgreSQL could not make its data folder.\n{result.stderr.strip()}")
        shutil.rmtree(self.data, ignore_errors=True)
        draft.rename(self.data)

    def clear_leftovers(self) -> None:
        """Wait for a former server that is still stopping, end its orphans, drop a lock file nobody holds.

        The caller holds the lock of the data folder, so whatever still works in it is an orphan.
        """
        deadline = time.monotonic() + 15
        while (left := self.leftovers()) and time.monotonic() < deadline:
            time.sleep(0.1)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        if not left:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def leftovers(self) -> list[int]:
        """Return living processes of a former server: those that work in the data folder, else the one it names."""
        if Path("/proc/self").exists():
            return [pid for pid in working_in(self.data) if is_alive(pid)]
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return []
        return [pid] if is_alive(pid) else []

    def answers(self) -> bool:
        """Whether the server accepts connections; asked of its lock file first, so that its log stays free of noise."""
        try:
            if "ready" not in (self.data / "postmaster.pid").read_text().split("\n")[7]:
                return False
        except (OSError, IndexError):
            return False
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, role: str = "postgres", database: str = "postgres") -> psycopg.Connection:
        """Open a connection over the socket."""
        return psycopg.connect(
            host=str(self.sockets),
            port=self.port or STANDARD_PORT,
            user=role,
            dbname=database,
            connect_timeout=2,
            autocommit=True,
        )

    def ensure_portal(self) -> None:
        """Make the portal's role and database where they are missing."""
        role = sql.Identifier(ROLE)
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            if self.port:
                connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(self.password)))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), role))


def working_in(folder: Path) -> list[int]:
    """Return the processes whose working folder is this one (Linux)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.readlink(entry / "cwd") == str(folder):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def explain_failure(text: str, folder: Path) -> str:
    """Add the likely cause to a server's last words."""
    if full := full_disk(folder) or ("The disk is full." if "No space left" in text else ""):
        return f"{text}\n{full} Free some space at {folder} and start again."
    return text


def full_disk(folder: Path) -> str:
    """Return a sentence when a folder has hardly any space left; else nothing."""
    free = shutil.disk_usage(folder).free
    return f"The disk is full: less than {LEAST_SPACE // 1_000_000} MB are left." if free < LEAST_SPACE else ""
