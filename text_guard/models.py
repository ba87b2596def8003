"""What remains of refused text: how often, on which day, in which form, of which type. Never the text."""

from __future__ import annotations

from django.db import models

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
