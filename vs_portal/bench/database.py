"""The benchmark's own databases, one a scale, so that it never touches the data somebody works with."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import astuple, dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from vs_portal.demo.loading import SIZES, Scale
from vs_portal.settings.env import BASE_DIR


@dataclass(frozen=True)
class BenchDatabase:
    """Where the data of one scale stands."""

    name: str
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment for a process that works on this database."""
        return os.environ | {"DATABASE_URL": self.url, "VS_DB_STATEMENT_TIMEOUT_MS": "0", "VS_DEMO": "1"}


def prepare(scale: Scale, *, fresh: bool) -> BenchDatabase:
    """Return the loaded database of `scale`, making it where it is not there yet (or when `fresh`)."""
    server = urlsplit(os.environ["DATABASE_URL"])
    database = BenchDatabase(f"portal_bench_{scale}", urlunsplit(server._replace(path=f"/portal_bench_{scale}")))
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database.name]).fetchone()
        if there and (fresh or not _is_loaded(database.url, scale)):
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name)))
            there = None
        if not there:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(database.name)))
    if not there:
        for arguments in (["migrate", "--verbosity", "0"], ["load_demo", "--scale", scale]):
            _manage(arguments, database.environment)
        _mark_loaded(database.url, scale)
    else:
        _manage(["migrate", "--verbosity", "0"], database.environment)
    return database


def _manage(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "django", *arguments, "--settings", "vs_portal.settings"]
    subprocess.run(command, env=environment, cwd=BASE_DIR, check=True)  # noqa: S603  (our own command, fixed words)


def _is_loaded(url: str, scale: Scale) -> bool:
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT description FROM pg_shdescription JOIN pg_database ON objoid = oid WHERE datname = current_database()"
        ).fetchone()
    return bool(found and found[0] == _mark(scale))


def _mark(scale: Scale) -> str:
    """What says that all of a scale is there: a scale that grew is loaded again."""
    return f"loaded {scale}: {', '.join(map(str, astuple(SIZES[scale])))}"


def _mark_loaded(url: str, scale: Scale) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        name = connection.execute("SELECT current_database()").fetchone()[0]  # type: ignore[index]  # always one row
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), _mark(scale)))
        connection.execute("ANALYZE")
