"""Deadlines as a calendar file: one all-day event each, which blocks no time and says nothing of a child.

An all-day event has dates and no clock time, so it needs no time zone and stands on the same day everywhere. The same
deadline of the same trigger always has the same UID: taken in again, it replaces itself instead of standing twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from resources.key_dates.catalogue import Kind
from resources.key_dates.facts import Deadline
from resources.key_dates.presenters import amount_in_words, counted

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_file(kind: Kind, found: Iterable[Deadline], *, query: str, host: str, now: datetime, url: str) -> bytes:
    """The file for those deadlines that have a date. `query` is what was entered; it makes the UIDs."""
    calendar = Calendar()
    calendar.add("prodid", "-//Virtual School portal//Key dates//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for deadline in found:
        if deadline.day is not None:
            calendar.add_component(_event(kind, deadline, query=query, host=host, now=now, url=url))
    return bytes(calendar.to_ical())


def _event(kind: Kind, deadline: Deadline, *, query: str, host: str, now: datetime, url: str) -> Event:
    clock, day = deadline.clock, deadline.day
    if day is None:  # pragma: no cover - the caller leaves these out
        raise ValueError("a deadline without a date cannot stand in a calendar")
    event = Event()
    event.add("uid", uid(kind, clock.code, query, host))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{clock.limit} this day: {clock.words[:1].lower()}{clock.words[1:]}")
    event.add("description", description(deadline))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event


def uid(kind: Kind, code: str, query: str, host: str) -> str:
    """The same for the same deadline of the same answers, whenever it is made."""
    return f"{sha256(f'{kind.code}|{code}|{query}'.encode()).hexdigest()[:40]}@{host}"


def description(deadline: Deadline) -> str:
    """Plain lines: how it was counted, the source, when that was last checked."""
    rule = deadline.rule
    parts = [f"Counted in {amount_in_words(deadline).split(' ', 1)[-1]}: {counted(deadline)}"]
    if rule is not None:
        parts.append(f"Source: {rule.basis}{f' ({rule.source_url})' if rule.source_url else ''}")
        checked = f"{rule.checked_on:%-d %B %Y}" if rule.checked_on else "not yet verified"
        parts.append(f"Last checked: {checked}")
        if rule.note:
            parts.append(rule.note)
    return "\n".join(parts)
