"""The audit trail: what happened, to what, by whom. Append-only, hash-chained, with no foreign key to live data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One audited act. `detail` holds codes, ids and numbers only: never text that somebody typed."""

    event = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_public_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    subject_type = models.CharField(max_length=64, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["event", "-id"]),
            models.Index(fields=["subject_type", "subject_id", "-id"]),
            models.Index(fields=["by_public_id", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject_type} {self.subject_id}"
