"""Reads single values of a foreign document: each fault is kept with the field's name, and never with the value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from resources.editing.content import address_fault
from resources.models.topics import PHONE
from text_guard.text import tidy

MOST_IN_A_LIST = 200
LONGEST_ADDRESS = 300
_DAY = len("2026-03-15")
Document = Mapping[str, Any]


class Reader:
    """Collects what is wrong with a row (`faults`: it is refused) and what is left out of it (`notes`)."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []

    def text(self, row: Document, name: str, *, longest: int = 0, required: bool = False) -> str:
        """A text without what cannot be stored; markup stays the text that it is."""
        value = row.get(name)
        if value is None or value == "":
            self._missing(name, required)
            return ""
        if not isinstance(value, str):
            self.faults.append(f"{name}: a text is wanted")
            return ""
        words = tidy(value).strip()
        if not any(one.isalnum() for one in words):
            self._missing(name, required)
        if longest and len(words) > longest:
            self.faults.append(f"{name}: longer than {longest:,} characters")
        return words

    def _missing(self, name: str, required: bool) -> None:
        if required:
            self.faults.append(f"{name}: is missing")

    def day(self, row: Document, name: str) -> date | None:
        """A date as 2026-03-15."""
        value = row.get(name)
        if value in (None, ""):
            return None
        try:
            if isinstance(value, str) and len(value) == _DAY:
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.faults.append(f"{name}: no date like 2026-03-15")
        return None

    def moment(self, row: Document, name: str) -> None:
        """A date with a time, which is only looked at for being one."""
        value = row.get(name)
        if value in (None, ""):
            return
        try:
            datetime.fromisoformat(value)
        except (ValueError, TypeError):
            self.faults.append(f"{name}: no time like 2026-03-15T10:30:45Z")

    def clock(self, row: Document, name: str) -> time | None:
        """A time of day as 09:30 or 09:30:00."""
        value = row.get(name)
        if value in (None, ""):
            return None
        try:
            return time.fromisoformat(value).replace(tzinfo=None)
        except (ValueError, TypeError):
            self.faults.append(f"{name}: no time of day like 09:30")
            return None

    def number(self, row: Document, name: str, *, least: float, most: float) -> float | None:
        """A number within bounds, as a latitude between -90 and 90."""
        value = row.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.faults.append(f"{name}: a number is wanted")
        elif not least <= value <= most:  # nor is one without end, or one that no float can hold
            self.faults.append(f"{name}: not between {least:g} and {most:g}")
        else:
            return float(value)
        return None

    def age(self, row: Document, name: str, most: int) -> int | None:
        value = self.number(row, name, least=0, most=most)
        if value is not None and not value.is_integer():
            self.faults.append(f"{name}: a whole number of years is wanted")
        return int(value) if value is not None else None

    def address(self, row: Document, name: str) -> str:
        """A web address. One of http is left out; one that could run a program refuses the row."""
        value = self.text(row, name)
        if not value:
            return ""
        try:
            scheme = urlsplit(value).scheme.lower()
        except ValueError:
            scheme = ""
        if scheme == "http" or len(value) > LONGEST_ADDRESS:
            self.notes.append(f"{name}: left out: only https addresses of up to {LONGEST_ADDRESS} characters are taken")
            return ""
        if address_fault(value):
            self.faults.append(f"{name}: no web address that starts with https://")
            return ""
        return value

    def email(self, row: Document, name: str) -> str:
        """An email address; one that is none is left out."""
        return self._left_out(self.text(row, name), name, EmailValidator(), 254)

    def phone(self, row: Document, name: str) -> str:
        """A telephone number in figures; others are left out."""
        return self._left_out(self.text(row, name), name, PHONE, 24)

    def _left_out(self, value: str, name: str, valid: Any, longest: int) -> str:
        try:
            if value:
                valid(value)
        except ValidationError:
            self.notes.append(f"{name}: left out: it is none")
            return ""
        if len(value) > longest:
            self.notes.append(f"{name}: left out: too long")
            return ""
        return value

    def documents(self, row: Document, name: str) -> list[Document]:
        """A list of documents, as `schedules`."""
        value = row.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.faults.append(f"{name}: a list of objects is wanted")
            return []
        if len(value) > MOST_IN_A_LIST:
            self.faults.append(f"{name}: more than {MOST_IN_A_LIST}")
            return []
        return value

    def document(self, row: Document, name: str) -> Document:
        """One document, as `organization`."""
        value = row.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.faults.append(f"{name}: an object is wanted")
            return {}
        return value
