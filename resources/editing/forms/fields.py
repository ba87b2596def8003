"""Fields that several of these forms share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from resources.editing.content import address_fault
from resources.editing.openings import OpeningsRefused, parse_openings, typed
from resources.models.content import Content
from resources.reader.languages import name_of
from vs_portal.ui.forms import MultipleChoiceField, TextAreaField, TextField

# Spoken or signed in many homes and schools in England; an item keeps others that came with a feed.
LANGUAGES = (
    "en", "bfi", "ar", "bn", "cy", "es", "fa", "fr", "gu", "hi", "it", "ku", "pa", "pl", "ps", "pt", "ro", "so", "sq",
    "ta", "ti", "tr", "uk", "ur", "vi", "yo", "zh",
)  # fmt: skip


class AddressField(TextField):
    """A web address; `HTTPS://` is the same as `https://`, and is stored so."""

    def __init__(self, **kwargs: Any) -> None:
        looks: dict[str, Any] = {"inputmode": "url", "spellcheck": False, "autocapitalize": "none"}
        super().__init__(**({"max_length": 300, "required": False} | looks | kwargs))

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip()
        return f"https://{text[8:]}" if text[:8].lower() == "https://" else text

    def validate(self, value: Any) -> None:
        super().validate(value)
        fault = address_fault(value) if value else ""
        if fault:
            raise ValidationError(fault)


class OpeningsField(TextAreaField):
    """Opening times, a line for each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"rows": 4, "max_length": 600, "required": False} | kwargs))

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        try:
            return parse_openings(str(text))
        except OpeningsRefused as refused:
            raise ValidationError(str(refused)) from refused


class LanguagesField(MultipleChoiceField):
    """Languages in which a service is given; others that an item has already stay in the list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_named(LANGUAGES), required=False, small=True, **kwargs)

    def offer_also(self, codes: list[str]) -> None:
        """Keep what stands on the item."""
        self.choices = _named([*LANGUAGES, *(code for code in codes if code not in LANGUAGES)])


def _named(codes: Any) -> list[tuple[str, str]]:
    return [(code, name_of(code)) for code in codes]


def limit_of(name: str, model: type[Model] = Content) -> int:
    """The longest text that a column takes, of the content unless told otherwise."""
    return int(getattr(model._meta.get_field(name), "max_length", 0) or 0)


def look_with(field: Any, **changes: Any) -> None:
    """Show this form's field otherwise than its class says."""
    field.look = replace(field.look, **changes)
