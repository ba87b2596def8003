"""Promises 3 and 8, issue 5: from a booking to a certificate that anybody can check, and a waiting list that runs itself.

At 320 pixels without JavaScript, and at 1280 with it. Each test has a course and a session of its own; that the session
has taken place is written into its row, so no test waits for the clock or depends on the day it runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Person
from tests.journeys.conftest import Open
from tests.journeys.people import page_of
from tests.journeys.watch import Watch, accessibility_faults
from tests.training_factory import booked, make_course, make_session, named, order
from training.models import Booking, Session, SessionPart
from training.selectors.booking import booking_settings
from training.services import book, cancel

WAYS = [pytest.param("narrow", False, id="narrow without scripts"), pytest.param("wide", True, id="wide with scripts")]
SUBJECTS = ("Belonging", "Calm corridors", "Steady mornings", "Kind words", "Shared plans", "Quiet spaces")
_numbers = count()


@dataclass(frozen=True)
class Visitor:
    """A way to look at the portal: opens pages of one width, with or without scripts."""

    open_page: Open
    width: str
    scripts: bool

    def as_person(self, local_part: str) -> Page:
        return page_of(self.open_page, local_part, self.width, scripts=self.scripts)

    def as_nobody(self) -> Page:
        return self.open_page(self.width, scripts=self.scripts)


def new_session(capacity: int = 10) -> Session:
    """A session in three weeks, of a course with a name of its own."""
    number = next(_numbers)
    title = f"{SUBJECTS[number % len(SUBJECTS)]} {'again ' * (number // len(SUBJECTS))}in school"
    return make_session(make_course(title), capacity=capacity)


def lead() -> Person:
    return Person.objects.get(email="dsl@demo.example")


def press(page: Page, name: str) -> None:
    """Press a button or a link that looks like one, of the page's own."""
    main = page.locator("main")
    main.get_by_role("button", name=name, exact=True).click()


def arrived(page: Page, heading: str | re.Pattern[str]) -> None:
    """Wait for the page of this heading, and let axe look at it."""
    expect(page.locator("h1")).to_have_text(heading)
    assert accessibility_faults(page) == []


def fill_person(page: Page, number: int, name: str, email: str, role: str) -> None:
    row = page.get_by_role("group", name=f"Colleague {number}", exact=True)
    row.get_by_label("Full name").fill(name)
    row.get_by_label("Work email").fill(email)
    row.get_by_label("Role", exact=True).select_option(label=role)


def book_three(page: Page, session: Session, mark: str) -> None:
    """From the session's page to what was booked: oneself and two colleagues, one with a mistake put right on the way."""
    page.goto(f"/training/sessions/{session.public_id}/")
    arrived(page, session.course.title)
    press(page, "Book places")
    arrived(page, re.compile("^Book places for "))
    page.get_by_role("checkbox", name=re.compile("^Yourself: ")).check()
    fill_person(page, 1, "O'Brien-Ndlovu", f"{mark}+one@school.example", "Teacher")
    press(page, "Add another person")
    expect(page.get_by_role("group", name="Colleague 2", exact=True)).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("^Yourself: "))).to_be_checked()
    fill_person(page, 2, "明", "not an address", "SENCO")
    press(page, "Continue")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    arrived(page, re.compile("^Book places for "))
    fill_person(page, 2, "明", f"{mark}.two@school.example", "SENCO")
    press(page, "Continue")
    arrived(page, "Check your booking before you send it")
    expect(page.get_by_text("3 people get a place at once.")).to_be_visible()
    press(page, "Book")
    arrived(page, "Your booking")
    expect(page.get_by_text("3 booked", exact=True)).to_be_visible()


def takes_place(session: Session) -> None:
    """Put the session into yesterday."""
    start = timezone.now() - timedelta(days=1, hours=2)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    SessionPart.objects.filter(session=session).update(**times)
    Session.objects.filter(pk=session.pk).update(**times, closes_at=start - timedelta(days=1))


def sign_off(page: Page, session: Session) -> None:
    """Refused while somebody is unmarked; one is marked as absent, the rest as there."""
    page.goto(f"/manage/training/sessions/{session.public_id}/register")
    arrived(page, f"Register: {session.course.title}")
    expect(page.get_by_text("3 of 3 not marked yet.")).to_be_visible()
    press(page, "Save and sign off")
    expect(page.get_by_text("3 people are not marked yet.").first).to_be_visible()
    assert accessibility_faults(page) == []
    page.goto(f"/manage/training/sessions/{session.public_id}/register")
    page.get_by_role("group", name="Mark for 明").get_by_label("Absent").check(force=True)
    press(page, "Save, and mark all the rest as there")
    expect(page.get_by_text("Everybody is marked.")).to_be_visible()
    press(page, "Save and sign off")
    arrived(page, "Sign off the register?")
    press(page, "Sign it off")
    expect(page.get_by_text("Marks cannot be changed any more.")).to_be_visible()
    arrived(page, f"Register: {session.course.title}")


