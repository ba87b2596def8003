"""Issue 4 point 4: an organisation is chosen by its name, typed out, from suggestions, or from a list where no scripts run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.people import page_of

WRONG = "Select an organisation"


def start(page: Page, organisation: str) -> None:
    """Type the name and go on with the keyboard, without choosing a suggestion."""
    box = page.get_by_label("Organisation that publishes or offers it")
    box.fill(organisation)
    box.press("Escape")
    page.get_by_role("button", name="Start the draft").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()  # of the title, which is missing


def test_a_name_that_was_typed_out_is_chosen_and_an_unknown_one_is_not(open_page: Open) -> None:
    page = page_of(open_page, "editor")
    page.goto("/manage/resources/new")
    start(page, "fairmere virtual school")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Enter a title")
    expect(summary).not_to_contain_text(WRONG)
    expect(page.get_by_label("Organisation that publishes or offers it")).to_have_value("Fairmere Virtual School")
    start(page, "Fairmere Virtual Schoolroom")
    expect(summary).to_contain_text(WRONG)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_a_suggestion_that_is_pressed_stands_in_the_box(open_page: Open, width: str) -> None:
    page = page_of(open_page, "editor", width)
    page.goto("/manage/resources/new")
    box = page.get_by_label("Organisation that publishes or offers it")
    page.wait_for_load_state("networkidle")
    box.press_sequentially("virtual", delay=50)
    page.get_by_role("option", name="Fairmere Virtual School").click(timeout=60_000)
    expect(box).to_have_value("Fairmere Virtual School")


@pytest.mark.parametrize(
    ("width", "title"), [("narrow", "Walking to school in winter"), ("wide", "Lunch for those who stay late")]
)
def test_without_scripts_some_words_give_a_list(open_page: Open, width: str, title: str) -> None:
    page = page_of(open_page, "editor", width, scripts=False)
    page.goto("/manage/resources/new")
    page.get_by_label("Guidance").check()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Organisation that publishes or offers it").fill("virtual")
    page.get_by_role("button", name="Start the draft").click()
    page.get_by_role("group", name="Which organisation is it?").get_by_label("Fairmere Virtual School").check()
    page.get_by_role("button", name="Start the draft").click()
    expect(page.get_by_text("The draft was started")).to_be_visible()
