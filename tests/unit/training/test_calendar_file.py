"""A session's calendar entry keeps its UID, says when it was moved or called off, and names one moment all year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from organisations.calendars.days import LONDON
from training.calendar_file import CANCELLED, Entry, calendar_file, uid

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
BY = ("Fairmere Council, Virtual School; a test", "virtual.school@fairmere.example")


def entry(start: datetime, **fields: object) -> Entry:
    made = Entry(
        key="5f0f",
        part=1,
        starts_at=start,
        ends_at=start.replace(hour=start.hour + 2),
        title="Attachment, foundations; part one",
        where="Test Hall, Civic Square",
        text="First line\nsecond line",
        url="https://portal.example/training/sessions/5f0f/",
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # named by the test


def read(*entries: Entry, **fields: str) -> Calendar:
    return Calendar.from_ical(calendar_file(entries, host="portal.example", now=NOW, organiser=BY, **fields))


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        (datetime(2026, 10, 23, 10, tzinfo=LONDON), "20261023T090000Z"),
        (datetime(2026, 10, 26, 10, tzinfo=LONDON), "20261026T100000Z"),
        (datetime(2026, 3, 27, 10, tzinfo=LONDON), "20260327T100000Z"),
        (datetime(2026, 3, 30, 10, tzinfo=LONDON), "20260330T090000Z"),
    ],
    ids=["before-october", "after-october", "before-march", "after-march"],
)
def test_ten_in_london_is_the_right_moment_on_both_sides_of_a_change_of_clocks(start: datetime, utc: str) -> None:
    text = calendar_file([entry(start)], host="portal.example", now=NOW, organiser=BY).decode()
    assert f"DTSTART:{utc}" in text
    [event] = read(entry(start)).events
    assert event.start.astimezone(LONDON).hour == 10


def test_what_stands_in_it_comes_back_as_it_was() -> None:
    [event] = read(entry(datetime(2026, 12, 4, 10, tzinfo=LONDON))).events
    assert event["summary"] == "Attachment, foundations; part one"
    assert event["description"] == "First line\nsecond line"
    assert event["location"] == "Test Hall, Civic Square"
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 0


def test_a_session_called_off_replaces_its_own_entry() -> None:
    first = entry(datetime(2026, 12, 4, 10, tzinfo=LONDON))
    off = replace(first, status=CANCELLED, sequence=2)
    [event] = read(off).events
    assert (event["status"], event["sequence"], event["transp"]) == ("CANCELLED", 2, "TRANSPARENT")
    assert event["summary"].startswith("Cancelled: ")
    assert event["uid"] == uid(first, "portal.example")


def test_each_part_has_a_uid_of_its_own() -> None:
    start = datetime(2026, 12, 4, 10, tzinfo=LONDON)
    assert len({event["uid"] for event in read(entry(start), entry(start, part=2)).events}) == 2


def test_a_feed_says_how_often_to_ask_again() -> None:
    text = calendar_file([], host="portal.example", now=NOW, organiser=BY, name="Training").decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text
    assert "X-WR-CALNAME:Training" in text
    assert "METHOD:PUBLISH" in text


def test_the_lines_are_short_and_end_as_the_standard_says() -> None:
    content = calendar_file(
        [entry(datetime(2026, 12, 4, 10, tzinfo=LONDON), text="word " * 99)], host="h", now=NOW, organiser=BY
    )
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
