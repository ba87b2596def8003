"""Issue 4 point 4: a box that suggests sends what it says, also when its name was typed out and none was pressed."""

from __future__ import annotations

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
