"""Which settings have a current trained safeguarding lead, kept up to date for lists of 24,000; and calendar feeds."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.models import EducationSetting
from training.models.attendees import Attendee


class Coverage(models.Model):
    """What the bookings of one setting add up to. `services.coverage.recount` writes it and nothing else does.

    `current_until`: the latest day on which a lead who is still there is in date. `left_until`: the same over those
    who left. A setting without a row has never had a trained lead.
    """

    setting = models.OneToOneField(
        EducationSetting, on_delete=models.CASCADE, related_name="coverage", primary_key=True
    )
    current_until = models.DateField(null=True, blank=True)
    holder = models.ForeignKey(Attendee, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    left_until = models.DateField(null=True, blank=True)
    trained_on = models.DateField(null=True, blank=True)  # the last time that any lead attended
    counted_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(current_until__isnull=True) | Q(trained_on__isnull=False), name="training_coverage_is_dated"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["current_until"], name="training_coverage_until")]

    def __str__(self) -> str:
        return f"coverage of {self.pk}"


class CalendarFeed(models.Model):
    """A person's calendar of their own sessions. Who has the address reads it, so it can be renewed."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_feed", primary_key=True
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    renewed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"feed of {self.pk}"
