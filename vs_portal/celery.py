"""The Celery application. Tasks name their queue; nothing that matters lives in the broker."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vs_portal.settings")

app = Celery("vs_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
