"""Calendar entries as files of mails, made when a mail leaves: what they say is how the place stands then.

One file for each sitting: a program for mail shows one entry of a file, and one that calls off may hold no more (RFC 5546,
3.2.5). PUBLISH puts an entry into the calendar or moves it, CANCEL takes it out. Never REQUEST: it asks for an answer to a
mailbox that nobody reads, so that a colleague who declines in their calendar would keep the place all the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from notifications.attachments import File
from training.calendar_file import CANCELLED, Entry, calendar_file
from training.entry_keys import EntryKey, LeftOver, Says
from training.links import link_to
from training.models.vocabulary import COMING, BookingState
from training.presenters.calendar_entries import entries_of, host, organiser
from training.selectors import courses
from training.selectors.joining import has_place, online_link_for, place_at, sequence_of

if TYPE_CHECKING:
    from training.models import Booking

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def files_of(key: str) -> list[File]:
    """The files of one mail; none where what the mail told of is true no more, as when the place was given up since."""
    wanted, now = EntryKey.read(key), timezone.now()
    row = place_at(wanted.booking)
    if row is None:
        return []
    entries = _standing(row, wanted, now) if wanted.says is Says.PLACE else _gone(row, wanted)
    return [_file(one, now) for one in entries]


def _standing(row: Booking, wanted: EntryKey, now: datetime) -> list[Entry]:
    """The sittings of a place that is theirs; those left over by a move as called off."""
    if row.attendee_id != wanted.attendee or row.state != BookingState.CONFIRMED or row.session.state not in COMING:
        return []
    parts = courses.parts_of(row.session)
    link, sequence = online_link_for(row, now), sequence_of(row.session)
    found = entries_of(row.session, parts, link=link, page=link_to(row), sequence=sequence)
    return found + [_called_off(found[0], one) for one in wanted.left_over]


def _called_off(like: Entry, sitting: LeftOver) -> Entry:
    return replace(
        like,
        part=sitting.number,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        status=CANCELLED,
        text=like.url,
    )


def _gone(row: Booking, wanted: EntryKey) -> list[Entry]:
    """Every sitting as called off, unless they have a place in the session again."""
    if has_place(row.session, wanted.attendee):
        return []
    parts, sequence = courses.parts_of(row.session), sequence_of(row.session)
    return entries_of(row.session, parts, status=CANCELLED, sequence=sequence)


def _file(entry: Entry, now: datetime) -> File:
    method = CANCEL if entry.status == CANCELLED else PUBLISH
    content = calendar_file([entry], host=host(), now=now, method=method, organiser=organiser())
    name = f"{'cancelled' if method == CANCEL else 'session'}-{entry.starts_at:%Y-%m-%d}-{entry.part}.ics"
    return File(name, "text/calendar", content, {"charset": "UTF-8", "method": method, "component": "VEVENT"})
