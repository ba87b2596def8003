"""Counts how often something was done, in the cache that stands in PostgreSQL; refuses where it cannot count."""

from __future__ import annotations

import time

from django.core.cache import cache


def take(key: str, *, most: int, seconds: int, number: int = 1) -> bool:
    """Use `number` of `most` in the running window of `seconds`; False when there are not so many left."""
    name = _name(key, seconds)
    cache.add(name, 0, timeout=seconds)
    try:
        used = int(cache.incr(name, number))
        # Counting on would let it lapse with the cache's own timeout, long before the window.
        cache.touch(name, seconds)
    except ValueError:  # the row vanished between the two: count it as used up
        return False
    return used <= most


def left(key: str, *, most: int, seconds: int) -> int:
    """How many of `most` are left in the running window; nothing is used."""
    return max(0, most - int(cache.get(_name(key, seconds), 0)))


def _name(key: str, seconds: int) -> str:
    return f"rate:{key}:{int(time.time()) // seconds}"
