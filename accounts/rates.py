"""Counts how often something was done, in the cache that stands in PostgreSQL; refuses where it cannot count."""

from __future__ import annotations

import time

from django.core.cache import cache


def take(key: str, *, most: int, seconds: int) -> bool:
    """Use one of `most` in the running window of `seconds`; False when they are used up."""
    window = int(time.time()) // seconds
    name = f"rate:{key}:{window}"
    cache.add(name, 0, timeout=seconds)
    try:
        return int(cache.incr(name)) <= most
    except ValueError:  # the row vanished between the two: count it as used up
        return False
