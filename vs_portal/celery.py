"""The Celery application. Tasks name their queue; nothing that matters lives in the broker."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vs_portal.settings")

app = Celery("vs_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_the_portals_log(**_: object) -> None:
    """Celery sets up no log of its own, whose lines would quote what a task failed with: Django's is in place."""
