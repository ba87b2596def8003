"""Which period the figures are of: an academic year, or days of one's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from organisations.calendars.days import as_day
from training.selectors.figures import Period
from vs_portal.ui.forms import DateField, GovukForm

_SEPTEMBER = 9
LONGEST = 366 * 5


def this_year(today: date) -> Period:
    """The academic year up to its end, 31 August."""
    year = today.year if today.month >= _SEPTEMBER else today.year - 1
    return Period(date(year, _SEPTEMBER, 1), date(year + 1, _SEPTEMBER - 1, 31))


class PeriodForm(GovukForm):
    """From a day to a day; without them the academic year."""

    submit_text = ""
    mark_optional = False
    first = DateField(label="From", required=False)
    last = DateField(label="Up to and including", required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day must be the first day or later")
        elif first and last and (last - first).days > LONGEST:
            self.add_error("last", "Choose five years or less")
        elif first and not last and "last" not in self.errors:
            self.add_error("last", "Enter the last day as well")
        elif last and not first and "first" not in self.errors:
            self.add_error("first", "Enter the first day as well")
        return data

    def period(self) -> Period:
        """What was asked for, or this academic year."""
        if self.is_bound and self.is_valid() and self.cleaned_data.get("first"):
            return Period(self.cleaned_data["first"], self.cleaned_data["last"])
        return this_year(as_day(timezone.now()))
