"""Fills a form in as somebody would who has nothing to hide, so that one text alone stands between it and being sent."""

from __future__ import annotations

from collections.abc import Callable

from tests.canary.pages import Field, Form

Filling = dict[str, list[str]]
Known = Callable[[Field], str]
PLAIN = "What helps with lateness in a group?"
DATE = {"day": "1", "month": "6", "year": "2031"}


def nothing_known(field: Field) -> str:
    """For a visit that knows nothing particular."""
    return ""


def filled(form: Form, which: int = 0, known: Known = nothing_known) -> Filling:
    """Every field with what it holds already, else with its first (or last: -1) choice, else with a plain answer."""
    return {field.name: value for field in form.fields.values() if (value := _value(field, which, known))}


def _value(field: Field, which: int, known: Known) -> list[str]:
    if field.kind in ("radio", "select") and (choices := [choice for choice in field.choices if choice]):
        return [field.value or choices[which]]
    if field.kind == "checkbox":
        return [field.value or field.choices[which]]
    return [known(field) or field.value or _plain(field)] if field.typed else [field.value]


def _plain(field: Field) -> str:
    part = field.name.replace("-", "_").rpartition("_")[2]
    if part in DATE:
        return DATE[part]
    if field.numeric:
        return "2"
    return {
        "email": "colleague@school.example",
        "url": "https://www.gov.uk/",
        "tel": "020 7946 0000",
        "password": "three-plain-words-here",
        "file": "",
    }.get(field.kind, PLAIN)
