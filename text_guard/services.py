"""Clear text for storing, and count what was refused.

The counters are the one thing that stays when a request is refused, so they are written apart from the request's own
transaction: a rollback must not take them, and they must not make the request fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from screening import Finding, FindingType
from text_guard.models import CODE_LENGTH
from text_guard.text import ScreenedText, UnscreenedText, clear

__all__ = [
    "ScreenedText",
    "UnscreenedText",
    "clear",
    "count_declarations",
    "count_false_alarms",
    "count_miss",
    "count_refusals",
]

_REFUSAL = """
    INSERT INTO text_guard_refusalcount (day, form, type, verdict, count) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (day, form, type, verdict) DO UPDATE SET count = text_guard_refusalcount.count + 1
"""
_DECLARATION = """
    INSERT INTO text_guard_declarationcount (day, form, reason, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (day, form, reason) DO UPDATE SET count = text_guard_declarationcount.count + 1
"""

_FALSE_ALARM = """
    INSERT INTO text_guard_falsealarmcount (day, form, type, reason, count) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (day, form, type, reason) DO UPDATE SET count = text_guard_falsealarmcount.count + 1
"""
_MISS = """
    INSERT INTO text_guard_misscount (day, form, type, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (day, form, type) DO UPDATE SET count = text_guard_misscount.count + 1
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


def count_false_alarms(*, form: str, types: Iterable[str], reason: str) -> None:
    """Add one for each type that an author reports as marked wrongly, with the coded reason."""
    day = timezone.localdate()
    _execute(_FALSE_ALARM, [(day, form[:CODE_LENGTH], FindingType(kind).value, reason) for kind in sorted(types)])


def count_miss(*, form: str, type: FindingType | str) -> None:
    """Add one: staff say that text of this form identifies a child and was not stopped. ValueError for no such type."""
    _execute(_MISS, [(timezone.localdate(), form[:CODE_LENGTH], FindingType(type).value)])


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
