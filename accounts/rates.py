"""Counts how often something was done, in the cache that stands in PostgreSQL; refuses where it cannot count."""

from __future__ import annotations

import math
import time

from django.core.cache import cache
from django.db import connection, transaction

_COUNTS = 0x5261_7465  # any constant that nothing else locks together with a number


def take(key: str, *, most: int, seconds: int, number: int = 1) -> bool:
    """Use `number` of `most` in the running window of `seconds`; False when there are not so many left.

    Two at once are both counted: the cache reads a number and writes the next one, which a lock makes one step.
    """
    name = _name(key, seconds)
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_COUNTS, name])
        return _count(name, seconds, number) <= most


def _count(name: str, seconds: int, number: int) -> float:
    cache.add(name, 0, timeout=seconds)
    try:
        used = int(cache.incr(name, number))
        # Counting on would let it lapse with the cache's own timeout, long before the window.
        cache.touch(name, seconds)
    except ValueError:  # the row vanished between the two: count it as used up
        return math.inf
    return used


def left(key: str, *, most: int, seconds: int) -> int:
    """How many of `most` are left in the running window; nothing is used."""
    return max(0, most - int(cache.get(_name(key, seconds), 0)))


def _name(key: str, seconds: int) -> str:
    return f"rate:{key}:{int(time.time()) // seconds}"
