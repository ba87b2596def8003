"""A new value of a dated rule, and a new version of a public statement."""

from datetime import date

from django.core.exceptions import ValidationError

from organisations.forms.cleaning import one_line
from text_guard.forms import ScreenedFormMixin
from text_guard.report import NAME_TYPES, OFFICE_TYPES
from vs_portal.ui import forms as ui

EARLIEST = date(2000, 1, 1)


class RuleForm(ScreenedFormMixin, ui.GovukForm):
    """A value, from when it holds, and where it comes from."""

    submit_text = "Save new value"
    screened_fields = ("value", "basis", "source_url", "note")
    value = ui.TextField(label="New value", max_length=500)
    effective_from = ui.DateField(label="In force from", earliest=EARLIEST)
    basis = ui.TextField(label="Basis", max_length=300, help_text="The law or guidance with its paragraph.")
    source_url = ui.TextField(label="Web address of the source", max_length=500, required=False)
    note = ui.TextField(label="Note", max_length=500, required=False)
    checked = ui.BooleanField(label="I have compared this value with its source today", required=False)

    def clean_value(self) -> str:
        return one_line(self.cleaned_data["value"])

    def clean_basis(self) -> str:
        return one_line(self.cleaned_data["basis"])

    def clean_note(self) -> str:
        return one_line(self.cleaned_data["note"])

    def clean_source_url(self) -> str:
        url = str(self.cleaned_data["source_url"]).strip()
        if url and (not url.startswith("https://") or "." not in url or any(char.isspace() for char in url)):
            raise ValidationError("Enter a web address that starts with https://")
        return url


class StatementForm(ScreenedFormMixin, ui.GovukForm):
    """A public text in Markdown. It names offices with their numbers and addresses; its author says that they are."""

    submit_text = "Publish this version"
    screened_fields = ("title", "body", "basis")
    declarable_types = NAME_TYPES | OFFICE_TYPES
    declare_label = "Is a marked name, number or address an office’s or a professional’s?"
    title = ui.TextField(label="Title", max_length=200)
    body = ui.TextAreaField(
        label="Text",
        rows=20,
        max_length=20_000,
        help_text="Start a heading with ##, a list item with -. Everybody can read this text once it is in force.",
    )
    basis = ui.TextField(label="Basis", max_length=300, help_text="The law or guidance that the text rests on.")
    effective_from = ui.DateField(label="In force from", earliest=EARLIEST)

    def clean_title(self) -> str:
        return one_line(self.cleaned_data["title"])

    def clean_basis(self) -> str:
        return one_line(self.cleaned_data["basis"])
