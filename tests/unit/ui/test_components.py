"""The portal's own components, drawn from their files with a little content."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string


def draw(name: str, **context: Any) -> str:
    return render_to_string(f"components/{name}.html", context)


def test_marked_text_keeps_the_text_and_says_where_a_mark_begins_and_ends() -> None:
    html = draw("marked_text", parts=[{"text": "a <b> "}, {"text": "c&d", "words": "a postcode"}, {"text": "\n e"}])
    assert "a &lt;b&gt; <mark" in html
    assert 'Marked: </span>c&amp;d<span class="govuk-visually-hidden"> (end of mark)' in html
    assert "</mark>\n e</div>" in html


def test_a_table_names_the_column_in_every_cell_for_narrow_screens() -> None:
    html = draw("table", caption="C", columns=[{"text": "Name"}, {"text": "Count", "number": True}], rows=[["a", "1"]])
    assert html.count("app-table__key") == 2
    assert '<th scope="row"' in html
    assert "app-table__number" in html


def test_a_sortable_column_says_how_it_is_sorted() -> None:
    assert 'aria-sort="descending"' in draw("sort_header", text="Due", href="?o=due", direction="descending")
    assert 'aria-sort="none"' in draw("sort_header", text="Due", href="?o=due")
    assert "aria-sort" not in draw("sort_header", text="Due")


def test_pagination_is_nothing_where_there_is_nothing_more() -> None:
    assert draw("pagination").strip() == ""
    html = draw("pagination", next_url="?after=3", of="questions")
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert "Next<span" in html


@pytest.mark.parametrize(("state", "words"), [("late", "Overdue"), ("soon", "Due soon"), ("paused", "Clock paused")])
def test_a_clock_says_its_state_in_words(state: str, words: str) -> None:
    assert words in draw("clock", words="by 3pm", state=state)
    assert words not in draw("clock", words="by 3pm")


def test_confirming_what_cannot_be_undone_warns() -> None:
    harmless = draw("confirm", title="Close?", text="You can reopen it.", submit_text="Close", cancel_href="/")
    final = draw("confirm", title="Erase?", text="It is gone.", submit_text="Erase", cancel_href="/", warning=True)
    assert "govuk-warning-text" not in harmless
    assert "govuk-warning-text" in final
    assert "govuk-button--warning" in final
    assert "<h1" in harmless


def test_typed_text_is_escaped_everywhere() -> None:
    evil = "<script>"
    entry = {"who": evil, "role": evil, "what": evil, "text": evil, "when": None}
    assert evil not in draw("thread", entries=[entry])
    assert evil not in draw("summary_card", title=evil, rows=[{"key": evil, "value": evil, "href": evil}])
    assert evil not in draw("card", title=evil, text=evil, meta=evil, href=evil)
    assert evil not in draw("elsewhere", title=evil, places=[{"name": evil, "text": evil, "phone": evil}])
    assert evil not in draw("status_tag", text=evil, tone=evil)
