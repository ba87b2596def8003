"""Rows that many tests begin with are made once by the real services, and put back as they were for the tests that follow.

The cast takes six hundred statements to make and a dozen to put back. It is put back only where that comes to the same:
every table holds exactly what it held before the making, the clock stands within a minute of it, and passwords are kept
in the same way. Otherwise it is made anew. Numbers that sequences gave meanwhile are never given again, so none collide.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pgtrigger
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

FRESH = timedelta(minutes=1)
T = TypeVar("T")
Rows = dict[str, frozenset[str]]  # of each table, as PostgreSQL writes a row


@dataclass(frozen=True)
class Memory:
    """What was made, and in which circumstances."""

    at: datetime
    hashers: tuple[str, ...]
    before: Rows
    rows: Rows
    made: Any


_memories: dict[str, Memory] = {}


def remembered(name: str, make: Callable[[], T]) -> T:
    """What `make` returns, with the rows that it makes."""
    before, at, hashers = _all_rows(), timezone.now(), tuple(settings.PASSWORD_HASHERS)
    memory = _memories.get(name)
    if memory and abs(at - memory.at) < FRESH and (hashers, before) == (memory.hashers, memory.before):
        _put_back(memory.rows)
        return deepcopy(memory.made)
    made = make()
    after = _all_rows()
    if all(rows <= after[table] for table, rows in before.items()):  # nothing that stood there was changed
        rows = {table: after[table] - before[table] for table in after if after[table] != before[table]}
        _memories[name] = Memory(at, hashers, before, rows, deepcopy(made))
    return made


def _all_rows() -> Rows:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        parts = [f"SELECT '{table}', ARRAY(SELECT one::text FROM \"{table}\" one)" for table in tables]
        cursor.execute(" UNION ALL ".join(parts))
        return {table: frozenset(rows) for table, rows in cursor.fetchall()}


@transaction.atomic
@pgtrigger.ignore()
def _put_back(rows: Rows) -> None:
    """In any order of tables: what refers to another table is looked at when the transaction ends.

    Without the triggers: they let these rows in when they were made, and counted what they count in the rows themselves.
    """
    with connection.cursor() as cursor:
        for table, texts in rows.items():
            cursor.execute(
                "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                [table],
            )
            (columns,) = cursor.fetchone()
            cursor.execute(
                f'INSERT INTO "{table}" ({columns})'
                f' SELECT {columns} FROM (SELECT (text::"{table}").* FROM unnest(%s::text[]) AS text) AS kept',
                [sorted(texts)],
            )
