"""The days of the demonstration's term: counted from today in school days on which the council works too."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, time, timedelta

from organisations.calendars.days import LONDON, CalendarHorizon, DayCalendar, as_day
from organisations.calendars.plain import add_months
from organisations.selectors import closures_for, council_calendar, terms_for
from organisations.selectors.calendars import calendar_of

_REACH = timedelta(days=500)  # from today, in both directions


class DemoDays:
    """Day 1 is the next school day after today, day -1 the one before; day 0 is today, or the next where it is none."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = as_day(now)
        self.office = council_calendar()
        terms = terms_for()
        school = calendar_of(terms, closures_for(None, terms))
        around = (self.today + timedelta(n) for n in range(-_REACH.days, _REACH.days + 1))
        self.days = [day for day in around if _is_open(self.office, day) and _is_open(school, day)]

    def day(self, number: int) -> date:
        """The school day `number` from today."""
        here = bisect_left(self.days, self.today)
        inside = self.days[here] == self.today
        return self.days[here + number - (1 if number > 0 and not inside else 0)]

    def months_ago(self, months: int, days: int = 0) -> date:
        """A working day about so many months ago."""
        wanted = add_months(self.today, -months) - timedelta(days)
        while wanted.weekday() > 4 or not _is_open(self.office, wanted):
            wanted -= timedelta(1)
        return wanted

    def working(self, day: date, number: int) -> date:
        """So many working days of the council after `day`, or before it."""
        try:
            return self.office.add(day, number)
        except CalendarHorizon:
            return day + timedelta(number * 7 // 5)

    def lately(self) -> datetime:
        """A moment of the last working day before today, in the council's hours."""
        return moment(self.working(self.today, -1), "11:00")


def moment(day: date, at: str) -> datetime:
    """That day and time in London."""
    return datetime.combine(day, time.fromisoformat(at), tzinfo=LONDON)


def _is_open(calendar: DayCalendar, day: date) -> bool:
    """Beyond what the calendar knows, each day from Monday to Friday."""
    try:
        return calendar.is_open(day)
    except CalendarHorizon:
        return day.weekday() < 5
