"""Fields that open under a choice: asked for only then, emptied otherwise."""

from __future__ import annotations

import pytest

from vs_portal.ui.forms import ChoiceField, GovukForm, MultipleChoiceField, TextField
from vs_portal.ui.rendering import rendered


class Reply(GovukForm):
    how = ChoiceField(label="How?", choices=[("here", "Here"), ("phone", "By phone")], reveals={"phone": "number"})
    number = TextField(label="Number", max_length=5)


class News(GovukForm):
    about = MultipleChoiceField(label="About", choices=[("a", "A"), ("other", "Other")], reveals={"other": "which"})
    which = TextField(label="Which")


def test_a_closed_field_is_not_asked_for_and_not_kept() -> None:
    form = Reply({"how": "here", "number": "much too long"})
    assert form.is_valid()
    assert form.cleaned_data == {"how": "here", "number": ""}


@pytest.mark.parametrize("number", ["", "123456"])
def test_an_open_field_is_checked(number: str) -> None:
    form = Reply({"how": "phone", "number": number})
    assert list(form.errors) == ["number"]


def test_an_open_field_is_kept() -> None:
    form = Reply({"how": "phone", "number": "12345"})
    assert form.is_valid()
    assert form.cleaned_data["number"] == "12345"


def test_checkboxes_open_fields_too() -> None:
    assert News({"about": ["a"]}).is_valid()
    assert list(News({"about": ["a", "other"]}).errors) == ["which"]


def test_the_opened_field_stands_inside_the_choice_only() -> None:
    form = Reply()
    assert [field.name for field in form.shown_fields()] == ["how"]
    here, phone = rendered(form["how"]).params["items"]
    assert "conditional" not in here
    assert 'name="number"' in phone["conditional"]["html"]


def test_with_a_prefix() -> None:
    form = Reply({"x-how": "here"}, prefix="x")
    assert form.is_valid()
