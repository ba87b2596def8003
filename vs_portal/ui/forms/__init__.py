"""Forms bound to the design system once: fields, form bases and their rendering. Import everything from here."""

from vs_portal.ui.forms.base import GovukForm, GovukMixin, GovukModelForm
from vs_portal.ui.forms.dates import DateField
from vs_portal.ui.forms.fields import (
    BooleanField,
    ChoiceField,
    CodeField,
    EmailField,
    FileField,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
    PasswordField,
    TextAreaField,
    TextField,
)

__all__ = [
    "BooleanField",
    "ChoiceField",
    "CodeField",
    "DateField",
    "EmailField",
    "FileField",
    "GovukForm",
    "GovukMixin",
    "GovukModelForm",
    "IntegerField",
    "ModelChoiceField",
    "ModelMultipleChoiceField",
    "MultipleChoiceField",
    "PasswordField",
    "TextAreaField",
    "TextField",
]
