"""From a bound field to a component: labels, hints, errors and ids that belong together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.utils.safestring import mark_safe

from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    CodeField,
    DateField,
    GovukForm,
    IntegerField,
    ModelChoiceField,
    PasswordField,
    TextAreaField,
    TextField,
)
from vs_portal.ui.jinja import UnknownComponentError, component
from vs_portal.ui.rendering import render_field, rendered
from vs_portal.ui.sample_forms import refused, unused


def form_of(field: forms.Field, data: dict[str, Any] | None = None, **kwargs: Any) -> GovukForm:
    return type("One", (GovukForm,), {"one": field})(data, **kwargs)


def test_hint_and_error_are_tied_to_the_input() -> None:
    html = render_field(form_of(TextField(label="Town", help_text="Where?"), {"one": ""})["one"])
    assert 'aria-describedby="id_one-hint id_one-error"' in html
    assert 'id="id_one-hint"' in html
    assert 'id="id_one-error"' in html
    assert 'for="id_one"' in html


def test_what_was_typed_comes_back_escaped() -> None:
    html = render_field(form_of(TextField(label="Town", max_length=3), {"one": '<b>"x"'})["one"])
    assert "&lt;b&gt;&#34;x&#34;" in html
    assert "<b>" not in html


def test_labels_hints_and_errors_are_escaped_unless_they_are_safe() -> None:
    assert "&lt;i&gt;" in render_field(form_of(TextField(label="<i>a"))["one"])
    assert "<i>a</i>" in render_field(form_of(TextField(label="a", help_text=mark_safe("<i>a</i>")))["one"])
    choices = [("<i>", "<i>")]
    assert "<i>" not in render_field(form_of(ChoiceField(label="a", choices=choices))["one"])


def test_a_password_is_never_sent_back() -> None:
    assert "secret" not in render_field(form_of(PasswordField(label="Password"), {"one": "secret"})["one"])
    assert "secret" not in render_field(form_of(forms.CharField(widget=forms.PasswordInput), {"one": "secret"})["one"])


def test_lines_of_a_text_inside_a_choice_keep_their_spaces() -> None:
    """The macros indent nested markup; text in a textarea must not be indented with it."""

    class Nested(GovukForm):
        how = ChoiceField(label="How?", choices=[("o", "Other")], reveals={"o": "why"})
        why = TextAreaField(label="Why")

    html = render_field(Nested({"how": "o", "why": "one\ntwo\n  three"})["how"])
    assert ">one\ntwo\n  three</textarea>" in html


def test_a_text_that_starts_with_a_line_end_keeps_it() -> None:
    """A browser drops the first line end after <textarea>."""
    html = render_field(form_of(TextAreaField(label="Why", strip=False), {"one": "\nfirst"})["one"])
    assert ">\n\nfirst</textarea>" in html


def test_optional_fields_say_so() -> None:
    assert "Town (optional)" in render_field(form_of(TextField(label="Town", required=False))["one"])
    assert "(optional)" not in render_field(form_of(BooleanField(label="Yes", required=False))["one"])
    form = form_of(TextField(label="Town", required=False))
    form.mark_optional = False
    assert "(optional)" not in render_field(form["one"])


def test_typing_is_helped() -> None:
    code = rendered(form_of(CodeField(label="Code"))["one"]).params
    assert (code["autocomplete"], code["inputmode"], code["spellcheck"]) == ("one-time-code", "numeric", False)
    number = rendered(form_of(IntegerField(label="Pupils"))["one"]).params
    assert (number["type"], number["inputmode"]) == ("text", "numeric")
    plain = rendered(form_of(forms.IntegerField())["one"]).params
    assert (plain["type"], plain["inputmode"]) == ("text", "numeric")


def test_no_empty_attributes_and_no_placeholder() -> None:
    widget = forms.TextInput(attrs={"placeholder": "Email", "autofocus": True, "autocomplete": "email"})
    html = render_field(form_of(forms.CharField(widget=widget))["one"])
    assert "placeholder" not in html
    assert "autofocus" not in html
    assert 'autocomplete="email"' in html
    assert '=""' not in html.replace('value=""', "")


def test_a_limited_text_is_counted_and_another_is_not() -> None:
    assert rendered(form_of(TextAreaField(label="Why"))["one"]).component == "character-count"
    assert rendered(form_of(TextAreaField(label="Why", max_length=None))["one"]).component == "textarea"
    assert "You can enter up to 2000 characters" in render_field(form_of(TextAreaField(label="Why"))["one"])


def test_dates_mark_the_wrong_box_only() -> None:
    items = rendered(form_of(DateField(label="Start"), {"one_day": "3", "one_year": "2026"})["one"]).params["items"]
    assert ["govuk-input--error" in item["classes"] for item in items] == [False, True, False]
    assert [item["value"] for item in items] == ["3", None, "2026"]
    shown = rendered(form_of(DateField(label="Start"), initial={"one": date(2026, 9, 3)})["one"]).params["items"]
    assert [item["value"] for item in shown] == ["3", "9", "2026"]


def test_choices_are_chosen_as_sent() -> None:
    field = ChoiceField(label="Year", choices=[(7, "Year 7"), (8, "Year 8")], divider_before="8", inline=True)
    params = rendered(form_of(field, {"one": "8"})["one"]).params
    assert [item.get("checked") for item in params["items"]] == [False, None, True]
    assert params["classes"] == "govuk-radios--inline"


def test_grouped_choices_are_read_out_with_their_group() -> None:
    choices = [("Schools", [("1", "Made-up School")]), ("2", "Elsewhere")]
    params = rendered(form_of(ChoiceField(label="Where", choices=choices, select=True))["one"]).params
    assert [item["text"] for item in params["items"]] == ["Select one", "Schools: Made-up School", "Elsewhere"]


def test_suggestions_are_only_attributes() -> None:
    class Find(GovukForm):
        name = TextField(label="Setting", source="/find", fills="urn")
        urn = forms.CharField(widget=forms.HiddenInput)

    form = Find()
    assert 'data-suggest-source="/find" data-suggest-fills="id_urn"' in render_field(form["name"])
    assert render_field(form["urn"]) == str(form["urn"])
    listed = form_of(ChoiceField(label="Where", choices=[("1", "A")], select=True, search=True))
    assert "data-suggest-select" in render_field(listed["one"])


def test_the_page_heading_can_be_the_label() -> None:
    html = render_field(
        form_of(ChoiceField(label="Who?", choices=[("a", "A")], page_heading=True, label_size="l"))["one"]
    )
    assert '<h1 class="govuk-fieldset__heading">' in html


def test_every_sample_field_renders_in_both_states() -> None:
    for form in (unused(), refused()):
        for field in form.shown_fields():
            assert f'name="{field.html_name}' in render_field(field)


def test_an_unknown_component_is_a_clear_error() -> None:
    with pytest.raises(UnknownComponentError, match="no component 'buton'"):
        component("buton", {"text": "x"})


def test_a_field_without_automatic_ids() -> None:
    assert 'id="one"' in render_field(form_of(TextField(label="Town"), auto_id=False)["one"])


def test_model_choices_need_no_query_to_declare() -> None:
    field = ModelChoiceField(queryset=None, label="Setting", radios=True)
    assert isinstance(field.widget, forms.RadioSelect)
    assert field.empty_label is None
