"""Getting in, in a real browser: a newcomer's way to the home page, and a passkey alone for the strictest role."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Membership
from organisations.models import EducationSetting, RoleContact
from tests.journeys.conftest import Open
from tests.journeys.people import code_for, page_of
from tests.journeys.watch import accessibility_faults

PASSWORD = "three-random-words-here"


def registered(email: str) -> EducationSetting:
    """The demonstration's school, whose register names the newcomer before she comes."""
    school = RoleContact.objects.get(email="senco@school.example").setting
    RoleContact.objects.create(
        setting=school, role="attendance_lead", name="Newcomer", email=email, from_date=timezone.localdate()
    )
    return school


def misspelt(name: str) -> str:
    """The name with two letters of its longest word the wrong way round."""
    longest = max(name.split(), key=len)
    return name.replace(longest, longest[0] + longest[2] + longest[1] + longest[3:])


def press(page: Page, name: str) -> None:
    """Press a button of the page's own, not of its frame."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def find(page: Page, school: EducationSetting, faults: list[str]) -> None:
    """Choose role and place, with a typing error on the way."""
    page.goto("/account/signup/")
    expect(page.locator("h1")).to_have_text("Your role and where you work")
    page.get_by_label("Your role").select_option(label="Attendance lead")
    page.get_by_label("Where you work").fill(misspelt(school.name))
    press(page, "Find")
    expect(page.get_by_role("heading", name=re.compile("places? found"))).to_be_visible()
    faults += accessibility_faults(page)
    page.get_by_label(re.compile(re.escape(school.name))).first.check()
    press(page, "Continue")


def create_account(page: Page, email: str, faults: list[str]) -> None:
    """Make the account, at first with nothing written, and prove the address."""
    press(page, "Create account")
    expect(page.get_by_role("link", name="Enter your full name")).to_be_visible()
    faults += accessibility_faults(page)
    page.get_by_label("Work email address").fill(email)
    page.get_by_label("Full name").fill("Nora Journey")
    page.get_by_label("Job title").fill("Attendance lead")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Create account")
    expect(page.locator("input[name=code]")).to_be_visible()
    faults += accessibility_faults(page)
    page.locator("input[name=code]").fill(code_for(email))
    page.locator("main form button[type=submit]").first.click()


@pytest.mark.parametrize(("width", "scripts"), [("wide", True), ("narrow", False)], ids=["scripts", "no scripts"])
def test_a_newcomer_reaches_the_home_page(open_page: Open, width: str, scripts: bool) -> None:
    """Issue 2, point 5: role, place, account, code; approved at once where domain and register agree. Promise 8."""
    email = f"newcomer-{width}@school.example"
    school = registered(email)
    page = open_page(width, scripts=scripts)
    faults: list[str] = []
    find(page, school, faults)
    create_account(page, email, faults)
    expect(page.locator("main")).to_contain_text("You can now ask the Virtual School a question.")
    assert page.url.endswith("/")
    faults += accessibility_faults(page)
    assert faults == []
    membership = Membership.objects.get(person__email=email)
    assert (membership.setting, membership.state) == (school, Membership.State.APPROVED)


def with_authenticator(page: Page) -> None:
    """Give the browser a device with a fingerprint, as Chromium plays it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_alone_signs_the_head_of_the_virtual_school_in(open_page: Open) -> None:
    """T11: a passkey is two factors, one of them strong; nothing else is asked."""
    page = page_of(open_page, "vsh")
    with_authenticator(page)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Sign in with this passkey alone").check()
    press(page, "Add the passkey")
    expect(page.locator("h1")).to_contain_text("ecovery codes")
    page.goto("/account/logout/")
    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    page.goto("/manage/access/")
    expect(page.locator("h1")).to_have_text("Sign in")
    press(page, "Sign in with a passkey")
    expect(page.locator("h1")).to_have_text("Requests to join")
