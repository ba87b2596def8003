"""What the worker does for the outbox. A task is only a hint to look; the truth is the rows, so any run may be lost."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from notifications.marks import marked
from notifications.relay import relay
from notifications.services import purge_messages

log = structlog.get_logger(__name__)


# The next sweep replaces a lost one, so it is acknowledged at once: a message that kills its worker is not redelivered.
@shared_task(name="notifications.tasks.relay_outbox", acks_late=False, soft_time_limit=110, time_limit=120)
def relay_outbox() -> None:
    """Send what is due. A database that is away is not a fault of the task: the next sweep finds the same rows."""
    try:
        with marked("relay_outbox"):
            relay()
    except (OperationalError, InterfaceError) as error:
        log.warning("outbox_database_away", fault=type(error).__name__)


@shared_task(name="notifications.tasks.purge_outbox")
def purge_outbox() -> None:
    """Remove texts older than 30 days."""
    with marked("purge_outbox"):
        log.info("outbox_purged", **purge_messages())
