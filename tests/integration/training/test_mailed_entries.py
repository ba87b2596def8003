"""The calendar entries that go with mails: as the place stands when the mail leaves, and only to whoever has it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar, Event

from notifications.attachments import File, files_of
from notifications.models import OutboxMessage
from organisations.calendars.days import LONDON
from tests.cast import Cast
from tests.training_factory import booked, make_session, named, order
from training.entry_keys import EntryKey, LeftOver, Says
from training.links import token_for
from training.models import Booking, Session, SessionPart
from training.models.vocabulary import BookingState, CancelReason
from training.services import book, cancel, name_held, substitute
from training.services.moving import cancel_session, move_session
from training.services.sessions import Sitting

pytestmark = pytest.mark.django_db
LINK = "https://meet.example/secret-room"


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=f"training_{kind}").order_by("pk"))


def files(kind: str) -> list[File]:
    """The files of the last mail of a kind, as they would leave now."""
    return files_of(mails(kind)[-1])


def event(file: File) -> Event:
    """The one entry of a file, whose method stands in the type as well (RFC 6047)."""
    calendar = Calendar.from_ical(file.content)
    assert calendar["method"] == file.parameters["method"]
    [found] = calendar.events
    assert "ORGANIZER" in found and "ATTENDEE" not in found
    assert found["organizer"].startswith("mailto:")
    return found


def place(cast: Cast, session: Session | None = None) -> Booking:
    return booked(session or make_session(), cast.setting_a, cast.dsl_a)[0]


def two_parts(**fields: object) -> Session:
    session = make_session(**fields)
    later = session.starts_at + timedelta(days=7)
    SessionPart.objects.create(session=session, position=2, starts_at=later, ends_at=later + timedelta(hours=2))
    session.ends_at = later + timedelta(hours=2)
    session.save(update_fields=["ends_at"])
    return session


def moved_to(session: Session, cast: Cast, *days: int) -> None:
    start = session.starts_at
    sittings = [Sitting(start + timedelta(days=n), start + timedelta(days=n, hours=3)) for n in days]
    move_session(session=session, sittings=sittings, closes_at=start, by=cast.vs_head)


def test_the_confirmation_puts_the_session_into_the_calendar(cast: Cast) -> None:
    session = make_session()
    row = place(cast, session)
    [file] = files("confirmed")
    assert (file.content_type, file.parameters["charset"], file.parameters["method"]) == (
        "text/calendar",
        "UTF-8",
        "PUBLISH",
    )
    found = event(file)
    assert (found["status"], found["sequence"]) == ("CONFIRMED", 0)
    assert found.start == session.starts_at
    assert token_for(row) in found["url"]
    assert "The attached file puts it in your calendar" in mails("confirmed")[-1].text_body


def test_a_session_of_two_parts_is_two_files_of_one_entry_each(cast: Cast) -> None:
    place(cast, two_parts())
    found = [event(one) for one in files("confirmed")]
    assert [one["summary"].rpartition(" (")[2] for one in found] == ["part 1 of 2)", "part 2 of 2)"]
    assert len({one["uid"] for one in found}) == 2


def test_a_place_lost_before_the_mail_leaves_puts_nothing_in_the_calendar(cast: Cast) -> None:
    row = place(cast)
    cancel(booking=row, by=cast.dsl_a)
    assert files("confirmed") == []
    [file] = files("cancelled")
    assert (event(file)["status"], file.parameters["method"]) == ("CANCELLED", "CANCEL")


def test_giving_a_place_up_takes_it_out_and_a_new_place_puts_it_in_again(cast: Cast) -> None:
    session = make_session()
    row = place(cast, session)
    [first] = files("confirmed")
    cancel(booking=row, by=cast.dsl_a)
    [off] = files("cancelled")
    assert event(off)["uid"] == event(first)["uid"]
    assert event(off)["sequence"] > event(first)["sequence"]
    assert token_for(row) not in off.content.decode().replace("\r\n ", "")
    who = row.attendee
    assert who is not None
    book(session=session, order=order(cast.setting_a, named(name=who.name, email=who.email)), by=cast.dsl_a)
    [again] = files("confirmed")
    assert event(again)["sequence"] >= event(off)["sequence"]
    assert files("cancelled") == [], "a mail that leaves late takes no place out that they have again"


def test_leaving_the_waiting_list_touches_no_calendar(cast: Cast) -> None:
    session = make_session(capacity=1)
    place(cast, session)
    waits = booked(session, cast.setting_b, cast.dsl_b)[0]
    assert waits.state == BookingState.WAITING
    cancel(booking=waits, by=cast.dsl_b)
    assert mails("cancelled")[-1].attachment == ""
    assert mails("waiting")[-1].attachment == ""


def test_a_colleague_who_goes_instead_gets_the_entry_and_the_other_loses_it(cast: Cast) -> None:
    row = substitute(booking=place(cast), named=named(), by=cast.dsl_a)
    [old] = files("replaced")
    [new] = files("confirmed")
    assert (event(old)["status"], event(new)["status"]) == ("CANCELLED", "CONFIRMED")
    assert token_for(row) not in old.content.decode().replace("\r\n ", ""), "their link is not for whoever went before"
    first = mails("confirmed")[0]
    assert files_of(first) == [], "the first confirmation, had it not left yet"


def test_a_held_place_gives_an_entry_once_somebody_is_named(cast: Cast) -> None:
    session = make_session()
    row = book(session=session, order=order(cast.setting_a, held=1), by=cast.dsl_a).bookings.get()
    assert mails("confirmed") == []
    name_held(booking=row, named=named(), by=cast.dsl_a)
    assert event(files("confirmed")[0])["status"] == "CONFIRMED"


def test_a_move_replaces_the_entry(cast: Cast) -> None:
    session = make_session()
    place(cast, session)
    [before] = files("confirmed")
    moved_to(session, cast, 3)
    [file] = files("moved")
    found = event(file)
    assert (file.parameters["method"], found["uid"]) == ("PUBLISH", event(before)["uid"])
    assert found["sequence"] == 1
    assert found.start == session.starts_at + timedelta(days=3)
    assert "The attached file moves it in your calendar" in mails("moved")[-1].text_body
    assert event(files("confirmed")[0]).start == found.start, (
        "a confirmation that leaves after the move says the new day"
    )


def test_a_move_to_fewer_sittings_takes_the_others_out(cast: Cast) -> None:
    session = two_parts()
    place(cast, session)
    second = event(files("confirmed")[1])
    moved_to(session, cast, 1)
    stays, over = files("moved")
    assert event(stays)["status"] == "CONFIRMED"
    assert (over.parameters["method"], event(over)["status"]) == ("CANCEL", "CANCELLED")
    assert (event(over)["uid"], event(over).start) == (second["uid"], second.start)
    assert event(over)["sequence"] > second["sequence"]


def test_a_session_called_off_takes_itself_out(cast: Cast) -> None:
    session = make_session(capacity=1)
    place(cast, session)
    booked(session, cast.setting_b, cast.dsl_b)
    [before] = files("confirmed")
    cancel_session(session=session, reason=CancelReason.VENUE, by=cast.vs_head)
    told = {row.attachment != "": row for row in mails("session_cancelled")}
    assert set(told) == {True, False}, "whoever waited had no entry"
    [file] = files_of(told[True])
    found = event(file)
    assert (file.parameters["method"], found["status"]) == ("CANCEL", "CANCELLED")
    assert found["uid"] == event(before)["uid"]
    assert found["sequence"] == 1
    assert "The attached file takes it out of your calendar" in told[True].text_body
    assert "attached" not in told[False].text_body


@pytest.mark.parametrize(("days", "shown"), [(3, False), (1, True)], ids=["three-days-before", "the-day-before"])
def test_the_way_into_the_meeting_stands_in_it_from_the_day_before(cast: Cast, days: int, shown: bool) -> None:
    start = (timezone.now().astimezone(LONDON) + timedelta(days=days)).replace(hour=10, minute=0)
    row = place(cast, make_session(starts_at=start, closes_at=start, online_link=LINK))
    [file] = files("confirmed")
    assert (LINK in file.content.decode().replace("\r\n ", "")) is shown
    cancel(booking=row, by=cast.dsl_a)
    assert LINK not in "".join(one.content.decode().replace("\r\n ", "") for one in files("cancelled"))


def test_a_key_is_read_as_it_was_written() -> None:
    now = timezone.now().replace(microsecond=0)
    key = EntryKey(17, 4, Says.PLACE, (LeftOver(2, now, now + timedelta(hours=1)),))
    assert EntryKey.read(str(key)) == key


@pytest.mark.parametrize("text", ["", "17", "17:4", "17:4:other", "x:4:place", "17:4:place:2-3"])
def test_any_other_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        EntryKey.read(text)
