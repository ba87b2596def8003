"""The base of every form: plain messages, fields that open under a choice, one submit button.

`GovukMixin` also fits allauth's forms: `class SignInForm(GovukMixin, LoginForm)`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.boundfield import BoundField

from vs_portal.ui.forms.look import Look
from vs_portal.ui.forms.words import plain_messages

if TYPE_CHECKING:  # a mixin for any form; what it may count on is what every form has
    _Form = forms.BaseForm
else:
    _Form = object


class GovukMixin(_Form):
    """For a form class before `forms.Form` or `forms.ModelForm` in its bases."""

    submit_text = "Continue"  # an empty string for no button
    form_tag = True
    mark_optional = True
    words: Mapping[str, tuple[str, str]] = {}  # field of a form that is not ours → its label and hint

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in self.words:
                field.label, field.help_text = self.words[name]
            label = str(field.label or name.replace("_", " ").capitalize())
            field.label = field.label or label
            plain_messages(field, label)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = self.form_tag
        return helper

    @property
    def openings(self) -> dict[str, tuple[str, str]]:
        """Field that stands under a choice → the field with the choice and the value that opens it."""
        found: dict[str, tuple[str, str]] = {}
        for name, field in self.fields.items():
            for value, opened in getattr(field, "look", Look()).reveals.items():
                found[opened] = (name, value)
        return found

    def shown_fields(self) -> Iterator[BoundField]:
        """The fields in order, without those that are shown inside a choice of another."""
        opened = self.openings
        return (field for field in self.visible_fields() if field.name not in opened)

    def _closed(self) -> list[str]:
        closed = []
        for opened, (name, value) in self.openings.items():
            field = self.fields[name]
            chosen = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            if value not in (chosen if isinstance(chosen, list) else [chosen]):
                closed.append(opened)
        return closed

    def _clean_fields(self) -> None:
        """A field under a choice that was not made is neither asked for nor kept."""
        kept = self.fields
        closed = self._closed()
        self.fields = {name: field for name, field in kept.items() if name not in closed}
        try:
            super()._clean_fields()  # type: ignore[misc]  # Django's own, unknown to django-stubs
        finally:
            self.fields = kept
        for name in closed:
            empty = getattr(kept[name], "empty_value", None)
            self.cleaned_data[name] = empty


class GovukForm(GovukMixin, forms.Form):
    """A form in the portal's look."""


class GovukModelForm(GovukMixin, forms.ModelForm):
    """A form over a model in the portal's look; declare its text fields from this package."""
