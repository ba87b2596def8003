"""Terms and closures."""

from datetime import date
from typing import Any

from organisations.forms.cleaning import one_line
from organisations.models import Closure
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui import forms as ui

EARLIEST, LATEST = date(2012, 9, 1), date(2100, 8, 31)


class _DaysForm(ScreenedFormMixin, ui.GovukForm):
    """A name, and a first and a last day."""

    screened_fields = ("name",)

    name = ui.TextField(label="Name", max_length=60, width=20)
    start = ui.DateField(label="First day", earliest=EARLIEST, latest=LATEST)
    end = ui.DateField(label="Last day", earliest=EARLIEST, latest=LATEST)

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class TermForm(_DaysForm):
    submit_text = "Add term"
    name = ui.TextField(label="Name", max_length=60, width=20, help_text="Like Autumn term")


class ClosureForm(_DaysForm):
    """Council offices are offered to the council alone."""

    submit_text = "Add closure"
    kind = ui.ChoiceField(label="What kind of closure is it?", choices=Closure.Kind.choices)
    part = ui.ChoiceField(label="Which part of the day?", choices=Closure.Part.choices, initial=Closure.Part.WHOLE)
    field_order = ("kind", "name", "start", "end", "part")

    def __init__(self, *args: Any, level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if level != "council":
            kept = [choice for choice in Closure.Kind.choices if choice[0] != Closure.Kind.OFFICE]
            self.fields["kind"].choices = kept  # type: ignore[attr-defined]  # a choice field
