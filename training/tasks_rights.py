"""What the worker does for people's rights, each night: names go when their time is over, and places of the erased."""

from __future__ import annotations

from celery import shared_task

from training.services.leaving import give_up_places
from training.services.retention import purge_names
from training.tasks_outcomes import swept


@shared_task(name="training.tasks.purge_names")
def purge_old_names() -> None:
    """Take the names off what was kept as long as we say; give up the places that an erasure left over."""
    swept("purge_names", purge_names)
    swept("give_up_places", give_up_places)
