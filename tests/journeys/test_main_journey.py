"""The main job, end to end (DESIGN section 6): sign up, be approved, ask, be answered, read. Promises 1, 3 and 8.

Both ways: with JavaScript on a wide screen, and without it on a narrow one.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Person
from advice_requests.models import AdviceRequest
from notifications.models import OutboxMessage
from organisations.models import RoleContact
from tests.journeys.conftest import Open
from tests.journeys.people import code_for, page_of
from tests.journeys.watch import accessibility_faults

QUESTION = "We have seen lateness rise in year 9 among pupils with a social worker. What works in other schools?"
ANSWER = "Start with breakfast provision and a named adult at the gate. The evidence is on the resources page."
NEWCOMERS = {True: ("senco@school.example", "SENCO"), False: ("lead@school.example", "Attendance lead")}


def press(page: Page, name: str) -> None:
    """Press a button of the page's own, not of its frame."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def go_on(page: Page) -> None:
    """Press the one button that sends the form of the page."""
    page.locator("main form[method=post] button.govuk-button:not(.govuk-button--secondary)").last.click()


def sign_up(page: Page, email: str, role: str) -> None:
    """Choose role and place, make the account, prove the address."""
    place = RoleContact.objects.get(email="senco@school.example").setting.name
    page.goto("/account/join/")
    page.get_by_label("Your role").select_option(label=role)
    page.get_by_label("Where you work").fill(place)
    press(page, "Find")
    page.get_by_label(re.compile(re.escape(place))).first.check()
    press(page, "Continue")
    page.get_by_label("Full name").fill("Robin Sample")
    page.get_by_label("Job title").fill("Leader")
    page.get_by_label("Work email address").fill(email)
    page.get_by_label("Password", exact=True).fill("made-up-words-for-a-journey")
    press(page, "Create account")
    page.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code_for(email))
    go_on(page)


def ask(page: Page) -> AdviceRequest:
    """From the scope gate to the page that says that it was sent."""
    page.goto("/advice/ask/")
    page.get_by_label(re.compile("No – it is about")).check()
    go_on(page)
    page.get_by_label("Attendance", exact=True).check()
    go_on(page)
    page.get_by_label("Secondary", exact=True).check()
    page.get_by_label(re.compile("6 to 10")).check()
    page.locator("input[name=urgency][value=routine]").check()
    go_on(page)
    page.get_by_label("Your question").fill(QUESTION)
    go_on(page)
    expect(page.get_by_text(QUESTION)).to_be_visible()
    press(page, "Send your question")
    expect(page).to_have_url(re.compile(r"/advice/[0-9a-f-]{36}/sent/$"))
    return AdviceRequest.objects.get(public_id=page.url.split("/")[-3])


def answer(page: Page, row: AdviceRequest) -> None:
    """Take it, if nobody has it, and answer."""
    page.goto(f"/advice/{row.public_id}/")
    expect(page.get_by_text(QUESTION)).to_be_visible()
    page.goto(f"/advice/{row.public_id}/take/")
    go_on(page)
    page.goto(f"/advice/{row.public_id}/answer/")
    page.get_by_label("Your answer").fill(ANSWER)
    go_on(page)
    expect(page.get_by_text(ANSWER)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_question_is_asked_and_answered(open_page: Open, scripts: bool) -> None:
    """Promises 3 and 8: the question is kept, routed, answered and read; nothing of it stands in an email."""
    email, role = NEWCOMERS[scripts]
    width = "wide" if scripts else "narrow"
    newcomer = open_page(width, scripts=scripts)
    sign_up(newcomer, email, role)
    if not scripts:
        approve(page_of(open_page, "duty", width, scripts=scripts), email)
    row = ask(newcomer)
    row.refresh_from_db()
    adviser = row.assigned_to or Person.objects.get(email="adviser@demo.example")
    answer(page_of(open_page, adviser.email.partition("@")[0], width, scripts=scripts), row)
    newcomer.goto(f"/advice/{row.public_id}/")
    expect(newcomer.get_by_text(ANSWER)).to_be_visible()
    assert accessibility_faults(newcomer) == []
    mails = OutboxMessage.objects.filter(address=email)
    assert mails.filter(kind="advice_answered").count() == 1
    assert not any(QUESTION[:20] in mail.text_body or ANSWER[:20] in mail.text_body for mail in mails)


def approve(page: Page, email: str) -> None:
    """The register does not name this person, so staff decide."""
    membership = Person.objects.get(email=email).memberships.get(state="requested")
    page.goto(f"/manage/access/{membership.public_id}/decide/")
    page.get_by_label("Approve", exact=True).check()
    page.locator("input[name=approve_reason]").first.check()
    page.get_by_label("I have checked this request").check()
    go_on(page)


def test_text_that_names_a_child_comes_back_marked_and_is_not_kept(open_page: Open) -> None:
    """Promise 1: handed back with the places marked, and nothing remains."""
    page = page_of(open_page, "dsl")
    page.goto("/advice/ask/")
    page.get_by_label(re.compile("No – it is about")).check()
    go_on(page)
    page.get_by_label("Attendance", exact=True).check()
    go_on(page)
    page.get_by_label("Secondary", exact=True).check()
    page.get_by_label(re.compile("6 to 10")).check()
    page.locator("input[name=urgency][value=routine]").check()
    go_on(page)
    page.get_by_label("Your question").fill("What helps a pupil born on 3 March 2014 with the UPN H801200001001?")
    go_on(page)
    expect(page.get_by_role("alert").or_(page.locator(".govuk-error-summary")).first).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    assert not AdviceRequest.objects.filter(question__contains="H801200001001").exists()
    assert accessibility_faults(page) == []
