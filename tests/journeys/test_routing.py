"""The head sets up routing and an adviser records an absence (issue point 6): with scripts wide, without them narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Person
from advice_requests.models import AdviserProfile, RoutingRule
from tests.journeys.conftest import Open
from tests.journeys.people import page_of
from tests.journeys.watch import accessibility_faults

WAYS = [("wide", True), ("narrow", False)]


def look(page: Page) -> None:
    """Nothing wrong with the page as it stands."""
    assert accessibility_faults(page) == []


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=re.compile(name)).first.click()


@pytest.mark.parametrize(("width", "scripts"), WAYS, ids=["scripts", "no scripts"])
def test_the_head_keeps_routing(open_page: Open, width: str, scripts: bool) -> None:
    """From the front page of staff: set somebody up, add a rule, move it first, try a question, remove the rule."""
    page = page_of(open_page, "vsh", width, scripts=scripts)
    page.goto("/manage/")
    page.get_by_role("link", name="Routing and absence").click()
    look(page)
    page.get_by_role("link", name="Vera Sample").click()
    page.get_by_label("Attendance", exact=True).check()
    page.get_by_label("How many open questions are a full desk?").fill("2" if scripts else "3")
    page.get_by_label("Deputy").select_option(label="Dilys Sample")
    look(page)
    press(page, "Save")
    expect(page.get_by_text("Saved what Vera Sample covers.")).to_be_visible()
    assert AdviserProfile.objects.get(person__name="Vera Sample").capacity == (2 if scripts else 3)

    page.get_by_role("link", name="Rules", exact=True).click()
    page.locator("main").get_by_role("button", name="Add a rule").click()
    page.get_by_label("Topic").select_option(label="Attendance")
    page.get_by_label("An adviser").check()
    page.get_by_label("Which adviser?").select_option(label="Vera Sample")
    look(page)
    press(page, "Save the rule")
    expect(page.get_by_text("The rule was added at the end.")).to_be_visible()
    last = RoutingRule.objects.count()
    press(page, rf"Move up\s+rule {last}")
    expect(page.get_by_text("moved up")).to_be_visible()
    look(page)

    page.get_by_role("link", name="Try a question").click()
    page.get_by_label("Topic").select_option(label="Attendance")
    page.get_by_label("Phase").select_option(label="Primary")
    press(page, "Try it")
    expect(page.get_by_role("heading", name="Vera Sample")).to_be_visible()
    look(page)

    page.get_by_role("link", name="Rules", exact=True).click()
    page.get_by_role("link", name=re.compile(rf"Remove\s+rule {last - 1}")).click()
    look(page)
    press(page, "Remove the rule")
    expect(page.get_by_text("The rule was removed.")).to_be_visible()
    assert RoutingRule.objects.count() == last - 1


@pytest.mark.parametrize(("width", "scripts"), WAYS, ids=["scripts", "no scripts"])
def test_an_adviser_records_an_absence_and_ends_it(open_page: Open, width: str, scripts: bool) -> None:
    page = page_of(open_page, "adviser", width, scripts=scripts)
    page.goto("/manage/routing/me/")
    look(page)
    press(page, "Record an absence")
    press(page, "Continue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    look(page)
    for group, day in (("First day away", "1"), ("Last day away", "5")):
        boxes = page.get_by_role("group", name=group)
        for box, value in (("Day", day), ("Month", "6"), ("Year", "2027")):
            boxes.get_by_label(box).fill(value)
    press(page, "Continue")
    expect(page.get_by_text("to the deputy, Dilys Sample")).to_be_visible()
    look(page)
    press(page, "Record the absence")
    expect(page.get_by_text("Away from 1 June 2027 to 5 June 2027.")).to_be_visible()
    press(page, "End the absence now")
    look(page)
    press(page, "End the absence")
    adviser = Person.objects.get(email="adviser@demo.example")
    expect(page.get_by_text("No absence is recorded.")).to_be_visible()
    assert AdviserProfile.objects.get(person=adviser).away_from is None
