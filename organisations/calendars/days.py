"""Counting open days, forwards and back, inside what the data knows.

Day 1 is the first open day after the trigger, so `count(trigger, add(trigger, n)) == n` for every n, also below zero.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
Span = tuple[date, date]


class CalendarHorizon(ValueError):
    """A day lies where the calendar has no data, so counting to it would be a guess."""


def as_day(when: date | datetime) -> date:
    """The day in London of a moment or a date; a moment without a time zone is refused."""
    if not isinstance(when, datetime):
        return when
    if when.tzinfo is None:
        raise ValueError("a moment needs a time zone before it has a day")
    return when.astimezone(LONDON).date()


@dataclass(frozen=True)
class DayCalendar:
    """Open days of one clock. `open_days` is sorted; `known` are the spans, both ends in, that the data covers."""

    name: str
    open_days: tuple[date, ...]
    known: tuple[Span, ...]

    @classmethod
    def build(cls, name: str, open_days: Iterable[date], known: Iterable[Span]) -> "DayCalendar":
        return cls(name, tuple(sorted(set(open_days))), tuple(sorted(known)))

    def is_open(self, when: date | datetime) -> bool:
        """Whether the day is open. Raises CalendarHorizon where the data does not say."""
        day = as_day(when)
        self._span(day)
        i = bisect_left(self.open_days, day)
        return i < len(self.open_days) and self.open_days[i] == day

    def next_open(self, when: date | datetime) -> date:
        """The day itself if it is open, else the first open one after it."""
        day = as_day(when)
        return day if self.is_open(day) else self.add(day, 1)

    def previous_open(self, when: date | datetime) -> date:
        """The day itself if it is open, else the last open one before it."""
        day = as_day(when)
        return day if self.is_open(day) else self.add(day, -1)

    def add(self, trigger: date | datetime, days: int) -> date:
        """Day number `days` after the trigger (before it, if negative); 0 is the day of the trigger itself."""
        start = as_day(trigger)
        span = self._span(start)
        if days == 0:
            return start
        i = bisect_right(self.open_days, start) + days - 1 if days > 0 else bisect_left(self.open_days, start) + days
        if not 0 <= i < len(self.open_days) or not span[0] <= self.open_days[i] <= span[1]:
            raise CalendarHorizon(f"{days} {self.name} from {start:%-d %B %Y} {self._reach(span)}")
        return self.open_days[i]

    def count(self, trigger: date | datetime, until: date | datetime) -> int:
        """Open days after the trigger up to and with `until`; negative when `until` lies before the trigger."""
        start, end = as_day(trigger), as_day(until)
        span = self._span(start)
        if self._span(end) != span:
            raise CalendarHorizon(f"{self.name} between {start:%-d %B %Y} and {end:%-d %B %Y} {self._reach(span)}")
        if end >= start:
            return bisect_right(self.open_days, end) - bisect_right(self.open_days, start)
        return bisect_left(self.open_days, end) - bisect_left(self.open_days, start)

    def _span(self, day: date) -> Span:
        for span in self.known:
            if span[0] <= day <= span[1]:
                return span
        raise CalendarHorizon(f"no {self.name} are known for {day:%-d %B %Y}: the calendar must be extended first")

    def _reach(self, span: Span) -> str:
        return f"leave what is known ({span[0]:%-d %B %Y} to {span[1]:%-d %B %Y}): the calendar must be extended first"
