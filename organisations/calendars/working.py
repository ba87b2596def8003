"""Working days: Monday to Friday less the bank holidays of England.

The statutory clock knows nothing of a council that shuts between Christmas and New Year; the council's own does.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from organisations.calendars.bank_holidays import BankHolidays, bank_holidays
from organisations.calendars.days import DayCalendar

SATURDAY = 5


@lru_cache(maxsize=8)
def _build(holidays: BankHolidays, office_closed: frozenset[date]) -> DayCalendar:
    days = (holidays.first + timedelta(n) for n in range((holidays.last - holidays.first).days + 1))
    open_days = (d for d in days if d.weekday() < SATURDAY and d not in holidays and d not in office_closed)
    return DayCalendar.build("working days", open_days, [(holidays.first, holidays.last)])


def working_days() -> DayCalendar:
    """The statutory working days of England."""
    return _build(bank_holidays(), frozenset())


def council_working_days(office_closed: Iterable[date]) -> DayCalendar:
    """The days on which the council's offices are open: working days less its own closures."""
    return _build(bank_holidays(), frozenset(office_closed))
