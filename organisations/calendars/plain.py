"""The plain calendar: weeks and months, which neither weekends nor holidays stop.

Six weeks from a request received on Tuesday 1 September 2026 end on Tuesday 13 October 2026.
"""

import calendar
from datetime import date, datetime, timedelta

from organisations.calendars.days import as_day

MONTHS = 12


def add_weeks(trigger: date | datetime, weeks: int) -> date:
    """The same weekday so many calendar weeks later (earlier, if negative)."""
    return as_day(trigger) + timedelta(weeks=weeks)


def count_weeks(trigger: date | datetime, until: date | datetime) -> int:
    """Whole calendar weeks from one day to the other; part weeks are dropped, towards zero."""
    days = (as_day(until) - as_day(trigger)).days
    return days // 7 if days >= 0 else -(-days // 7)


def add_months(trigger: date | datetime, months: int) -> date:
    """The same day so many months later; the last day of the month where it has no such day."""
    day = as_day(trigger)
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
