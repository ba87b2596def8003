"""Law as dated data: a threshold or a clock is a record with its source and the day somebody last checked it.

Changing one needs no deploy: a new row starts where the old one ends, and the old one stays for cases of its time.
A row without `checked_on` has not been verified against its source, and pages say so.
"""

from decimal import Decimal

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models

from organisations.models.calendar import DayRange
from text_guard.fields import ScreenedCharField, ScreenedTextField


class DatedRule(models.Model):
    """One value of one rule, for the days from `effective_from` to `effective_to` (included; open if empty)."""

    class Unit(models.TextChoices):
        SCHOOL_DAYS = "school_days", "school days"
        WORKING_DAYS = "working_days", "working days"
        CALENDAR_DAYS = "calendar_days", "calendar days"
        CALENDAR_WEEKS = "calendar_weeks", "calendar weeks"
        SCHOOL_WEEKS = "school_weeks", "school weeks"
        MONTHS = "months", "months"
        YEARS = "years", "years"
        MINUTES = "minutes", "minutes"
        HOURS = "hours", "hours"
        SESSIONS = "sessions", "sessions"
        PERCENT = "percent", "per cent"
        POUNDS = "pounds", "pounds"
        PUPILS = "pupils", "pupils"
        WORDING = "wording", "wording"

    key = models.SlugField(max_length=80, db_index=False)
    title = ScreenedCharField(max_length=200)
    value = ScreenedCharField(max_length=500)
    unit = models.CharField(max_length=20, choices=Unit)
    basis = ScreenedCharField(max_length=300)
    note = ScreenedCharField(max_length=500, blank=True)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["key", "-effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit="wording") | models.Q(value__regex=r"^\d+(\.\d+)?$"),
                name="dated_rule_value_is_a_number",
            ),
            models.CheckConstraint(
                condition=models.Q(effective_to__isnull=True) | models.Q(effective_to__gte=models.F("effective_from")),
                name="dated_rule_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="dated_rule_one_at_a_time",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    (
                        DayRange(
                            "effective_from",
                            "effective_to",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.value} {self.get_unit_display()} from {self.effective_from}"

    @property
    def value_in_words(self) -> str:
        """The value with its unit: `15 school days`, `1 school day`, `£80`; wording as it stands."""
        if self.unit == self.Unit.WORDING:
            return self.value
        if self.unit == self.Unit.POUNDS:
            return f"£{self.value}"
        unit = str(self.get_unit_display())
        return f"{self.value} {unit.removesuffix('s') if self.value == '1' else unit}"

    @property
    def verified(self) -> bool:
        return self.checked_on is not None

    @property
    def number(self) -> Decimal:
        """The value as a number; a rule that holds wording has none and raises ValueError."""
        if self.unit == self.Unit.WORDING:
            raise ValueError(f"the rule {self.key} holds wording, not a number")
        return Decimal(self.value)


class PublicStatement(models.Model):
    """A version of a public text, as what the role is and is not. Versions are added, never changed."""

    slug = models.SlugField(max_length=80)
    version = models.PositiveIntegerField()
    title = ScreenedCharField(max_length=200)
    body = ScreenedTextField()
    effective_from = models.DateField()
    basis = ScreenedCharField(max_length=300)
    published_by_id = models.CharField(max_length=40, blank=True)
    published_by_name = models.CharField(max_length=150)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["slug", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="public_statement_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="public_statement_version_from_one"),
        ]
        triggers = [pgtrigger.Protect(name="public_statement_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.slug}, version {self.version}"
