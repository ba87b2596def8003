"""Promise 6, time is named: working days and school days, by known dates and against a slow, obvious count."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisations.calendars import (
    CalendarHorizon,
    ClosedSpan,
    DayCalendar,
    Part,
    SchoolCalendar,
    TermSpan,
    bank_holidays,
    council_working_days,
    working_days,
)

ONE_DAY = timedelta(days=1)
TERMS = [
    TermSpan("202627", date(2026, 9, 1), date(2026, 12, 18)),
    TermSpan("202627", date(2027, 1, 4), date(2027, 3, 24)),
    TermSpan("202627", date(2027, 4, 12), date(2027, 7, 21)),
    TermSpan("202728", date(2027, 9, 1), date(2027, 12, 17)),
    TermSpan("202728", date(2028, 1, 4), date(2028, 3, 31)),
    TermSpan("202728", date(2028, 4, 18), date(2028, 7, 21)),
]
CLOSURES = [
    ClosedSpan(date(2026, 10, 25), date(2026, 11, 2)),  # half-term, as in the domain's test vector
    ClosedSpan(date(2026, 11, 3), date(2026, 11, 3)),  # INSET
    ClosedSpan(date(2027, 2, 15), date(2027, 2, 19)),
    ClosedSpan(date(2027, 5, 31), date(2027, 6, 4)),
    ClosedSpan(date(2027, 7, 9), date(2027, 7, 9), Part.AFTERNOON),
    ClosedSpan(date(2027, 7, 12), date(2027, 7, 12), Part.MORNING),
    ClosedSpan(date(2027, 7, 12), date(2027, 7, 12), Part.AFTERNOON),
    ClosedSpan(date(2028, 2, 14), date(2028, 2, 18)),
]
SCHOOL = SchoolCalendar.of(TERMS, CLOSURES, bank_holidays())


@pytest.mark.parametrize(
    ("n", "day"),
    [(1, date(2026, 10, 23)), (2, date(2026, 11, 4)), (6, date(2026, 11, 10)), (15, date(2026, 11, 23))],
)
def test_permanent_exclusion_notice_before_half_term(n: int, day: date) -> None:
    """DOMAIN A4, vector 6: notice received on Thursday 22 October 2026."""
    assert SCHOOL.add(date(2026, 10, 22), n) == day


@pytest.mark.parametrize(
    ("trigger", "n", "day"),
    [
        (date(2026, 12, 16), 2, date(2026, 12, 18)),
        (date(2026, 12, 17), 2, date(2027, 1, 4)),  # over Christmas
        (date(2027, 3, 23), 2, date(2027, 4, 12)),  # over Easter (28 March 2027)
        (date(2027, 4, 30), 1, date(2027, 5, 4)),  # early May bank holiday
        (date(2027, 5, 27), 2, date(2027, 6, 7)),  # summer half-term
        (date(2027, 7, 21), 1, date(2027, 9, 1)),  # over the summer, into a known year
        (date(2028, 2, 28), 2, date(2028, 3, 1)),  # 29 February 2028 counts
        (date(2026, 11, 4), -1, date(2026, 10, 23)),  # back over half-term and INSET
        (date(2026, 10, 31), 1, date(2026, 11, 4)),  # trigger on a closed day
    ],
)
def test_school_days_over_the_breaks(trigger: date, n: int, day: date) -> None:
    """School days skip the breaks, in both directions."""
    assert SCHOOL.add(trigger, n) == day


@pytest.mark.parametrize(
    ("trigger", "n", "day"),
    [
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day 2026 is a Saturday: Monday 28th stands in
        (date(2027, 12, 24), 1, date(2027, 12, 29)),  # both 2027 days are moved
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Good Friday and Easter Monday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2028, 2, 28), 1, date(2028, 2, 29)),  # leap day
        (date(2027, 1, 4), -1, date(2026, 12, 31)),
        (date(2026, 11, 21), -1, date(2026, 11, 20)),  # back from a Saturday
        (date(2020, 5, 7), 1, date(2020, 5, 11)),  # the moved early May holiday of 2020
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # the state funeral
        (date(2026, 9, 1), 15, date(2026, 9, 22)),  # strategy discussion to initial conference
    ],
)
def test_working_days_by_known_dates(trigger: date, n: int, day: date) -> None:
    """Working days skip weekends and the bank holidays of England."""
    assert working_days().add(trigger, n) == day
    assert working_days().count(trigger, day) == n


def test_council_closure_moves_our_clock_and_not_the_statutory_one() -> None:
    """A council shut between Christmas and New Year answers later; a conference is due no later."""
    shut = [date(2026, 12, day) for day in (29, 30, 31)]
    assert council_working_days(shut).add(date(2026, 12, 24), 1) == date(2027, 1, 4)
    assert working_days().add(date(2026, 12, 24), 1) == date(2026, 12, 29)


def test_a_moment_counts_from_its_day_in_london() -> None:
    """23:30 UTC in summer time is already tomorrow in London."""
    assert working_days().add(datetime(2026, 6, 1, 23, 30, tzinfo=UTC), 1) == date(2026, 6, 3)
    with pytest.raises(ValueError, match="time zone"):
        working_days().add(datetime(2026, 6, 1, 9), 1)


@pytest.mark.parametrize(
    ("calendar", "trigger", "n"),
    [
        (working_days(), date(2028, 12, 29), 5),  # the bundled bank holidays end with 2028
        (working_days(), date(2035, 1, 1), 1),
        (working_days(), date(2012, 1, 3), -3),
        (SCHOOL, date(2028, 7, 21), 1),  # no terms after summer 2028
        (SCHOOL, date(2026, 8, 30), 1),
    ],
)
def test_beyond_the_data_is_refused(calendar: DayCalendar, trigger: date, n: int) -> None:
    """Nothing is counted where the calendar has no data."""
    with pytest.raises(CalendarHorizon, match="extended first"):
        calendar.add(trigger, n)


def test_a_year_half_entered_is_known_to_its_last_term() -> None:
    """With autumn alone, counting over Christmas is refused; a term left out in the middle too."""
    autumn = SchoolCalendar.of(TERMS[:1], [], bank_holidays())
    assert autumn.add(date(2026, 12, 17), 1) == date(2026, 12, 18)
    with pytest.raises(CalendarHorizon):
        autumn.add(date(2026, 12, 17), 2)
    no_spring = SchoolCalendar.of([TERMS[0], TERMS[2]], [], bank_holidays())
    with pytest.raises(CalendarHorizon):
        no_spring.add(date(2026, 12, 18), 1)
    with pytest.raises(CalendarHorizon):
        no_spring.count(date(2026, 12, 18), date(2027, 5, 4))


def test_a_gap_of_a_year_is_not_counted_across() -> None:
    """202526 known, 202627 not, 202728 known."""
    before = [TermSpan("202526", date(2025, 9, 1), date(2026, 7, 21))]
    gap = SchoolCalendar.of(before + TERMS[3:], [], bank_holidays())
    with pytest.raises(CalendarHorizon):
        gap.add(date(2026, 7, 21), 1)
    with pytest.raises(CalendarHorizon):
        gap.is_open(date(2026, 10, 1))


def test_half_days_are_school_days_and_count_as_half() -> None:
    """A day with one session is a school day; a morning and an afternoon lost are a whole day lost."""
    friday, monday = date(2027, 7, 9), date(2027, 7, 12)
    assert (SCHOOL.sessions(friday), SCHOOL.sessions(monday), SCHOOL.sessions(date(2027, 7, 13))) == (1, 0, 2)
    assert SCHOOL.add(date(2027, 7, 8), 1) == friday
    assert SCHOOL.days_lost(date(2027, 7, 8), date(2027, 7, 13)) == Decimal("2.5")
    with pytest.raises(ValueError, match="before the first"):
        SCHOOL.days_lost(monday, friday)


def test_no_terms_know_nothing() -> None:
    """An empty calendar refuses every day."""
    with pytest.raises(CalendarHorizon):
        SchoolCalendar.of([], [], bank_holidays()).is_open(date(2026, 10, 1))


def slow_open(calendar: DayCalendar, day: date) -> bool:
    """Whether the day is open, from the rows themselves."""
    if day.weekday() >= 5 or day in bank_holidays():
        return False
    if calendar is not SCHOOL:
        return True
    if not any(term.start <= day <= term.end for term in TERMS):
        return False
    parts = [closure.part for closure in CLOSURES if closure.start <= day <= closure.end]
    return Part.WHOLE not in parts and not {Part.MORNING, Part.AFTERNOON} <= set(parts)


def slow_add(calendar: DayCalendar, day: date, n: int) -> date:
    """Walk a day at a time."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= slow_open(calendar, day)
    return day


