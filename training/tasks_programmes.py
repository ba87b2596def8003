"""What the worker does for programmes: once a day it grants, renews, reminds and lapses."""

from __future__ import annotations

from celery import shared_task

from training.services.programmes import keep_statuses as keep
from training.tasks_outcomes import swept


@shared_task(name="training.tasks.keep_statuses")
def keep_statuses() -> None:
    """Grant and renew what is earned, remind of renewals, and end what was not renewed."""
    swept("keep_statuses", keep)
