"""The forms of local rules. A pattern is no text: what is refused here is shown to its author again and kept nowhere."""

from __future__ import annotations

from django import forms

from text_guard.models import LocalRule
from vs_portal.ui.forms import ChoiceField, GovukForm, TextField

_ANY = ("", "All")
KIND_HINTS = {
    "phrase": "An organisation, place, scheme, product or course that is marked wrongly, like Rose Hill Hub. It will be left alone",
    "reference": "References of a system that you use. Write 9 for any digit and A for any letter, like LCS-999999. "
    "They will be stopped",
    "name": "One first name or surname that is common here and that the screen does not know. It will be read as a name. "
    "Never enter a name because of one child",
}


class ProposeForm(GovukForm):
    """A new pattern."""

    submit_text = "Test and propose this rule"
    kind = ChoiceField(
        label="What is the pattern?",
        choices=LocalRule.Kind.choices,
        choice_hints=KIND_HINTS,
        error_messages={"required": "Select what the pattern is"},
    )
    pattern = TextField(
        label="Pattern",
        help_text="The pattern alone: no sentence, and nothing copied from a question",
        max_length=60,
        width=20,
        spellcheck=False,
        error_messages={"required": "Enter the pattern"},
    )


class RuleFilterForm(GovukForm):
    """Above the list; a GET form. What is not one of the choices counts as none."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    kind = ChoiceField(label="Kind", choices=[_ANY, *LocalRule.Kind.choices], select=True, required=False)
    state = ChoiceField(label="State", choices=[_ANY, *LocalRule.State.choices], select=True, required=False)

    def chosen(self, name: str) -> str:
        """The value of a filter, or an empty string."""
        field = self.fields[name]
        value = str(self.data.get(name, ""))
        return value if isinstance(field, forms.ChoiceField) and field.valid_value(value) else ""
