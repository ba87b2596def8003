"""The rows of a register: drawn in one piece, with the markup of the design system's own component."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from training.services.register import Mark
from training.templatetags.training_rows import register_rows
from vs_portal.ui.jinja import component

ODD = "<b>O'Brien-Ndlovu</b> & 明"


class Pieces(HTMLParser):
    """Markup as a list of tags with their attributes and of words, whatever the spaces between them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: " ".join((value or "").split()) for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.found.append(words)


def pieces(markup: str) -> list[object]:
    return Pieces(markup).found


def radios(mark: Mark, name: str = ODD) -> dict[str, Any]:
    choices = ((Mark.THERE, "There"), (Mark.ABSENT, "Absent"), (Mark.NONE, "Not marked"))
    return {
        "name": "m-key",
        "idPrefix": "m-key",
        "classes": "govuk-radios--inline govuk-radios--small",
        "fieldset": {"legend": {"text": f"Mark for {name}", "classes": "govuk-visually-hidden"}},
        "items": [{"value": str(value), "text": text, "checked": value is mark} for value, text in choices],
    }


def row(**changes: Any) -> dict[str, Any]:
    values = {
        "key": "key", "name": ODD, "where": ODD, "role": "", "walked_in": False, "needs": "", "was": Mark.NONE,
        "says": "Confirmed", "radios": None,
    }  # fmt: skip
    return values | changes


@pytest.mark.parametrize("mark", list(Mark), ids=["there", "absent", "not-marked"])
def test_the_radios_are_those_of_the_component(mark: Mark) -> None:
    """Should the design system change its radios, this fails until the rows have followed."""
    drawn = pieces(register_rows([row(was=mark, radios=radios(mark))]))
    hidden = ("input", {"type": "hidden", "name": "was-key", "value": str(mark)})
    at = drawn.index(hidden) + 1
    wanted = pieces(component("radios", radios(mark)))
    assert drawn[at : at + len(wanted)] == wanted
    assert drawn[at + len(wanted) :] == ["/td", "/tr"]


def test_each_cell_says_what_it_is_on_a_narrow_screen() -> None:
    drawn = pieces(register_rows([row(name="Colleague", where="School", role="Teacher")]))
    key, value = ("span", {"class": "app-table__key", "aria-hidden": "true"}), ("span", {"class": "app-table__value"})
    cell = ("td", {"class": "govuk-table__cell"})
    assert drawn == [
        ("tr", {"class": "govuk-table__row"}),
        ("th", {"scope": "row", "class": "govuk-table__header"}),
        key, "Name", "/span", value, "Colleague", "/span", "/th",
        cell, key, "Setting and role", "/span", value, "School", ("br", {}), "Teacher", "/span", "/td",
        cell, key, "Mark", "/span", value, "Confirmed", "/span", "/td",
        "/tr",
    ]  # fmt: skip


def test_what_somebody_wrote_is_text() -> None:
    """Names, settings and needs; an apostrophe and a character of another script stand as they were written."""
    markup = register_rows([row(needs=ODD, role=ODD, says=ODD), row(radios=radios(Mark.NONE))])
    assert "<b>" not in markup
    assert pieces(markup).count(ODD) == 6
    assert f"Needs: {ODD}" in pieces(markup) and f"Mark for {ODD}" in pieces(markup)


def test_notes_stand_under_the_name() -> None:
    drawn = pieces(register_rows([row(walked_in=True, needs="A ramp")]))
    assert "Came without a place" in drawn and "Needs: A ramp" in drawn
    plain = pieces(register_rows([row()]))
    assert "Came without a place" not in plain and not any("Needs" in str(piece) for piece in plain)
    assert register_rows([]).strip() == ""
