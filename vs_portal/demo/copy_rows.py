"""Writes many rows by PostgreSQL's COPY. Keys are given by the caller, so the sequence is set afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Copy `rows` into the table of `model` and return how many there were. Bypasses screening: made-up rows only.

    `rows` must ask the database nothing while it is read: the connection is busy copying.
    """
    table = sql.Identifier(model._meta.db_table)
    names = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    count = 0
    with connection.cursor() as cursor:
        with cursor.cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(table, names)) as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        cursor.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT coalesce(max(id), 1) FROM {}))").format(
                sql.Literal(model._meta.db_table), table
            )
        )
    return count


def next_key(model: type[models.Model]) -> int:
    """The first primary key that no row of `model` uses."""
    return (model.objects.aggregate(top=models.Max("pk"))["top"] or 0) + 1  # type: ignore[attr-defined]  # every model has objects
