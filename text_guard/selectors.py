"""Counts for the data protection officer: by type, by day, by form. There is no text to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from text_guard.models import DeclarationCount, FalseAlarmCount, MissCount, RefusalCount

PERIODS = (30, 90, 365)  # days
BY_DAY = 90  # the longest period that is shown day by day
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ScreeningCounts:
    """How often text was handed back since a day, and how often somebody said that the screen was wrong."""

    days: int
    since: date
    by_type: Rows
    by_day: Rows  # empty for a long period, which is counted by month
    by_month: Rows
    by_form: Rows
    declared: Rows
    false_alarms: Rows
    misses: Rows

    @property
    def total(self) -> int:
        """All refusals together."""
        return sum(int(row["total"]) for row in self.by_type)


def refusal_counts(*, days: int = 90) -> ScreeningCounts:
    """The counts of the last days: each row has `total` and what it is counted by."""
    since = timezone.localdate() - timedelta(days=days)
    return ScreeningCounts(
        days=days,
        since=since,
        by_type=_totals(RefusalCount.objects.filter(day__gte=since), "type", "verdict"),
        by_day=_totals(RefusalCount.objects.filter(day__gte=since), "day", order="-day") if days <= BY_DAY else [],
        by_month=_by_month(RefusalCount.objects.filter(day__gte=since)) if days > BY_DAY else [],
        by_form=_totals(RefusalCount.objects.filter(day__gte=since), "form"),
        declared=_totals(DeclarationCount.objects.filter(day__gte=since), "reason"),
        false_alarms=_totals(FalseAlarmCount.objects.filter(day__gte=since), "type", "form", "reason"),
        misses=_totals(MissCount.objects.filter(day__gte=since), "type", "form"),
    )


def _by_month(rows: QuerySet[Any]) -> Rows:
    months = rows.order_by().annotate(month=TruncMonth("day")).values("month").annotate(total=Sum("count"))
    return list(months.order_by("-month"))


def _totals(rows: QuerySet[Any], *by: str, order: str = "-total") -> Rows:
    return list(rows.order_by().values(*by).annotate(total=Sum("count")).order_by(order, *by))
