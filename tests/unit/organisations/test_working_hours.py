"""Promise 6: working hours, by known moments and against a count of one minute at a time."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisations.calendars import (
    LONDON,
    CalendarHorizon,
    DayCalendar,
    OpeningHours,
    WorkingHours,
    council_working_days,
    working_days,
)

OFFICE = WorkingHours(working_days(), OpeningHours.every_weekday(time(9), time(17)))
SHORT_FRIDAY = WorkingHours(
    council_working_days([date(2026, 12, 29)]),
    OpeningHours({0: (time(9), time(17)), 2: (time(10), time(12, 30)), 4: (time(8, 45), time(16))}),
)
EVERY_DAY = DayCalendar.build(
    "days", [date(2026, 1, 1) + timedelta(n) for n in range(731)], [(date(2026, 1, 1), date(2028, 1, 1))]
)
NIGHT_DESK = WorkingHours(EVERY_DAY, OpeningHours(dict.fromkeys(range(7), (time(0), time(6)))))


def london(*parts: int) -> datetime:
    """A moment in London."""
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]  # year to minute


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (london(2026, 12, 18, 16, 30), 30, london(2026, 12, 18, 17)),
        (london(2026, 12, 18, 16, 30), 31, london(2026, 12, 21, 9, 1)),
        (london(2026, 12, 24, 16), 120, london(2026, 12, 29, 10)),  # over Christmas
        (london(2026, 11, 21, 12), 60, london(2026, 11, 23, 10)),  # from a Saturday
        (london(2026, 11, 23, 7), 480, london(2026, 11, 23, 17)),  # before opening: a whole day ends at closing
        (london(2026, 3, 27, 16), 120, london(2026, 3, 30, 10)),  # clocks go forward on 29 March 2026
        (london(2026, 10, 23, 16), 120, london(2026, 10, 26, 10)),  # clocks go back on 25 October 2026
        (london(2026, 11, 23, 9), -60, london(2026, 11, 20, 16)),
        (london(2026, 11, 23, 17), -480, london(2026, 11, 23, 9)),
        (london(2028, 2, 28, 16), 480 + 60, london(2028, 2, 29, 17)),  # a leap day
    ],
)
def test_minutes_by_known_moments(start: datetime, minutes: int, end: datetime) -> None:
    """Office hours from nine to five."""
    assert OFFICE.add_minutes(start, minutes) == end
    assert OFFICE.count_minutes(start, end) == minutes


def test_a_night_desk_loses_and_gains_an_hour() -> None:
    """From midnight to six there are five hours on 29 March 2026 and seven on 25 October 2026."""
    assert NIGHT_DESK.count_minutes(london(2026, 3, 29, 0), london(2026, 3, 29, 12)) == 5 * 60
    assert NIGHT_DESK.count_minutes(london(2026, 10, 25, 0), london(2026, 10, 25, 12)) == 7 * 60
    assert NIGHT_DESK.add_minutes(london(2026, 3, 29, 0), 120) == london(2026, 3, 29, 3)
    assert NIGHT_DESK.add_hours(london(2026, 10, 25, 0), 7) == london(2026, 10, 25, 6)


def test_opening_inside_the_hour_that_does_not_exist() -> None:
    """Hours that the change of clocks swallows are no opening at all."""
    swallowed = WorkingHours(EVERY_DAY, OpeningHours(dict.fromkeys(range(7), (time(1), time(2)))))
    assert swallowed.count_minutes(london(2026, 3, 29, 0), london(2026, 3, 30, 0)) == 0


def test_open_and_next_opening() -> None:
    """The moment of opening is open, the moment of closing is closed."""
    assert OFFICE.is_open(london(2026, 11, 23, 9))
    assert not OFFICE.is_open(london(2026, 11, 23, 17))
    assert not OFFICE.is_open(london(2026, 11, 22, 12))
    assert not SHORT_FRIDAY.is_open(london(2026, 11, 24, 12))  # a Tuesday has no hours
    assert OFFICE.next_open(london(2026, 11, 20, 17)) == london(2026, 11, 23, 9)
    assert OFFICE.next_open(london(2026, 11, 23, 12)) == london(2026, 11, 23, 12)
    assert SHORT_FRIDAY.next_open(london(2026, 11, 23, 17)) == london(2026, 11, 25, 10)


def test_what_is_refused() -> None:
    """Moments without a zone, dates beyond the data, and hours that are none."""
    with pytest.raises(ValueError, match="time zone"):
        OFFICE.add_minutes(datetime(2026, 11, 23, 9), 5)
    with pytest.raises(CalendarHorizon):
        OFFICE.add_minutes(london(2028, 12, 29, 16, 30), 31)
    with pytest.raises(CalendarHorizon):
        OFFICE.count_minutes(london(2028, 12, 29, 16, 30), london(2029, 1, 2, 10))
    with pytest.raises(CalendarHorizon):
        OFFICE.add_minutes(london(2012, 1, 3, 9), -1)
    for times in ({}, {7: (time(9), time(10))}, {0: (time(10), time(9))}):
        with pytest.raises(ValueError, match="open"):
            OpeningHours(times)


@lru_cache(maxsize=100_000)
def slow_is_open(clock: str, moment: datetime) -> bool:
    """Whether the minute that begins here is open, read off the clock on the wall."""
    hours = {"office": OFFICE, "short": SHORT_FRIDAY, "night": NIGHT_DESK}[clock]
    wall = moment.astimezone(LONDON)
    if wall.weekday() not in hours.opening.times or wall.date() not in hours.calendar.open_days:
        return False
    opens, closes = hours.opening.times[wall.weekday()]
    return opens <= wall.time().replace(tzinfo=None) < closes


def slow_add(clock: str, moment: datetime, minutes: int) -> datetime:
    """Walk a minute at a time."""
    step = timedelta(minutes=1)
    while minutes > 0:
        minutes -= slow_is_open(clock, moment)
        moment += step
    while minutes < 0:
        moment -= step
        minutes += slow_is_open(clock, moment)
    return moment


CLOCKS = {"office": OFFICE, "short": SHORT_FRIDAY, "night": NIGHT_DESK}
starts = st.one_of(
    *(
        st.integers(0, 8 * 24 * 60).map(lambda n, day=day: datetime(*day, tzinfo=UTC) + timedelta(minutes=n))
        for day in [(2026, 3, 24), (2026, 10, 20), (2026, 12, 21), (2027, 3, 23)]
    )
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLOCKS)), starts, st.integers(-900, 900))
def test_adding_agrees_with_one_minute_at_a_time(clock: str, start: datetime, minutes: int) -> None:
    """Both clock changes, Christmas and Easter, forwards and back; counting gives the number back."""
    reached = CLOCKS[clock].add_minutes(start, minutes)
    assert reached == slow_add(clock, start, minutes)
    assert CLOCKS[clock].count_minutes(start, reached) == minutes


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLOCKS)), starts, st.integers(0, 6000))
def test_counting_agrees_with_one_minute_at_a_time(clock: str, start: datetime, span: int) -> None:
    """Between any two moments."""
    slow = sum(slow_is_open(clock, start + timedelta(minutes=n)) for n in range(span))
    end = start + timedelta(minutes=span)
    assert CLOCKS[clock].count_minutes(start, end) == slow
    assert CLOCKS[clock].count_minutes(end, start) == -slow
