"""Work in the background for readers."""

from __future__ import annotations

from celery import shared_task

from notifications.marks import marked
from resources.reader import digests


@shared_task(name="resources.tasks.send_digests")
def send_digests() -> int:
    """Tell people what is new for their saved searches; run each open hour, it finds work on the first of a period."""
    with marked("resources.send_digests"):
        return digests.send_due()
