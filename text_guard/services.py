"""Clear text for storing, and count what was refused.

The counters are the one thing that stays when a request is refused, so they are written apart from the request's own
transaction: a rollback must not take them, and they must not make the request fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from screening import Finding
from text_guard.models import CODE_LENGTH
from text_guard.text import ScreenedText, UnscreenedText, clear

__all__ = ["ScreenedText", "UnscreenedText", "clear", "count_declarations", "count_refusals"]

_REFUSAL = """
    INSERT INTO text_guard_refusalcount (day, form, type, verdict, count) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (day, form, type, verdict) DO UPDATE SET count = text_guard_refusalcount.count + 1
"""
_DECLARATION = """
    INSERT INTO text_guard_declarationcount (day, form, reason, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (day, form, reason) DO UPDATE SET count = text_guard_declarationcount.count + 1
"""


def count_refusals(*, form: str, findings: list[Finding]) -> None:
    """Add one for each type that was found in one refused post, by day, form and verdict."""
    seen = sorted({(finding.type.value, finding.verdict.value) for finding in findings})
    day = timezone.localdate()
    _execute(_REFUSAL, [(day, form[:CODE_LENGTH], kind, verdict) for kind, verdict in seen])


def count_declarations(*, form: str, reasons: list[str]) -> None:
    """Add one for each reason with which an author let a marked name stand."""
    day = timezone.localdate()
    _execute(_DECLARATION, [(day, form[:CODE_LENGTH], reason) for reason in sorted(reasons)])


def _execute(statement: str, rows: list[tuple[date | str, ...]]) -> None:
    """Write the rows in one order, so that two posts cannot lock each other out."""
    if rows:
        with _apart() as database, database.cursor() as cursor:
            cursor.executemany(statement, rows)


@contextmanager
def _apart() -> Iterator[BaseDatabaseWrapper]:
    """The usual connection where no transaction is open on it, else a second one that commits by itself."""
    if not _inside_a_transaction():
        yield connections["default"]
        return
    second = connections.create_connection("default")
    try:
        yield second
    finally:
        second.close()


def _inside_a_transaction() -> bool:
    """Whether the request has a transaction open; the one that Django's test case wraps around a test does not count."""
    blocks = connections["default"].atomic_blocks
    return any(not getattr(block, "_from_testcase", False) for block in blocks)
