"""Counts for the data protection officer: by type, by day, by form. There is no text to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from text_guard.models import DeclarationCount, RefusalCount


@dataclass(frozen=True, slots=True)
class RefusalCounts:
    """How often text was handed back since a day, seen three ways, and how often names were declared harmless."""

    since: date
    by_type: list[Any]
    by_day: list[Any]
    by_form: list[Any]
    declared: list[Any]

    @property
    def total(self) -> int:
        """All counts together."""
        return sum(int(row["total"]) for row in self.by_type)


def refusal_counts(*, days: int = 90) -> RefusalCounts:
    """Refusals of the last days: each row has `total` and `type` with `verdict`, or `day`, or `form`."""
    since = timezone.localdate() - timedelta(days=days)
    rows = RefusalCount.objects.filter(day__gte=since)
    declared = DeclarationCount.objects.filter(day__gte=since)
    return RefusalCounts(
        since=since,
        by_type=list(rows.values("type", "verdict").annotate(total=Sum("count")).order_by("-total", "type")),
        by_day=list(rows.values("day").annotate(total=Sum("count")).order_by("-day")),
        by_form=list(rows.values("form").annotate(total=Sum("count")).order_by("-total", "form")),
        declared=list(declared.values("reason").annotate(total=Sum("count")).order_by("-total", "reason")),
    )
