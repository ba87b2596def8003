"""What remains of refused text: how often, on which day, in which form, of which type. Never the text.

Beside the counts the rules of this council: what a case that slipped through or a false alarm taught, as a pattern.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

CODE_LENGTH = 60


class RefusalCount(models.Model):
    """How often a form handed text back on one day because of one type of finding."""

    day = models.DateField()
    form = models.CharField(max_length=CODE_LENGTH)
    type = models.CharField(max_length=CODE_LENGTH)
    verdict = models.CharField(max_length=5)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "form", "type", "verdict"], name="one_refusal_count_a_day"),
            models.CheckConstraint(condition=models.Q(verdict__in=["warn", "block"]), name="refusal_count_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.form} {self.type} {self.verdict}: {self.count}"


class DeclarationReason(models.TextChoices):
    """Why a marked name may stand."""

    COLLEAGUE = "colleague", "A colleague or other professional"
    PUBLIC = "public", "A public figure, an author, or a published matter"
    PLACE = "place", "A place, an organisation or a product"
    WORD = "word", "No name at all"


class DeclarationCount(models.Model):
    """How often authors let a marked name stand on one day, and for which reason. Never the name."""

    day = models.DateField()
    form = models.CharField(max_length=CODE_LENGTH)
    reason = models.CharField(max_length=20, choices=DeclarationReason.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "form", "reason"], name="one_declaration_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.form} {self.reason}: {self.count}"


class FalseAlarmReason(models.TextChoices):
    """Why a marked place, other than a name, was marked wrongly, as its author says."""

    OFFICE = "office", "It belongs to an office or a professional"
    MANY = "many", "It is about many children"
    MADE_UP = "made_up", "It is made up"
    PUBLISHED = "published", "It is a published matter"
    NOBODY = "nobody", "It identifies nobody"


class FalseAlarmCount(models.Model):
    """How often authors reported on one day that a form marked something wrongly. Never the text."""

    day = models.DateField()
    form = models.CharField(max_length=CODE_LENGTH)
    type = models.CharField(max_length=CODE_LENGTH)
    reason = models.CharField(max_length=20, choices=FalseAlarmReason.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "form", "type", "reason"], name="one_false_alarm_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.form} {self.type} {self.reason}: {self.count}"


class MissCount(models.Model):
    """How often staff reported on one day that text of a form identifies a child and was not stopped. Never the text."""

    day = models.DateField()
    form = models.CharField(max_length=CODE_LENGTH)
    type = models.CharField(max_length=CODE_LENGTH)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "form", "type"], name="one_miss_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.form} {self.type}: {self.count}"


class LocalRule(models.Model):
    """A pattern of this council that the screen follows while it is active. One person proposes, another activates."""

    class Kind(models.TextChoices):
        """What the pattern is, and so what the screen does with it."""

        PHRASE = "phrase", "Phrase that is fine here"
        REFERENCE = "reference", "Shape of a reference"
        NAME = "name", "Name used here"

    class State(models.TextChoices):
        """Where the rule stands; only an active one is followed."""

        PROPOSED = "proposed", "Proposed"
        ACTIVE = "active", "Active"
        RETIRED = "retired", "Retired"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    pattern = models.CharField(max_length=60)
    key = models.CharField(max_length=60)  # the pattern as the screen compares it, so that none stands twice
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField()
    activated_at = models.DateTimeField(null=True)
    activated_by = models.UUIDField(null=True)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    checks_passed = models.PositiveSmallIntegerField(default=0)
    checks_run = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["kind", "key"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_rule_a_pattern"),
            models.CheckConstraint(
                condition=Q(kind__in=["phrase", "reference", "name"], state__in=["proposed", "active", "retired"]),
                name="rule_of_a_known_kind_and_state",
            ),
            models.CheckConstraint(
                condition=Q(activated_at__isnull=True, activated_by__isnull=True)
                | Q(activated_at__isnull=False, activated_by__isnull=False),
                name="rule_activated_when_and_by",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="rule_retired_when_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(activated_by__isnull=False), name="rule_in_use_was_activated"
            ),
            models.CheckConstraint(
                condition=Q(activated_by__isnull=True) | ~Q(activated_by=F("proposed_by")),
                name="rule_needs_a_second_person",
            ),
            models.CheckConstraint(condition=Q(checks_passed__lte=F("checks_run")), name="rule_checks_add_up"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.pattern}"
