"""Rows behind the school calendars: terms, and the days inside them without a session.

A row belongs to the council (the default), to a trust, or to a setting. For an academic year the most particular
level that has terms gives them, and closures count from that level downwards: a setting with terms of its own
is not touched by the council's half-terms, one without them adds its INSET days to the council's calendar.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models.functions import Coalesce

from organisations.models.settings import EducationSetting, Trust
from text_guard.fields import ScreenedCharField


class DayRange(models.Func):
    """A PostgreSQL daterange with both ends in."""

    function = "DATERANGE"
    output_field = DateRangeField()


_DAYS = DayRange("start", "end", RangeBoundary(inclusive_lower=True, inclusive_upper=True))
_LEVEL_MATCHES_OWNER = (
    models.Q(level="council", trust__isnull=True, setting__isnull=True)
    | models.Q(level="trust", trust__isnull=False, setting__isnull=True)
    | models.Q(level="setting", trust__isnull=True, setting__isnull=False)
)
_SAME_OWNER = [
    (Coalesce("trust", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
    (Coalesce("setting", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
]


class Level(models.TextChoices):
    COUNCIL = "council", "Council"
    TRUST = "trust", "Trust"
    SETTING = "setting", "Setting"


class Term(models.Model):
    """A run of days, first and last included, in which a school has sessions on weekdays."""

    level = models.CharField(max_length=10, choices=Level, default=Level.COUNCIL)
    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, null=True, blank=True, related_name="terms")
    setting = models.ForeignKey(EducationSetting, on_delete=models.CASCADE, null=True, blank=True, related_name="terms")
    academic_year = models.CharField(max_length=6)
    name = ScreenedCharField(max_length=60)
    start = models.DateField()
    end = models.DateField()

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(condition=_LEVEL_MATCHES_OWNER, name="term_level_matches_owner"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="term_ends_after_it_starts"),
            models.CheckConstraint(condition=models.Q(academic_year__regex=r"^\d{6}$"), name="term_academic_year"),
            ExclusionConstraint(name="term_no_overlap", expressions=[*_SAME_OWNER, (_DAYS, RangeOperators.OVERLAPS)]),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.start} to {self.end}"


class Closure(models.Model):
    """Days on which there is no session (or the council's offices are shut), and why."""

    class Kind(models.TextChoices):
        HALF_TERM = "half_term", "Half-term"
        INSET = "inset", "INSET day"
        CLOSED = "closed", "Closed for another reason"
        OFFICE = "office", "Council offices closed"

    class Part(models.TextChoices):
        WHOLE = "whole", "Whole day"
        MORNING = "morning", "Morning only"
        AFTERNOON = "afternoon", "Afternoon only"

    level = models.CharField(max_length=10, choices=Level, default=Level.COUNCIL)
    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, null=True, blank=True, related_name="closures")
    setting = models.ForeignKey(
        EducationSetting, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    part = models.CharField(max_length=10, choices=Part, default=Part.WHOLE)
    name = ScreenedCharField(max_length=60)
    start = models.DateField()
    end = models.DateField()

    class Meta:
        ordering = ["start", "kind"]
        constraints = [
            models.CheckConstraint(condition=_LEVEL_MATCHES_OWNER, name="closure_level_matches_owner"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="closure_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~models.Q(kind="office") | models.Q(level="council", part="whole"),
                name="closure_office_is_the_councils",
            ),
            ExclusionConstraint(
                name="closure_no_overlap",
                expressions=[*_SAME_OWNER, ("part", RangeOperators.EQUAL), (_DAYS, RangeOperators.OVERLAPS)],
                condition=~models.Q(kind="office"),
            ),
            ExclusionConstraint(
                name="closure_office_no_overlap",
                expressions=[(_DAYS, RangeOperators.OVERLAPS)],
                condition=models.Q(kind="office"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.start} to {self.end}"
