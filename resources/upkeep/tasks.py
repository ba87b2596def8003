"""What the worker does to keep the directory true. A task is a hint to look: rows say what is to be done, so a lost run
is made good by the next, and one that runs twice finds nothing left."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from notifications.marks import marked
from resources.upkeep.chasing import chase
from resources.upkeep.clock import mark_due
from resources.upkeep.links.checker import check_due

log = structlog.get_logger(__name__)


@shared_task(name="resources.tasks.review_clock")
def review_clock() -> None:
    """Move what is due to review due, and ask whoever is next to check it."""
    try:
        with marked("resources_review_clock"):
            log.info("resources_review_clock", due=mark_due(), messages=chase())
    except (OperationalError, InterfaceError) as error:
        log.warning("resources_database_away", task="review_clock", fault=type(error).__name__)


# Acknowledged at once: the next run takes up the rest, and a message that kills its worker is not delivered again.
@shared_task(name="resources.tasks.check_links", acks_late=False, soft_time_limit=140, time_limit=150)
def check_links() -> None:
    """Look at some of the addresses whose turn has come."""
    try:
        with marked("resources_check_links"):
            check_due()
    except (OperationalError, InterfaceError) as error:
        log.warning("resources_database_away", task="check_links", fault=type(error).__name__)
