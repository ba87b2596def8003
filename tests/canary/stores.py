"""Where anything could remain, searched whole: the database, Valkey, folders of files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import redis

from tests.canary.words import Canaries

_TABLES = """
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm') AND has_table_privilege(c.oid, 'SELECT') AND n.nspname <> 'pg_toast'
    AND (n.nspname IN ('pg_catalog', 'information_schema')) = {} ORDER BY 1
"""
_OWN, _CATALOGUES = _TABLES.format("false"), _TABLES.format("true")
_LARGE_OBJECTS = """
    SELECT encode(lo_get(oid), 'hex') FROM pg_largeobject_metadata WHERE lomowner = current_user::regrole
"""
_SEEN_BY_OPERATORS = ("pg_stat_activity", "pg_stats", "pg_prepared_statements", "pg_cursors", "pg_stat_statements")


class Cursor(Protocol):
    """What of a database cursor is used, Django's and psycopg's alike."""

    def execute(self, query: Any, params: Any = None) -> Any: ...
    def fetchall(self) -> list[Any]: ...


@dataclass(frozen=True, order=True)
class Find:
    """A word that remained: in what kind of place, which one, and the form and field that it was typed into."""

    kind: str
    place: str
    typed_into: str


def finds(canaries: Canaries, kind: str, place: str, data: bytes | str) -> list[Find]:
    """Every word of this run in the data, as finds."""
    return [Find(kind, place, canaries.where[word]) for word in sorted(canaries.found_in(data))]


def in_tables(cursor: Cursor, canaries: Canaries) -> list[Find]:
    """Every row of every table of the portal's own schemas, and large objects.

    Words of texts that passed the screen may stand there; of refused texts none may.
    """
    cursor.execute(_OWN)
    names = [row[0] for row in cursor.fetchall()]
    every = " UNION ALL ".join(f"SELECT row_to_json(t)::text AS line FROM {name} t" for name in names)
    cursor.execute(f"SELECT string_agg(line, chr(10)) FROM ({every}) AS lines")  # names from the catalogue
    found: list[Find] = []
    if canaries.found_in(cursor.fetchall()[0][0] or "") - canaries.passed:
        found += [find for name in names for find in finds(canaries, "table", name, _rows(cursor, name))]
    cursor.execute(_LARGE_OBJECTS)
    found += finds(canaries, "large object", "pg_largeobject", "\n".join(row[0] for row in cursor.fetchall()))
    return [find for find in found if not canaries.has_passed(find.typed_into)]


def in_catalogues(cursor: Cursor, canaries: Canaries) -> list[Find]:
    """PostgreSQL's own tables, and what it shows to operators: the statements that run, the values it counted.

    It counts the values of every column, so words of texts that passed the screen may stand there.
    """
    cursor.execute(_CATALOGUES)
    names = [row[0] for row in cursor.fetchall()]
    for view in _SEEN_BY_OPERATORS:
        cursor.execute("SELECT to_regclass(%s)::text", [view])
        names += [row[0] for row in cursor.fetchall() if row[0]]
    found = [find for name in names for find in finds(canaries, "catalogue", name, _rows(cursor, name))]
    return [find for find in found if not canaries.has_passed(find.typed_into)]


def _rows(cursor: Cursor, name: str) -> str:
    cursor.execute(f"SELECT row_to_json(t)::text FROM {name} t")  # names from the catalogue
    return "\n".join(row[0] or "" for row in cursor.fetchall())


def in_valkey(url: str, canaries: Canaries) -> list[Find]:
    """Every key of every database by its type and as dumped, channels, and the log of slow commands."""
    found: list[Find] = []
    client = redis.Redis.from_url(url)
    try:
        for number in [int(name[2:]) for name in client.info("keyspace")] or [0]:
            client.execute_command("SELECT", number)
            for key in client.scan_iter():
                data = repr(key).encode() + (client.dump(key) or b"") + repr(_value(client, key)).encode()
                found += finds(canaries, "valkey", f"{number}:{key!r}", data)
        found += finds(canaries, "valkey", "slow log", repr(client.slowlog_get(1024)))
        found += finds(canaries, "valkey", "channels", repr(client.pubsub_channels()))
        found += finds(canaries, "valkey", "clients", repr(client.client_list()))
    finally:
        client.close()
    return found


def _value(client: redis.Redis, key: bytes) -> Any:
    """A key's value, read as its type is read."""
    read = {
        b"string": client.get,
        b"hash": client.hgetall,
        b"set": client.smembers,
        b"list": lambda name: client.lrange(name, 0, -1),
        b"zset": lambda name: client.zrange(name, 0, -1, withscores=True),
        b"stream": lambda name: (client.xrange(name), client.xinfo_groups(name)),
    }
    return read.get(client.type(key), lambda _: None)(key)


def in_folder(
    folder: Path, canaries: Canaries, *, leave_out: frozenset[str] = frozenset(), since: float = 0.0
) -> list[Find]:
    """The bytes of every file below a folder that was written since then, and the names of files and folders."""
    found: list[Find] = []
    for path in _files(folder, leave_out):
        found += finds(canaries, "file name", str(path), str(path.relative_to(folder)))
        try:
            if path.stat().st_mtime < since:
                continue
            found += finds(canaries, "file", str(path), path.read_bytes())
        except FileNotFoundError:  # gone between the two calls
            continue
    return found


def _files(folder: Path, leave_out: frozenset[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in leave_out]
        yield from (path for name in names if (path := Path(place) / name).is_file() and not path.is_symlink())
