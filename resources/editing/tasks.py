"""Work in the background: approved versions go live at their time."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from resources.editing.services import publish_due

log = structlog.get_logger(__name__)


@shared_task(name="resources.tasks.publish_due_versions")
def publish_due_versions() -> None:
    """Publish what was approved for a time that has come. With the database away the next run does it."""
    try:
        published = publish_due()
    except (OperationalError, InterfaceError) as error:
        log.warning("resources_database_away", fault=type(error).__name__)
        return
    if published:
        log.info("resources_published", versions=published)
