"""Promise 1: the marks while typing are those that posting gives, for the same author and setting, and do not chatter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Person
from accounts.selectors import settings_of
from tests.journeys.conftest import Open
from tests.journeys.people import page_of
from tests.journeys.watch import accessibility_faults

MARKS = ".app-text-guard mark"
CHILD, PHONE = "Zorblina Quagfeather", "07700 900123"


@pytest.fixture
def page(open_page: Open) -> Page:
    """The page of the question, with scripts, as the DSL of one setting."""
    page = page_of(open_page, "dsl")
    page.goto("/advice/ask/")
    page.locator("main input[value=practice]").check()
    for first in ("topic", "phase", "question"):
        page.locator("main form button.govuk-button").last.click()
        page.locator(f"main [name={first}]").first.wait_for()
        if first == "topic":
            page.locator("[name=topic]").first.check()
        elif first == "phase":
            for name in ("phase", "pupil_band", "urgency"):
                page.locator(f"main [name={name}]").first.check()
    return page


def posted(page: Page) -> list[str]:
    """Send the form, and read the places that come back marked."""
    page.get_by_role("button", name="Continue").click()
    page.locator(".app-screening").wait_for()
    marks = page.locator(".app-screening mark").all_inner_texts()
    return [re.sub(r"^Marked:\s*|\s*\(end of mark\)$", "", mark) for mark in marks]


def test_marks_appear_while_typing_and_match_the_post(page: Page) -> None:
    author = Person.objects.get(email="dsl@demo.example")
    place = settings_of(author).get().name  # the signed note says whose form it is: these may stand
    page.get_by_label("Your question").fill(
        f"\r\n  😀 {author} of {place} asks:\x07 {CHILD} is late again. Her mum rang from {PHONE}."
    )
    expect(page.locator(MARKS)).to_have_text([CHILD, PHONE])
    assert page.locator(f"{MARKS} ~ mark").count() == 0
    expect(page.locator(".app-text-guard li").first).to_contain_text("You could write")
    assert accessibility_faults(page) == []
    assert posted(page) == [CHILD, PHONE]


def test_a_screen_reader_hears_how_many_places_once(page: Page) -> None:
    field = page.get_by_label("Your question")
    status = page.locator("textarea#id_question").locator("xpath=ancestor::*[contains(@class,'govuk-form-group')][1]")
    status = status.get_by_role("status").filter(has_text="place")
    field.fill(f"{CHILD} is late again.")
    expect(status).to_have_text("1 place is marked. The list is below this field.")
    page.evaluate("""() => { globalThis.told = 0
        const region = [...document.querySelectorAll('[role=status]')].find(one => one.textContent.includes('is marked'))
        new MutationObserver(() => globalThis.told++).observe(region, {childList: true, characterData: true}) }""")
    with page.expect_response("**/text-guard/check"):
        field.press_sequentially(" What works?")
    expect(page.locator(MARKS)).to_have_text([CHILD])
    assert page.evaluate("globalThis.told") == 0, "the same places are not told again"
    with page.expect_response("**/text-guard/check"):
        field.fill("What works for lateness?")
    expect(page.locator(MARKS)).to_have_count(0)
    assert page.evaluate("globalThis.told") == 1
    assert page.evaluate("document.activeElement.id") == "id_question", "the marks never take the focus"


def test_replace_all_takes_along_what_was_typed_and_ticked_since(page: Page) -> None:
    page.get_by_label("Your question").fill(f"{CHILD} wrote a guide. The mum rang from {PHONE}.")
    assert posted(page) == [CHILD, PHONE]
    page.get_by_label(CHILD).check()
    page.get_by_label("A public figure").check()
    page.get_by_label("What have you tried").fill("Breakfast provision.")
    page.get_by_role("button", name="Replace all marked places").click()
    expect(page.get_by_text("The marked places have been replaced.")).to_be_visible()
    text = page.get_by_label("Your question").input_value()
    assert CHILD in text and PHONE not in text
    assert page.get_by_label("What have you tried").input_value() == "Breakfast provision."
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/check/")
