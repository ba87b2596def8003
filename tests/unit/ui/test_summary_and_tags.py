"""The error summary and the tags."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template

from vs_portal.ui.forms import ChoiceField, DateField, GovukForm, TextField
from vs_portal.ui.summary import error_list, has_errors
from vs_portal.ui.templatetags.ui import banner, banners, moment, navigation, nested, table_rows


class Whole(GovukForm):
    town = TextField(label="Town")
    start = DateField(label="Start date")
    how = ChoiceField(label="How?", choices=[("a", "A"), ("b", "B")])
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Somebody else sent this already")


def render(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_errors_stand_in_the_order_of_the_page_and_lead_to_the_box() -> None:
    form = Whole({"start_day": "3", "start_month": "9"})
    assert error_list([form]) == [
        {"text": "Somebody else sent this already", "href": "#id_town"},
        {"text": "Enter town", "href": "#id_town"},
        {"text": "Start date must include a year", "href": "#id_start_year"},
        {"text": "Select an answer to “How?”", "href": "#id_how"},
        {"text": "Enter token"},
    ]


def test_every_link_of_the_summary_leads_somewhere() -> None:
    form = Whole({})
    page = render("{% for f in form.visible_fields %}{% govuk_field f %}{% endfor %}", form=form)
    for error in error_list([form]):
        if "href" in error:
            assert f'id="{error["href"][1:]}"' in page


def test_formsets_and_what_is_no_form() -> None:
    formset = forms.formset_factory(Whole, extra=1, min_num=1, validate_min=True)
    bound = formset({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-town": ""})
    assert {"text": "Please submit at least 1 form."} in error_list([bound, None, "", 3])
    assert not has_errors("text")
    assert not has_errors(Whole())


def test_the_summary_is_nothing_without_errors() -> None:
    assert render("{% error_summary form %}", form=Whole()) == ""
    assert 'href="#id_town"' in render("{% error_summary form missing %}", form=Whole({}))


def test_the_title_says_error() -> None:
    assert render("{% error_prefix %}", anything=Whole({})) == "Error: "
    assert render("{% error_prefix %}", form=Whole(), name="x") == ""


def test_components_take_keywords_and_nest_them() -> None:
    assert nested({"label__text": "Town", "label__classes": "x", "id": "i"}) == {
        "label": {"text": "Town", "classes": "x"},
        "id": "i",
    }
    html = render('{% govuk "input" label__text="Town" name="town" id="t" %}')
    assert 'name="town"' in html
    assert "Town" in html


def test_text_given_to_a_component_is_escaped() -> None:
    assert "<script>" not in render('{% govuk "tag" text=evil %}', evil="<script>")
    assert "<script>" not in render('{% govuk "button" text=evil name=evil value=evil %}', evil='"><script>')


@pytest.mark.parametrize(
    ("level", "title", "role"),
    [
        (constants.SUCCESS, "Success", None),
        (constants.ERROR, "There is a problem", "alert"),
        (constants.WARNING, "Please note", None),
        (constants.INFO, "Information", None),
    ],
)
def test_messages_become_banners(level: int, title: str, role: str | None) -> None:
    params = banner(Message(level, "Saved"))
    assert (params["titleText"], params.get("role")) == (title, role)
    html = render('{% govuk "notification-banner" params=p %}', p=params)
    assert ('role="alert"' in html) == (level in (constants.SUCCESS, constants.ERROR))


def test_two_successes_are_one_banner() -> None:
    """Somebody who confirmed an address and was let in is not told "Success" twice."""
    said = [Message(constants.SUCCESS, "One."), Message(constants.ERROR, "Wrong."), Message(constants.SUCCESS, "Two.")]
    assert [(params["titleText"], params["text"]) for params in banners(said)] == [
        ("Success", "One. Two."),
        ("There is a problem", "Wrong."),
    ]


class Request:
    def __init__(self, path: str) -> None:
        self.path = path


def marks(path: str, **item: object) -> tuple[object, object]:
    context = Context({"request": Request(path), "nav_items": [{"text": "Questions", "href": "/advice/", **item}]})
    (only,) = navigation(context)
    return only.get("current"), only.get("active")


def test_the_current_place_is_marked() -> None:
    assert marks("/advice/") == (True, True)
    assert marks("/advice/ask") == (False, True)
    assert marks("/advices") == (False, False)
    assert marks("/elsewhere", active=True) == (None, True)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 12, 2, 15, 0, tzinfo=UTC), "2 December 2026 at 3pm"),
        (datetime(2026, 7, 2, 15, 5, tzinfo=UTC), "2 July 2026 at 4:05pm"),
        (datetime(2026, 12, 2, 0, 0), "2 December 2026 at midnight"),
        (datetime(2026, 12, 2, 12, 0), "2 December 2026 at midday"),
        (datetime(2026, 12, 2, 0, 30), "2 December 2026 at 12:30am"),
        (None, ""),
    ],
)
def test_moments_in_words(when: datetime | None, words: str) -> None:
    assert moment(when) == words


def test_rows_must_fit_their_columns() -> None:
    assert ">x</span>" in table_rows([{"text": "A"}], [["x"]])
    with pytest.raises(ValueError, match="a table of 2 columns has a row of 1 cells"):
        table_rows([{"text": "A"}, {"text": "B"}], [["x"]])