def slow_count(calendar: DayCalendar, start: date, end: date) -> int:
    """Walk a day at a time."""
    total = 0
    while start < end:
        start += ONE_DAY
        total += slow_open(calendar, start)
    while start > end:
        start -= ONE_DAY
        total -= slow_open(calendar, start)
    return total


calendars = st.sampled_from([working_days(), SCHOOL])
days = st.dates(date(2027, 1, 1), date(2028, 3, 10))  # the longest step from here stays inside the known terms


@settings(max_examples=300, deadline=None)
@given(calendars, days, st.integers(-70, 70))
def test_add_agrees_with_the_slow_count(calendar: DayCalendar, day: date, n: int) -> None:
    """Fast and slow give the same day, and counting to it gives the number back."""
    reached = calendar.add(day, n)
    assert reached == slow_add(calendar, day, n)
    assert calendar.count(day, reached) == n


@settings(max_examples=300, deadline=None)
@given(calendars, days, days)
def test_count_agrees_with_the_slow_count(calendar: DayCalendar, start: date, end: date) -> None:
    """Fast and slow count alike, and counting back is counting with the sign turned, but for the ends."""
    assert calendar.count(start, end) == slow_count(calendar, start, end)


@given(calendars, days)
def test_next_and_previous_open_day(calendar: DayCalendar, day: date) -> None:
    """The next open day is open and nothing open lies between; likewise the previous one."""
    after, before = calendar.next_open(day), calendar.previous_open(day)
    assert before <= day <= after
    assert slow_open(calendar, after)
    assert slow_open(calendar, before)
    between = (before + timedelta(n) for n in range(1, (after - before).days))
    assert not any(slow_open(calendar, other) for other in between)
