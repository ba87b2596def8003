"""Marks of scheduled jobs: when each last began and ended. The health page reads the relay's as the worker's pulse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.functions import Now

from notifications.models import JobMark

Outcome = JobMark.Outcome


@contextmanager
def marked(name: str) -> Iterator[None]:
    """Mark a run of the job: begun, then done or stopped by a fault."""
    JobMark.objects.bulk_create(
        [JobMark(name=name, started_at=Now(), finished_at=None, outcome=Outcome.RUNNING)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["started_at", "finished_at", "outcome"],
    )
    try:
        yield
    except BaseException:
        _end(name, Outcome.FAULT)
        raise
    _end(name, Outcome.DONE)


def _end(name: str, outcome: str) -> None:
    JobMark.objects.filter(name=name).update(finished_at=Now(), outcome=outcome)
