"""What the worker does for search."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from notifications.marks import marked
from resources.search.empty import purge
from resources.search.indexing import count_words

log = structlog.get_logger(__name__)


@shared_task(name="resources.tasks.count_search_words", soft_time_limit=540, time_limit=570)
def count_search_words() -> None:
    """Count the words of the directory anew each night: publishing only adds words that are new."""
    try:
        log.info("resources_words_counted", words=count_words())
    except (OperationalError, InterfaceError) as error:
        log.warning("resources_database_away", task="count_search_words", fault=type(error).__name__)


@shared_task(name="resources.tasks.purge_empty_searches")
def purge_empty_searches() -> None:
    """Remove the words of searches that found nothing once they have passed their period."""
    try:
        with marked("resources_purge_empty_searches"):
            log.info("resources_empty_searches_purged", rows=purge())
    except (OperationalError, InterfaceError) as error:
        log.warning("resources_database_away", task="purge_empty_searches", fault=type(error).__name__)
