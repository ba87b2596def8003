"""Membership: a person holds a role in a setting, trust, team or the council. requested → approved → ended | refused."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models.append_only import append_only
from accounts.models.person import Person
from organisations.models import CouncilTeam, EducationSetting, Trust


class Membership(models.Model):
    """One role held (or asked for) by one person. Only `approved` gives any permission."""

    class State(models.TextChoices):
        REQUESTED = "requested", "Waiting for a decision"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"
        ENDED = "ended", "Ended"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=32)
    setting = models.ForeignKey(
        EducationSetting, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    trust = models.ForeignKey(Trust, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(CouncilTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=16, choices=State.choices, default=State.REQUESTED)
    requested_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships_asked", null=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(setting=None, trust=None) | Q(setting=None, team=None) | Q(trust=None, team=None),
                name="membership_one_scope",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "setting", "trust", "team"],
                nulls_distinct=False,
                condition=Q(state__in=["requested", "approved"]),
                name="membership_once_while_live",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["requested_at"], condition=Q(state="requested"), name="membership_waiting"),
            models.Index(fields=["setting", "role"], condition=Q(state="approved"), name="membership_of_setting"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="membership_moves",
                field="state",
                transitions=[
                    ("requested", "approved"),
                    ("requested", "refused"),
                    ("requested", "ended"),
                    ("approved", "ended"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.state})"


class MembershipEvent(models.Model):
    """One step in the life of a membership: append-only, says who and why."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="events")
    from_state = models.CharField(max_length=16, blank=True)
    to_state = models.CharField(max_length=16)
    by_id = models.BigIntegerField(null=True)  # no foreign key and no name: the history outlives an erased person
    reason = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        triggers: ClassVar = append_only("membership_history")

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
