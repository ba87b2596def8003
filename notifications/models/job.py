"""The mark that a scheduled job leaves each time it runs: how we know that the worker is alive."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class JobMark(models.Model):
    """One row per scheduled job: when it last began and ended, and how."""

    class Outcome(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAULT = "fault", "Stopped by a fault"

    name = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.RUNNING)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=["running", "done", "fault"]), name="job_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome="running", finished_at__isnull=True)
                | ~Q(outcome="running") & Q(finished_at__isnull=False),
                name="job_ended_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.outcome}"
