"""The fields in which people describe themselves: what is accepted, and how to put it right.

`Ó Séaghdha-O'Neill` is a name; `<b>x</b>`, a line of code or an address is not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError

from text_guard.short_lines import refuse_a_child, refuse_more_than_a_name
from vs_portal.ui.forms import TextField

_WORDS = re.compile(r"[^\W_]([\w'’.,()&/+\- ]*[\w.)])?", re.UNICODE)


class PlainTextField(TextField):
    """Letters of any language, digits and the usual punctuation; runs of spaces become one."""

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().to_python(value) or "")
        text = " ".join(text.split())
        if text and not _WORDS.fullmatch(text):
            raise ValidationError("Use letters, numbers, spaces, hyphens and apostrophes only", code="invalid")
        return text


class WorkPhoneField(TextField):
    """A phone number that can be rung from England, kept as `020 7946 0000`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=32, inputmode="tel", autocomplete="tel", width=20, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip()
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, "GB")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise ValidationError("Enter a phone number, like 020 7946 0000", code="invalid")
        national = number.country_code == 44
        style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(number, style) + (f" ext. {number.extension}" if number.extension else "")


def name_field() -> PlainTextField:
    """The full name."""
    return PlainTextField(
        label="Full name",
        max_length=120,
        autocomplete="name",
        validators=[refuse_more_than_a_name],
        error_messages={"required": "Enter your full name"},
    )


def job_title_field() -> PlainTextField:
    """The job title, as `Assistant headteacher`."""
    return PlainTextField(
        label="Job title",
        max_length=120,
        autocomplete="organization-title",
        help_text="For example, assistant headteacher",
        validators=[refuse_a_child],
    )


def phone_field() -> WorkPhoneField:
    """The work phone, optional."""
    return WorkPhoneField(label="Work phone", required=False)
