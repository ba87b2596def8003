"""The fields of the portal. Each is a Django field that also carries its Look; the markup comes from one place.

`TextField(label="Town", max_length=80, width=20)`; `ChoiceField(label="Urgency", choices=…, choice_hints={"soon": "…"})`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms.models import ModelChoiceIterator

from vs_portal.ui.forms.digits import plain_digits, without_spaces
from vs_portal.ui.forms.look import take_look
from vs_portal.ui.forms.words import in_sentence

LARGEST_INTEGER = 2_147_483_647  # PostgreSQL's integer
_SHORT_TEXT = 200


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int = _SHORT_TEXT, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        super().__init__(max_length=max_length, **kwargs)
        _say_limit(self, max_length)


class TextAreaField(forms.CharField):
    """Several lines, with a character count. Line ends count as one character, as they do in the browser's count."""

    def __init__(self, *, rows: int = 5, max_length: int | None = 2000, **kwargs: Any) -> None:
        self.look = take_look(kwargs, rows=rows)
        kwargs.setdefault("widget", forms.Textarea)
        super().__init__(max_length=max_length, **kwargs)
        _say_limit(self, max_length)

    def to_python(self, value: object) -> str | None:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def _say_limit(field: forms.CharField, limit: int | None) -> None:
    for validator in field.validators:
        if isinstance(validator, MaxLengthValidator) and limit is not None:
            name = in_sentence(str(field.label)).replace("%", "%%") if field.label else "this"
            validator.message = f"Shorten {name} to {limit:,} characters or less"


class EmailField(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        self.look = take_look(kwargs, autocomplete="email", spellcheck=False, autocapitalize="none")
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Enter an email address in the correct format, like name@example.com"
        for validator in self.validators:
            if isinstance(validator, EmailValidator):
                validator.message = self.error_messages["invalid"]


class ChoiceField(forms.ChoiceField):
    """One of several: radios, or a drop-down list with `select=True`."""

    def __init__(self, *, select: bool = False, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        kwargs.setdefault("widget", forms.Select if select else forms.RadioSelect)
        super().__init__(**kwargs)


class _Rows(ModelChoiceIterator):
    """The rows of a list of choices in one query; Django's own opens and closes a cursor for them as well."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.queryset.all():
            yield self.choice(row)


class ModelChoiceField(forms.ModelChoiceField):
    """One row of a queryset: a drop-down list, or radios with `radios=True`."""

    iterator = _Rows

    def __init__(self, queryset: Any, *, radios: bool = False, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        kwargs.setdefault("widget", forms.RadioSelect if radios else forms.Select)
        if radios:
            kwargs.setdefault("empty_label", None)
        super().__init__(queryset, **kwargs)


class MultipleChoiceField(forms.MultipleChoiceField):
    """Any of several: checkboxes."""

    def __init__(self, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(**kwargs)


class ModelMultipleChoiceField(forms.ModelMultipleChoiceField):
    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset, **kwargs)


class BooleanField(forms.BooleanField):
    """A single checkbox whose label stands beside it."""

    def __init__(self, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        super().__init__(**kwargs)


class IntegerField(forms.IntegerField):
    """A whole number that the database can hold; typed on the number keyboard, without arrows."""

    widget = forms.TextInput

    def __init__(self, *, min_value: int = 0, max_value: int = LARGEST_INTEGER, **kwargs: Any) -> None:
        self.look = take_look(kwargs, inputmode="numeric", width=5, spellcheck=False)
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)
        name = str(kwargs.get("label") or "Number").replace("%", "%%")
        self.error_messages["invalid"] = f"{name} must be a whole number, like 12"
        for validator in self.validators:
            if isinstance(validator, MinValueValidator):
                validator.message = f"{name} must be {min_value:,} or more"
            elif isinstance(validator, MaxValueValidator):
                validator.message = f"{name} must be {max_value:,} or less"

    def to_python(self, value: object) -> int | None:
        if isinstance(value, str):
            value = plain_digits(value).strip().replace(",", "")
            if len(value) > 20 or not value.isascii():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class FileField(forms.FileField):
    """A file to upload; `accept` names the endings, as `[".csv"]`, and a file with another one is refused."""

    widget = forms.FileInput

    def __init__(self, *, accept: Sequence[str] = (), **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        self.accept = tuple(ending.lower() for ending in accept)
        super().__init__(**kwargs)
        self.error_messages["empty"] = "The file is empty. Choose a file with something in it"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"accept": ",".join(self.accept)} if self.accept else {}

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        name = str(getattr(upload, "name", "")).lower()
        if upload and self.accept and not name.endswith(self.accept):
            raise ValidationError(f"The file must be {_any_of(self.accept)}", code="invalid_ending")
        return upload


def _any_of(endings: Iterable[str]) -> str:
    names = [ending.lstrip(".").upper() for ending in endings]
    return f"a {names[0]}" if len(names) == 1 else f"a {', '.join(names[:-1])} or {names[-1]}"


class PasswordField(forms.CharField):
    """A password with a show and hide button; never sent back to the page."""

    widget = forms.PasswordInput

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        self.look = take_look(kwargs, autocomplete="new-password" if new else "current-password", width=20)
        kwargs.setdefault("max_length", 256)
        super().__init__(strip=False, **kwargs)


class CodeField(forms.CharField):
    """A one-time code; spaces and hyphens do not matter, nor does the script its digits are typed in."""

    def __init__(self, *, numeric: bool = True, **kwargs: Any) -> None:
        self.look = take_look(
            kwargs,
            autocomplete="one-time-code",
            inputmode="numeric" if numeric else "",
            autocapitalize="none" if numeric else "characters",
            spellcheck=False,
            width=10,
        )
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> str:
        return without_spaces(plain_digits(super().to_python(value) or ""))
