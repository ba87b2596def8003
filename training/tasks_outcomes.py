"""What the worker does after sessions. A task is a hint to look: rows say what is to be done, so a lost run is made good
by the next, and one that runs twice finds nothing left."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from notifications.marks import marked
from training.services.coverage import recount_changed
from training.services.outcome_sweeps import ask_impact, remind_refreshers

log = structlog.get_logger(__name__)


def swept(task: str, sweep: Callable[[], int]) -> None:
    try:
        with marked(f"training_{task}"):
            log.info(f"training_{task}", done=sweep())
    except (OperationalError, InterfaceError) as error:
        log.warning("training_database_away", task=task, fault=type(error).__name__)


@shared_task(name="training.tasks.ask_impact")
def ask_impact_of_sessions() -> None:
    """Ask what changed, six weeks after a session."""
    swept("ask_impact", ask_impact)


@shared_task(name="training.tasks.remind_refreshers")
def remind_of_refreshers() -> None:
    """Say that a refresher is due in 90, 60 or 30 days."""
    swept("remind_refreshers", remind_refreshers)


@shared_task(name="training.tasks.recount_coverage")
def recount_coverage() -> None:
    """Put right the coverage of settings where something changed unnoticed."""
    swept("recount_coverage", recount_changed)
