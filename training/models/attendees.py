"""The people who are trained. An attendee belongs to a setting and need not have an account."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.models import CouncilTeam, EducationSetting
from training.models.vocabulary import COUNCIL_ROLES, AttendeeRole


class Attendee(models.Model):
    """One person of one setting, or of the council, found again by their work email.

    Somebody who moves to another setting is another attendee there; what they learnt stays counted where they were
    until the old setting says that they left (`left_on`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    setting = models.ForeignKey(
        EducationSetting, null=True, blank=True, on_delete=models.PROTECT, related_name="attendees", db_index=False
    )
    team = models.ForeignKey(
        CouncilTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendees"
    )
    name = models.CharField(max_length=150)
    email = models.EmailField()  # in lower case
    role = models.CharField(max_length=20, choices=AttendeeRole)
    left_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["setting", "email"], condition=Q(setting__isnull=False), name="training_attendee_once_a_setting"
            ),
            models.UniqueConstraint(
                fields=["email"], condition=Q(setting__isnull=True), name="training_attendee_once_in_the_council"
            ),
            models.CheckConstraint(condition=Q(role__in=AttendeeRole.values), name="training_attendee_role_known"),
            models.CheckConstraint(
                condition=Q(setting__isnull=False) | Q(role__in=COUNCIL_ROLES), name="training_attendee_of_the_council"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(email=""), name="training_attendee_named"),
        ]
        indexes: ClassVar = [models.Index(fields=["email"], name="training_attendee_email")]

    def __str__(self) -> str:
        return self.name