def evaluate(page: Page, session: Session) -> str:
    """Say how it was, from one's own training to the certificate; returns its code."""
    page.goto("/training/mine/")
    arrived(page, "My training")
    page.get_by_role("link", name=f"Evaluate {session.course.title}").click()
    arrived(page, "How was it?")
    press(page, "Send and get my certificate")
    expect(page.get_by_role("link", name="Select how useful the session was")).to_be_visible()
    assert accessibility_faults(page) == []
    for question, answer in (("confidence_before", 2), ("confidence_after", 4), ("usefulness", 5)):
        page.locator(f"input[name={question}][value='{answer}']").check(force=True)
    page.get_by_label("What was best?").fill("The examples from other schools.")
    press(page, "Send and get my certificate")
    arrived(page, "Your certificate")
    with page.expect_download() as download:
        press(page, "Download as PDF")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    found = re.fullmatch(r"certificate-(\w{4}-\w{4})\.pdf", download.value.suggested_filename)
    assert found, download.value.suggested_filename
    return found[1]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_booking_to_a_certificate_that_anybody_can_check(
    open_page: Open, watch: Watch, width: str, scripts: bool
) -> None:
    """Issue points 2, 4, 5 and 9: booked, attended, signed off, evaluated, certified, checked."""
    watch.expect(409, 422)
    visitor = Visitor(open_page, width, scripts)
    session = new_session()
    page = visitor.as_person("dsl")
    book_three(page, session, mark=f"journey.{width}")
    assert Session.objects.get(pk=session.pk).seats_taken == 3
    takes_place(session)
    sign_off(visitor.as_person("adviser"), session)
    states = Booking.objects.filter(session=session).values_list("state", flat=True)
    assert sorted(states) == ["absent", "attended", "attended"]
    code = evaluate(page, session)

    public = visitor.as_nobody()
    public.goto("/training/certificates/")
    arrived(public, "Check a certificate")
    public.get_by_label("Code of the certificate").fill(code.replace("-", " ").lower())
    press(public, "Check the certificate")
    arrived(public, "This certificate is real")
    expect(public.get_by_text(session.course.title)).to_be_visible()
    expect(public.get_by_text(lead().name)).to_be_visible()


def waiting(session: Session, email: str) -> Booking:
    """Somebody of the school waits for a place."""
    school = booking_settings(lead())[0]
    party = book(session=session, order=order(school, named(email=email)), by=lead())
    return party.bookings.get()


def open_offer(page: Page, session: Session, address: str) -> None:
    """From the newest message in the demonstration's mailbox to the page that it leads to."""
    page.goto(f"/demo/mailbox?to={address}")
    page.get_by_role("link", name=f"A place for you: {session.course.title}").click()
    link = page.get_by_role("link", name="/training/place/")
    expect(link).to_be_visible()
    path = re.search(r"/training/place/.*", link.get_attribute("href") or "")
    assert path
    page.goto(path[0])
    arrived(page, "A place is offered to you")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_place_comes_free_and_goes_to_who_answers(open_page: Open, width: str, scripts: bool) -> None:
    """Issue point 3: offered by email; declined and accepted by signed links without signing in, each once."""
    session = new_session(capacity=1)
    seated = booked(session, booking_settings(lead())[0], lead())[0]
    first, second = (waiting(session, f"{name}.{width}@school.example") for name in ("first", "second"))
    cancel(booking=seated, by=lead())

    page = Visitor(open_page, width, scripts).as_nobody()
    open_offer(page, session, f"first.{width}@school.example")
    assert Booking.objects.get(pk=first.pk).state == "offered", "to open the link answers nothing"
    press(page, "Decline")
    arrived(page, "You declined the offer")
    open_offer(page, session, f"second.{width}@school.example")
    press(page, "Accept the place")
    arrived(page, "You have a place")
    expect(page.get_by_role("button", name="Accept the place")).to_have_count(0)
    states = [Booking.objects.get(pk=one.pk).state for one in (first, second)]
    assert states == ["declined", "confirmed"]
    assert Session.objects.get(pk=session.pk).seats_taken == 1
