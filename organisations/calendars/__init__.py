"""The one engine for time. Each clock has a name, and a deadline is worthless without it.

- *working days*: Monday to Friday less the bank holidays of England (child protection conferences, council targets);
- *working hours*: the council's opening hours on its open days (our reply times);
- *school days*: days on which that school has a session (exclusion clocks);
- *calendar weeks* and *months*: the plain calendar (EHC plans, reviews).

Counting starts on the first open day **after** the trigger: notice received on Thursday 22 October 2026 by a school
that closes from 25 October to 2 November, with INSET on the 3rd, makes Friday 23 October day 1 and Wednesday
4 November day 2. A date that the data does not reach raises `CalendarHorizon`; it is never counted as a guess.

Nothing here reads the database; `organisations.selectors` builds the calendars from its rows.
"""

from organisations.calendars.academic import (
    ExclusionTerm,
    academic_year,
    confirmation_term,
    easter_sunday,
    exclusion_term,
    term_label,
    year_label,
    year_span,
)
from organisations.calendars.bank_holidays import BankHolidays, bank_holidays
from organisations.calendars.days import LONDON, CalendarHorizon, DayCalendar, as_day
from organisations.calendars.hours import OpeningHours, WorkingHours
from organisations.calendars.plain import add_months, add_weeks, count_weeks
from organisations.calendars.school import ClosedSpan, Part, SchoolCalendar, TermSpan
from organisations.calendars.working import council_working_days, working_days

__all__ = [
    "LONDON",
    "BankHolidays",
    "CalendarHorizon",
    "ClosedSpan",
    "DayCalendar",
    "ExclusionTerm",
    "OpeningHours",
    "Part",
    "SchoolCalendar",
    "TermSpan",
    "WorkingHours",
    "academic_year",
    "add_months",
    "add_weeks",
    "as_day",
    "bank_holidays",
    "confirmation_term",
    "council_working_days",
    "count_weeks",
    "easter_sunday",
    "exclusion_term",
    "term_label",
    "working_days",
    "year_label",
    "year_span",
]
