"""Sweeps go session by session: each in a transaction of its own, and one that fails does not hold up the next.

A sweep may be killed or run twice at any point: what was done is committed, what was not is found again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from training.workflow import ActRefused

log = structlog.get_logger(__name__)


def for_each_session(due: QuerySet[Any], work: Callable[[int], int]) -> int:
    """Run `work` for the session of each due row, one transaction a session. Returns the sum of what they did."""
    return for_each(due.order_by("session").values_list("session", flat=True).distinct(), work)


def for_each(session_ids: QuerySet[Any, int], work: Callable[[int], int]) -> int:
    """Run `work` for each session. With the database away the sweep ends; any other fault is that session's own."""
    done = 0
    for session_id in list(session_ids):
        try:
            with transaction.atomic():
                done += work(session_id)
        except (ActRefused, DatabaseError) as fault:
            if not connection.is_usable():
                raise
            log.error("training_sweep_failed", session=session_id, fault=type(fault).__name__)
    return done
