"""Bank holidays of England, offline, as bundled with govuk-bank-holidays.

The library asks the network by default; `use_cached_holidays=True` keeps it on its own copy. That copy ends
(2028 at the time of writing), and after it we say so rather than count a bank holiday as a working day.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from govuk_bank_holidays.bank_holidays import BankHolidays as Bundled

HOLIDAYS_IN_A_YEAR = 8  # at least: extra ones are proclaimed, none is taken away


@dataclass(frozen=True)
class BankHolidays:
    """Dates with their names, and the first and last day for which the list is complete."""

    names: Mapping[date, str]
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return day in self.names

    def __hash__(self) -> int:
        return hash((frozenset(self.names), self.first, self.last))


@lru_cache(maxsize=1)
def bank_holidays() -> BankHolidays:
    """Every bank holiday of England that the bundled list holds, with the whole years it covers."""
    bundled = Bundled(use_cached_holidays=True)
    events = bundled.get_holidays(division=Bundled.ENGLAND_AND_WALES)
    names = {event["date"]: event["title"] for event in events}
    whole = sorted(year for year, n in Counter(day.year for day in names).items() if n >= HOLIDAYS_IN_A_YEAR)
    if not whole or whole[-1] - whole[0] + 1 != len(whole):
        raise RuntimeError("the bundled list of bank holidays has a gap: update govuk-bank-holidays")
    return BankHolidays(names, date(whole[0], 1, 1), date(whole[-1], 12, 31))
