"""Working hours: real minutes between opening and closing on open days, in London.

A question that arrives on Friday 18 December 2026 at 16:30, with hours from 9:00 to 17:00, has had 30 minutes by the
close of Friday; the clock goes on at 9:00 on Monday. Minutes are counted on the world's clock, so on the two days
of the year when London's changes an office open through the night is open an hour less, or more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from organisations.calendars.days import LONDON, DayCalendar, as_day

DAYS_IN_A_WEEK = 7
MINUTE = timedelta(minutes=1)
Interval = tuple[datetime, datetime]


@dataclass(frozen=True)
class OpeningHours:
    """Opening and closing time for each weekday that has them (0 is Monday)."""

    times: Mapping[int, tuple[time, time]]

    def __post_init__(self) -> None:
        if not self.times:
            raise ValueError("opening hours need at least one day")
        for weekday, (opens, closes) in self.times.items():
            if not 0 <= weekday < DAYS_IN_A_WEEK or opens >= closes:
                raise ValueError(f"day {weekday} cannot be open from {opens} to {closes}")

    @classmethod
    def every_weekday(cls, opens: time, closes: time) -> "OpeningHours":
        return cls(dict.fromkeys(range(5), (opens, closes)))

    def on(self, day: date) -> Interval | None:
        """Opening and closing on that day, as moments of the world's clock."""
        if day.weekday() not in self.times:
            return None
        return _interval(day, *self.times[day.weekday()])


@lru_cache(maxsize=4096)
def _interval(day: date, opens: time, closes: time) -> Interval | None:
    """The moments at which a day opens and closes. Remembered: a list asks for the same days in every row."""
    begin, end = (datetime.combine(day, at, LONDON).astimezone(UTC) for at in (opens, closes))
    return (begin, end) if begin < end else None


@dataclass(frozen=True)
class WorkingHours:
    """The council's open hours. Every moment given and returned has a time zone; results are in London."""

    calendar: DayCalendar
    opening: OpeningHours

    def is_open(self, when: datetime) -> bool:
        """Whether the office is open at this moment; the moment of closing is closed."""
        moment = _aware(when)
        if not self.calendar.is_open(moment):
            return False
        hours = self.opening.on(as_day(moment))
        return hours is not None and hours[0] <= moment < hours[1]

    def next_open(self, when: datetime) -> datetime:
        """The moment itself if the office is open, else the next opening."""
        moment = _aware(when)
        return next(max(opens, moment) for opens, closes in self._forwards(moment) if closes > moment).astimezone(
            LONDON
        )

    def add_minutes(self, start: datetime, minutes: int) -> datetime:
        """The first moment at which so many open minutes have passed (negative: the last one before the start)."""
        left = timedelta(minutes=minutes)
        moment = _aware(start)
        if minutes == 0:
            return moment.astimezone(LONDON)
        return (self._after(moment, left) if minutes > 0 else self._before(moment, -left)).astimezone(LONDON)

    def add_hours(self, start: datetime, hours: int) -> datetime:
        """As `add_minutes`, in whole hours."""
        return self.add_minutes(start, hours * 60)

    def count_minutes(self, start: datetime, end: datetime) -> int:
        """Whole open minutes between two moments; negative when the end lies before the start."""
        a, b = _aware(start), _aware(end)
        if b < a:
            return -self.count_minutes(b, a)
        self.calendar.count(a, b)  # refuses what the data does not cover
        total = timedelta()
        for opens, closes in self._forwards(a):
            if opens >= b:
                break
            total += max(timedelta(), min(closes, b) - max(opens, a))
            if as_day(opens) >= as_day(b):
                break
        return total // MINUTE

    def _after(self, moment: datetime, left: timedelta) -> datetime:
        for opens, closes in self._forwards(moment):
            begin = max(opens, moment)
            if closes > begin:
                if begin + left <= closes:
                    return begin + left
                left -= closes - begin
        raise AssertionError("the calendar ends by raising CalendarHorizon")

    def _before(self, moment: datetime, left: timedelta) -> datetime:
        for opens, closes in self._backwards(moment):
            end = min(closes, moment)
            if end > opens:
                if end - left >= opens:
                    return end - left
                left -= end - opens
        raise AssertionError("the calendar ends by raising CalendarHorizon")

    def _forwards(self, moment: datetime) -> Iterator[Interval]:
        return self._intervals(self._walk(as_day(moment), 1))

    def _backwards(self, moment: datetime) -> Iterator[Interval]:
        return self._intervals(self._walk(as_day(moment), -1))

    def _walk(self, day: date, step: int) -> Iterator[date]:
        """Open days from this one on, or back; ends by raising CalendarHorizon."""
        if self.calendar.is_open(day):
            yield day
        while True:
            day = self.calendar.add(day, step)
            yield day

    def _intervals(self, days: Iterable[date]) -> Iterator[Interval]:
        for day in days:
            hours = self.opening.on(day)
            if hours is not None:
                yield hours


def _aware(when: datetime) -> datetime:
    if when.tzinfo is None:
        raise ValueError("a moment needs a time zone before working hours can be counted")
    return when.astimezone(UTC)
