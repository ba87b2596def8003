"""Sessions as calendar entries (RFC 5545), for one file or a feed.

Each part is an entry of its own. Its UID is that of the session and the number of the part, so an entry that was moved
or called off replaces itself: SEQUENCE rises, STATUS says CANCELLED. Times are written in UTC, which names one moment
whatever clocks do: 10:00 in London is 100000Z on 26 October 2026 and 090000Z three days before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)
CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sitting. `key` and `part` make the UID."""

    key: str
    part: int
    starts_at: datetime
    ends_at: datetime
    title: str
    where: str
    text: str
    url: str
    sequence: int = 0
    status: str = CONFIRMED


def calendar_file(
    entries: Iterable[Entry],
    *,
    host: str,
    now: datetime,
    organiser: tuple[str, str],
    name: str = "",
    method: str = "PUBLISH",
) -> bytes:
    """The whole file. `organiser`: name and email address. A `name` makes it a feed, which says how often to ask again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Virtual School portal//Training//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    for entry in entries:
        event = _event(entry, host=host, now=now)
        event.add("organizer", _address(*organiser))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _address(name: str, email: str) -> vCalAddress:
    """Whoever puts the session on: RFC 5546 asks for it in every file that publishes or calls off."""
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    return address


def uid(entry: Entry, host: str) -> str:
    """The same for the same part of the same session, whenever it is written and wherever it was moved."""
    return f"{entry.key}-{entry.part}@{host}"


def _event(entry: Entry, *, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(entry, host))
    event.add("sequence", entry.sequence)
    event.add("status", entry.status)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", f"Cancelled: {entry.title}" if entry.status == CANCELLED else entry.title)
    event.add("location", entry.where)
    event.add("description", entry.text)
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT" if entry.status == CANCELLED else "OPAQUE")
    event.add("class", "PUBLIC")
    return event
