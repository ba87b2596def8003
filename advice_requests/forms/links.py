"""The fields of a link in an answer: a title and an https address that leads where it says."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from resources.models import HTTPS
from vs_portal.ui.forms import TextField


def _no_sign_in(address: str) -> None:
    """`https://www.gov.uk@evil.example/` looks like one place and leads to another."""
    try:
        place = urlsplit(address).netloc
    except ValueError:  # as https://[, which the other check refuses too
        return
    if "@" in place:
        raise ValidationError("Enter a web address without a user name or password in it")


class _AddressField(TextField):
    """A web address; `HTTPS://` is the same as `https://`, and is stored so."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip()
        return f"https://{text[8:]}" if text[:8].lower() == "https://" else text


def link_fields(number: int) -> tuple[TextField, TextField]:
    """Title and address of one link."""
    title = TextField(label=f"Title of link {number}", max_length=150, required=False)
    address = _AddressField(
        label=f"Web address of link {number}",
        max_length=500,
        required=False,
        validators=[HTTPS, _no_sign_in],
        inputmode="url",
        spellcheck=False,
        autocapitalize="none",
        help_text="It starts with https://" if number == 1 else "",
    )
    return title, address
