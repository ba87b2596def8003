"""Things asked for that somebody else must do: erasure of one's data, and taking a lost authenticator off an account."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models.person import Person


class ErasureRequest(models.Model):
    """A person asks that what the portal holds about them be removed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasure_requests")
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(done_at=None), name="erasure_asked_once"),
        ]

    def __str__(self) -> str:
        return f"asked {self.asked_at:%d %B %Y}"


class FactorReset(models.Model):
    """One administrator asks, another confirms, that a person's second factors be removed after a loss."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="factor_resets")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="factor_resets_asked")
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="factor_resets_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(confirmed_at=None, dropped_at=None), name="factor_reset_open_once"
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("person")), name="factor_reset_two_people"
            ),
            models.CheckConstraint(condition=~Q(asked_by=F("person")), name="factor_reset_not_for_oneself"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="factor_reset_confirmed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"asked {self.asked_at:%d %B %Y}"
