"""Work in the background: each task names its queue, and beat runs only tasks that exist."""

from __future__ import annotations

from celery import Task
from django.conf import settings

from tests.architecture.source import APPS
from vs_portal.celery import app


def own_tasks() -> dict[str, Task]:
    app.loader.import_default_modules()
    app.autodiscover_tasks(force=True)
    return {name: task for name, task in app.tasks.items() if name.split(".")[0] in APPS}


def test_every_task_names_its_queue() -> None:
    """STYLE habit 18: a task that lands in the default queue waits behind work of another kind."""
    router = app.amqp.router
    unnamed = [
        name for name in own_tasks() if router.route({}, name)["queue"].name == settings.CELERY_TASK_DEFAULT_QUEUE
    ]
    assert unnamed == [], "add a line to CELERY_TASK_ROUTES"


def test_there_are_tasks_at_all() -> None:
    """Guards the guard: with nothing found the test above would pass for ever."""
    assert "notifications.tasks.relay_outbox" in own_tasks()


def test_beat_runs_only_tasks_that_exist() -> None:
    known = set(own_tasks())
    missing = [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values() if entry["task"] not in known]
    assert missing == []
