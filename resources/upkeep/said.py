"""You said, we did: what readers reported in the last twelve months and what came of it, told as it is.

Nothing is left out that would look bad: reports nobody has looked at yet stand there too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from organisations.calendars import add_months
from resources.models import ReaderReport
from resources.models.vocabulary import ReportOutcome, ReportReason

MONTHS = 12
RECENT = 20
COLUMNS = [{"text": "Month"}, {"text": "Reports", "number": True}, {"text": "What we did"}]
# As they read behind a number.
_WORDS = {
    ReportOutcome.CORRECTED: "corrected",
    ReportOutcome.REWRITTEN: "rewritten",
    ReportOutcome.ARCHIVED: "taken out of the directory",
    ReportOutcome.PROVIDER_TOLD: "passed on to the organisation that runs it",
    ReportOutcome.RIGHT_AS_IT_IS: "checked and right as it stands",
    ReportOutcome.OPEN: "not looked at yet",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One report and what came of it."""

    page: str
    href: str
    said: str
    did: str
    when: str


def first_month(today: date) -> date:
    """The first day of the oldest month shown."""
    return add_months(today.replace(day=1), 1 - MONTHS)


def month_rows(reports: Iterable[tuple[Any, ...]]) -> list[list[str]]:
    """A row for each month with reports, newest first: how many, and how many came to which outcome."""
    months: dict[date, Counter[str]] = {}
    for at, outcome in reports:
        months.setdefault(_month(at), Counter())[outcome] += 1
    return [
        [date_format(month, "F Y"), str(sum(found.values())), _outcomes(found)]
        for month, found in sorted(months.items(), reverse=True)
    ]


def _month(at: datetime) -> date:
    return localdate(at).replace(day=1)


def _outcomes(found: Counter[str]) -> str:
    words = [f"{found[outcome]} {text}" for outcome, text in _WORDS.items() if found[outcome]]
    return ", ".join(words)


def recent(reports: Iterable[ReaderReport]) -> list[Said]:
    """The last reports that were dealt with. A page that is gone is named and leads nowhere."""
    return [
        Said(
            page=row.resource.title,
            href=reverse("resources:item", args=[row.resource.slug]) if row.resource.is_shown else "",
            said=ReportReason(row.reason).label,
            did=ReportOutcome(row.outcome).label,
            when=date_format(localdate(row.closed_at), "F Y") if row.closed_at else "",
        )
        for row in reports
    ]
