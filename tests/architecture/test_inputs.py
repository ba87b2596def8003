"""Promise 1: every way in is covered. A text field, a read of a request or a table that nobody thought of fails here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from accounts.redirects import SEARCHED
from advice_requests.forms.acting import ScreenedActForm
from tests.architecture import reads
from tests.architecture.source import PACKAGES, ROOT, python_files, tree, where
from text_guard import inputs
from text_guard.forms import ScreenedFormMixin
from text_guard.short_lines import refuse_a_child
from vs_portal.classification import LIBRARY_FIELDS

# Forms get fields in these places alone, and where those come from.
FIELDS_ADDED = {
    "accounts/forms/allauth.py _put": "our fields in place of the library's, of the same names",
    "text_guard/forms.py _offer_names": "which marked names may stand, and why: choices",
    "text_guard/forms.py _offer": "confirm and declare: choices and a tick",
    "vs_portal/ui/sign_in_forms.py __init__": "our field for codes in place of the library's",
}
_TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


@pytest.fixture(scope="module", autouse=True)
def _every_page_is_loaded() -> None:
    """The forms of the libraries' pages come with their addresses."""
    assert get_resolver().url_patterns


def test_every_text_that_a_form_or_command_takes_is_screened_or_declared() -> None:
    assert inputs.undeclared_inputs(PACKAGES) == []


def test_no_declaration_is_stale() -> None:
    assert inputs.stale_inputs(PACKAGES) == []


def test_the_walk_sees_the_forms_that_matter() -> None:
    """A walk that finds nothing would pass as well."""
    names = {f"{form.__module__.partition('.')[0]}.{form.__name__}" for form in inputs.forms_in(PACKAGES)}
    assert {"advice_requests.QuestionForm", "accounts.SignUpForm", "vs_portal.SignIn", "allauth.UserTokenForm"} <= names
    assert "allauth.LoginForm" not in names, "ours stands in its place"
    assert ("add_administrator", "name") in set(inputs.command_texts(PACKAGES))


def declared_reads() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            listed = getattr(import_module(f"{package}.classification"), "READS", {})
        except ModuleNotFoundError:
            continue
        found |= {f"{package}/{place}": reason for place, reason in listed.items()}
    return found


def scanned() -> Iterator[Path]:
    return (path for path in python_files() if not set(reads.TOOLS) & set(path.parts))


def test_every_read_of_a_request_outside_forms_is_declared() -> None:
    found = {f"{path.relative_to(ROOT).parts[0]}/{read}" for path in scanned() for read in reads.reads(path)}
    declared = declared_reads()
    assert sorted(found - declared.keys()) == [], "bind a form, or say in READS what becomes of it"
    assert sorted(declared.keys() - found) == [], "nothing reads there any more"
    assert all(reason.strip() for reason in declared.values())


def test_what_is_taken_for_a_form_is_one() -> None:
    known = {form.__name__ for form in inputs.forms_in(PACKAGES)} | {"GROUP_FORMS"}
    assert {name for path in scanned() for name in reads.bound_by(path)} - known == set()


def test_no_form_gets_fields_where_the_walk_cannot_see_them() -> None:
    assert set(reads.form_factories()) == set(FIELDS_ADDED)


def test_words_of_every_search_box_stay_out_of_next() -> None:
    assert inputs.search_boxes(PACKAGES) == SEARCHED


def test_every_text_in_a_table_of_a_library_is_declared() -> None:
    found = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.partition(".")[0] not in PACKAGES
        for field in model._meta.local_concrete_fields
        if isinstance(field, _TEXT)
    }
    assert found == LIBRARY_FIELDS.keys()


# The checks find what is planted.


class PlantedFieldsForm(forms.Form):
    words = forms.CharField()
    pattern = forms.RegexField("a+")
    data = forms.JSONField()
    upload = forms.FileField()
    parts = forms.MultiValueField(fields=())
    secret = forms.CharField(widget=forms.PasswordInput(render_value=True))
    guarded = forms.CharField(validators=[refuse_a_child])
    number = forms.IntegerField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    password = forms.CharField(widget=forms.PasswordInput)
    key = forms.UUIDField()


