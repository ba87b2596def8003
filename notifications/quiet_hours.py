"""No notice goes out at night or on a closed day (DESIGN promise 6): what is not urgent waits for working hours.

A reply written on Friday evening before a bank holiday is told of on Tuesday morning. The hours are the council's, from
the one engine for time. Where its bank holidays end (they are published two years ahead) plain weekdays are used:
a message must not be lost because a calendar was not kept up.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

import structlog
from django.utils import timezone

from organisations.calendars import LONDON, CalendarHorizon
from organisations.selectors import council_hours

log = structlog.get_logger(__name__)
_OPENS, _CLOSES = time(9), time(17)
_SATURDAY = 5


def earliest(wanted: datetime) -> datetime:
    """The first moment from `wanted` on at which an ordinary message may leave."""
    try:
        return council_hours().next_open(wanted)
    except CalendarHorizon:
        log.warning("calendar_ends_before", day=str(timezone.localdate(wanted)))
        return plain_weekday(wanted)


def plain_weekday(wanted: datetime) -> datetime:
    """The moment itself from 9 to 5 on a weekday, else the next weekday at 9. Knows no holidays."""
    moment = wanted.astimezone(LONDON)
    if moment.weekday() < _SATURDAY and _OPENS <= moment.time() < _CLOSES:
        return moment
    day = moment.date() + timedelta(days=0 if moment.time() < _OPENS else 1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, _OPENS, LONDON)
