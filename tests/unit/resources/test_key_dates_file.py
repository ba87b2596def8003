"""The calendar file of the key dates calculator: what RFC 5545 asks, and nothing that could be of a child."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from resources.key_dates.catalogue import BY_CODE
from resources.key_dates.facts import Facts
from resources.key_dates.ics import calendar_file
from tests.unit.resources.key_dates_law import dates

KIND = BY_CODE["permanent-exclusion"]
SUMMER = datetime(2027, 3, 28, 2, 30, 15, 999, tzinfo=ZoneInfo("Europe/London"))


def made(query: str = "received_day=22", now: datetime = SUMMER, received: date = date(2026, 10, 22)) -> bytes:
    found = dates(KIND.code, Facts(received=received)).values()
    return calendar_file(
        KIND, found, query=query, host="portal.example", now=now, url="https://portal.example/x?a=b,c;d"
    )


def events(body: bytes) -> dict[str, object]:
    return {str(event["UID"]): event for event in Calendar.from_ical(body).events}


def test_lines_end_and_fold_as_the_standard_says() -> None:
    body = made()
    assert body.count(b"\n") == body.count(b"\r\n")
    assert b"\r" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert body.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0")


def test_all_day_events_have_dates_and_need_no_time_zone() -> None:
    """Clock changes cannot move them: no time, no TZID; the moment of making is in UTC."""
    body = made()
    assert b"TZID" not in body
    assert b"DTSTAMP:20270328T013015Z" in body
    for event in Calendar.from_ical(body).events:
        start, end = event.start, event.end
        assert type(start) is date
        assert end - start == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"
    assert b"DTSTART;VALUE=DATE:20261123" in body


def test_the_same_deadline_keeps_its_uid() -> None:
    first, second = made(), made(now=datetime(2028, 1, 1, tzinfo=UTC))
    assert list(events(first)) == list(events(second))
    assert len(events(first)) == 4
    assert not set(events(first)) & set(events(made(query="received_day=23")))


def test_the_description_is_plain_and_whole() -> None:
    (board,) = [event for event in Calendar.from_ical(made()).events if "governing board" in event["SUMMARY"]]
    text = str(board["DESCRIPTION"])
    assert "15 school days" in text
    assert "2012 Regulations, regulation 24" in text
    assert "Last checked: 23 November 2026" in text
    assert "<" not in text


def test_what_is_not_verified_says_so() -> None:
    (provision,) = [e for e in Calendar.from_ical(made()).events if "alternative provision" in e["SUMMARY"]]
    assert "Last checked: not yet verified" in str(provision["DESCRIPTION"])


def test_deadlines_without_a_date_are_left_out() -> None:
    assert len(events(made(received=date(2028, 7, 10)))) == 3
