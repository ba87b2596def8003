"""Error messages that say how to put it right, made from a field's label where the form gives none."""

from django import forms

_DEFAULT_REQUIRED = str(forms.Field.default_error_messages["required"])
_DEFAULT_CHOICE = {
    str(kind.default_error_messages["invalid_choice"])
    for kind in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField)
}


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: `Your role` → `your role`, but `URN` stays."""
    label = label.strip().rstrip(":?")
    keeps = len(label) < 2 or label[1].isupper() or label[1].isdigit()
    return label if keeps else label[:1].lower() + label[1:]


def _required(field: forms.Field, label: str) -> str:
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to continue"
    if isinstance(field, forms.FileField):
        return f"Choose a file for {in_sentence(label)}"
    question = label.rstrip().endswith("?")
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        return f"Select an answer to “{label}”" if question else f"Select {in_sentence(label)}"
    return f"Enter an answer to “{label}”" if question else f"Enter {in_sentence(label)}"


def plain_messages(field: forms.Field, label: str) -> None:
    """Give a bound field messages in plain words where it still carries Django's own."""
    if str(field.error_messages.get("required")) == _DEFAULT_REQUIRED:
        field.error_messages["required"] = _required(field, label)
    if str(field.error_messages.get("invalid_choice")) in _DEFAULT_CHOICE:
        field.error_messages["invalid_choice"] = "Select one of the choices in the list"
