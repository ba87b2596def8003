"""Promise 1: what staff write about places, calendars and law is screened like everything else.

An office's number may stand in a public statement where its author says that it is one.
"""

from __future__ import annotations

import re

import pytest
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisations.forms import ContactForm, ManualSettingForm, StatementForm
from organisations.models import Area, Closure, CouncilTeam, DatedRule, EducationSetting, PublicStatement, Term, Trust
from organisations.services import seed_reference_data
from resources.models import Signpost, Topic
from tests.cast import sign_in
from tests.factories import administrators, give_role, make_person
from text_guard.fields import ScreenedMixin
from text_guard.models import DeclarationCount, RefusalCount
from text_guard.text import UnscreenedText

pytestmark = pytest.mark.django_db
CHILD = "Zorblina Quagfeather (Year 9)"
MODELS = (Area, Trust, CouncilTeam, Term, Closure, DatedRule, PublicStatement, Topic, Signpost)
FIELDS = [(model, field.name) for model in MODELS for field in model._meta.fields if isinstance(field, ScreenedMixin)]
DAYS = {
    "start_day": "1",
    "start_month": "9",
    "start_year": "2026",
    "end_day": "2",
    "end_month": "9",
    "end_year": "2026",
}


@pytest.fixture
def head(client: Client) -> Client:
    administrators()
    person = make_person("head@council.example", "Brambla Teasdale")
    give_role(person, "vs_head")
    return sign_in(client, person)


def test_the_fields_that_staff_write_are_screened() -> None:
    """So that a field that ceases to be screened is missed here: the tests below go through what is left."""
    assert len(FIELDS) == 21


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_each_field_refuses_a_child_without_any_form(model: type[models.Model], name: str) -> None:
    seed_reference_data()
    with pytest.raises(UnscreenedText), transaction.atomic():
        model(**{name: CHILD}).save()
    if model is not PublicStatement:  # a trigger refuses every change of those
        with pytest.raises(UnscreenedText), transaction.atomic():
            model._default_manager.update(**{name: CHILD})


PAGES = [
    ("organisations:group_add", ["area"], {"name": CHILD}),
    ("organisations:group_add", ["area"], {"name": "North", "description": CHILD}),
    ("organisations:group_add", ["team"], {"name": "North", "purpose": CHILD}),
    ("organisations:group_add", ["trust"], {"name": CHILD}),
    ("organisations:calendar_term_add", [], {"name": CHILD, **DAYS}),
    ("organisations:calendar_closure_add", [], {"name": CHILD, "kind": "inset", "part": "whole", **DAYS}),
    ("organisations:setting_add", [], {"name": CHILD, "kind": "nursery"}),
    ("organisations:setting_add", [], {"name": "Tadpole Nursery", "kind": "nursery", "street": CHILD}),
]


@pytest.mark.parametrize(("page", "args", "post"), PAGES)
def test_each_page_hands_it_back_marked(head: Client, page: str, args: list[str], post: dict[str, str]) -> None:
    answer = head.post(reverse(page, args=args), post)
    assert answer.status_code == 422
    page_text = answer.content.decode()
    assert "Marked: </span>Zorblina Quagfeather<span" in page_text and "Replace all marked places" in page_text
    assert RefusalCount.objects.get(type="CHILD_NAME").form.startswith("organisations.")
    assert not any(model.objects.exists() for model in (Area, CouncilTeam, Term, Closure))


def test_a_rule_is_handed_back_marked(head: Client) -> None:
    seed_reference_data()
    rule = DatedRule.objects.get(key="board-meets")
    day = {"effective_from_day": "1", "effective_from_month": "9", "effective_from_year": "2030"}
    for field in ("basis", "note", "source_url"):
        post = {
            "value": "20",
            "basis": "Regulation 24",
            **day,
            field: "https://x.example/ Zorblina Quagfeather (Year 9)",
        }
        answer = head.post(reverse("organisations:rule", args=[rule.key]), post)
        assert answer.status_code == 422 and DatedRule.objects.filter(key=rule.key).count() == 1, field


ADDRESS = {"name": "Tadpole Nursery", "kind": "nursery", "street": "12 Acacia Avenue", "town": "Camden"}


def test_a_street_and_a_town_may_be_an_address() -> None:
    form = ManualSettingForm(ADDRESS)
    form.full_clean()
    assert not {"name", "street", "town"} & set(form.errors)


def test_a_town_that_nobody_knows_may_be_declared_a_place() -> None:
    post = {**ADDRESS, "town": "Wexley"}
    form = ManualSettingForm(post)
    assert not form.is_valid() and "town" in form.errors
    keys = [key for key, _ in form.fields["screening_declared"].choices]
    declared = ManualSettingForm({**post, "screening_declared": keys, "screening_reason": "place"})
    declared.full_clean()
    assert "town" not in declared.errors and declared.cleaned_data["town"] == "Wexley"


STATEMENT = "Call 020 7946 0000. Zorblina Quagfeather: 5 Zorbury Square, ZB1 1AA."


def statement(body: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "title": "What we do", "body": body, "basis": "Guidance of 5 March 2024",
        "effective_from_day": str(today.day), "effective_from_month": str(today.month), "effective_from_year": str(today.year),
    }  # fmt: skip


def test_a_public_statement_may_name_offices_once_its_author_says_so(head: Client) -> None:
    seed_reference_data()
    address = reverse("organisations:statement_new", args=["role"])
    page = head.post(address, statement(STATEMENT))
    assert page.status_code == 422
    keys = re.findall(r'name="screening_declared"[^>]*value="([0-9a-f]{16})"', page.content.decode())
    assert len(keys) >= 2
    post = {**statement(STATEMENT), "screening_declared": keys}
    assert head.post(address, post).status_code == 422, "a reason is needed"
    assert head.post(address, {**post, "screening_reason": "place"}).status_code == 302
    assert PublicStatement.objects.get(version=2).body == STATEMENT
    assert DeclarationCount.objects.get().form == "organisations.StatementForm"


@pytest.mark.parametrize("body", ["Our pupil with UPN H801200001001.", "Born 14/03/2014, NHS number 943 476 5919."])
def test_a_pupil_number_cannot_be_declared_an_office(body: str) -> None:
    form = StatementForm(statement(body) | {"screening_reason": "place"})
    assert not form.is_valid()
    assert "screening_declared" not in form.fields


def test_a_contact_is_a_name_and_nothing_else() -> None:
    contact = {"role": "dsl", "email": "a@school.example"}
    assert ContactForm({**contact, "name": "Zorblina Quagfeather"}).is_valid()
    for name in ("Zorblina Quagfeather UPN H801200001001", "Quill born 14/03/2014", "Quill 07700 900123"):
        assert "name" in ContactForm({**contact, "name": name}).errors, name


def test_what_the_register_brought_may_be_saved_again() -> None:
    """GIAS is loaded past the models; a trust named like a person stays as the register has it."""
    trust = Trust.objects.create(name="A trust")
    with transaction.atomic():
        from django.db import connection

        connection.cursor().execute("UPDATE organisations_trust SET name = 'Zorblina Quagfeather'")
    trust = Trust.objects.get(pk=trust.pk)
    trust.save()
    assert EducationSetting.objects.count() == 0
