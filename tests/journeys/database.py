"""The database of the journeys: a copy of the test database, so that what a journey does stays there.

PostgreSQL drops a database only when every session of the whole server has taken note. A session that waits for its
client in the middle of a COPY, in whatever database, does not; so each wait here has an end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections
from django.db.utils import OperationalError

LIMIT = "45s"  # far more than it takes, far less than a test may


@contextmanager
def own_database() -> Iterator[None]:
    """Let every connection of this process, in all threads, use a copy of the test database meanwhile."""
    settings = connections.settings["default"]
    if settings["NAME"] != connection.creation._get_test_db_name():  # no other test of this run wanted a database
        connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=True)
    original, copy = settings["NAME"], f"{settings['NAME']}_journeys"
    connection.close()
    _run(_end_sessions(original), _drop(copy), f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    settings["NAME"] = connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connections.close_all()
        settings["NAME"] = connection.settings_dict["NAME"] = original
        _drop_if_possible(copy)


def _end_sessions(name: str) -> str:
    """A database is copied only while nobody is in it: threads of earlier tests may have left connections open."""
    return (
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )


def _drop(name: str) -> str:
    """FORCE ends the sessions of server threads that keep their connection for the next request."""
    return f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'


def _drop_if_possible(name: str) -> None:
    """What another session holds up is no fault of the journeys: the next run begins by dropping it."""
    try:
        _run(_drop(name))
    except OperationalError as error:
        print(f"{name} stays until the next run: {error}", file=sys.stderr)


def _run(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{LIMIT}'")
        cursor.execute(f"SET lock_timeout = '{LIMIT}'")
        for statement in statements:
            cursor.execute(statement)
