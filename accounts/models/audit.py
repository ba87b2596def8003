"""The audit trail: what happened, to what, by whom. Append-only, hash-chained, with no foreign key to live data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models.append_only import append_only


class AuditEvent(models.Model):
    """One audited act. `detail` holds codes, ids and numbers only: never text that somebody typed."""

    event = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_public_id = models.UUIDField(null=True)
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
            models.Index(fields=["at"]),
        ]
        triggers: ClassVar = append_only("audit")

    def __str__(self) -> str:
        return f"{self.event} {self.subject_type} {self.subject_id}"


class AuditHead(models.Model):
    """How many events there are and the hash of the last: one row, so that a cut at the end of the trail shows too."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    events = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one_row")]

    def __str__(self) -> str:
        return f"{self.events} events"