class OpenChoice(forms.ChoiceField):
    def valid_value(self, value: object) -> bool:
        return True


class AddsForm(ScreenedFormMixin, forms.Form):
    screened_fields = ("text",)
    text = forms.CharField()

    def __init__(self) -> None:
        super().__init__()
        self.fields["late"] = forms.CharField()


def loose(form: type[forms.BaseForm]) -> list[str]:
    return [name for name, field in inputs.text_fields(form) if not inputs.is_screened(form, name, field)]


def test_planted_fields_are_found() -> None:
    assert loose(PlantedFieldsForm) == ["words", "pattern", "data", "upload", "parts", "secret"]
    assert loose(AddsForm) == ["late"]
    assert inputs.takes_text(OpenChoice())


def test_planted_forms_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "forms_in", lambda packages: [PlantedFieldsForm, AddsForm])
    found = {name.rpartition(".")[2] for name in inputs.undeclared_inputs(PACKAGES)}
    assert found == {"words", "pattern", "data", "upload", "parts", "secret", "late"}


def test_a_declaration_without_a_reason_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notifications.classification.INPUTS", {"MailboxFilter.to": " "})
    with pytest.raises(ValueError, match=r"MailboxFilter\.to"):
        inputs.declared_inputs(PACKAGES)


def test_a_declaration_of_nothing_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notifications.classification.INPUTS", {"GoneForm.text": "it was"})
    assert inputs.stale_inputs(PACKAGES) == ["GoneForm.text"]
    assert inputs.undeclared_inputs(PACKAGES) == ["notifications.forms.MailboxFilter.to"]


READING = """
def view(request):
    form = QuestionForm(request.POST or None, initial={"q": request.GET["q"]})
    other = log(request.body)
    third = getattr(request, "FILES")
    self.request.META.get("HTTP_USER_AGENT")
    QuestionForm(request.GET if "q" in request.GET else None)
    QuestionForm({"q": request.POST["q"]})
"""


def test_planted_reads_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "app" / "views.py"
    file.parent.mkdir()
    file.write_text(READING)
    monkeypatch.setattr(reads, "ROOT", tmp_path)
    monkeypatch.setattr(reads, "tree", lambda path: ast.parse(path.read_text()))
    assert list(reads.reads(file)) == [f"views.py view: {what}" for what in ("FILES", "GET", "META", "POST", "body")]
    file.write_text("def view(request):\n    QuestionForm(request.GET if 'q' in request.GET else None)\n")
    assert list(reads.reads(file)) == []


MAKING = """
def view(request):
    class HiddenForm(forms.Form):
        text = forms.CharField()
    formset_factory(QuestionForm)
    form.fields["x"] = CharField()
    form.fields |= {}
    form.fields["x"].label = "no field"
"""


def test_planted_factories_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "views.py"
    file.write_text(MAKING)
    monkeypatch.setattr(reads, "ROOT", tmp_path)
    monkeypatch.setattr(reads, "python_files", lambda: [file])
    monkeypatch.setattr(reads, "tree", lambda path: ast.parse(path.read_text()))
    assert list(reads.form_factories()) == ["views.py view"] * 4


def screened_forms_without_a_standpoint() -> Iterator[str]:
    """Calls that make a screened form and do not say from where its text is written."""
    asked = {
        (form.__module__.partition(".")[0], form.__name__)
        for form in inputs.forms_in(PACKAGES)
        if issubclass(form, ScreenedFormMixin) and not issubclass(form, ScreenedActForm)  # those ask for the person
    } | {("organisations", "GROUP_FORMS")}
    for path in scanned():
        for node in ast.walk(tree(path)):
            made = isinstance(node, ast.Call) and (path.relative_to(ROOT).parts[0], reads.name_of(node.func)) in asked
            if made and "standpoint" not in {keyword.arg for keyword in node.keywords}:
                yield where(path, node)


def test_every_screened_form_says_from_where_its_text_is_written() -> None:
    """Otherwise names that its author may use are handed back, and marks while typing disagree."""
    assert list(screened_forms_without_a_standpoint()) == []
