"""A date in three boxes, with errors that name the box: `The session date must include a month`.

Accepts digits of any script and month names (`nov`, `November`); refuses years outside 2000 to 2100, since a date that
PostgreSQL stores and Python cannot read back breaks every list that holds it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from vs_portal.ui.forms.digits import plain_digits
from vs_portal.ui.forms.look import take_look

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 2000, 2100
# fmt: off
_MONTHS = ("january", "february", "march", "april", "may", "june",
           "july", "august", "september", "october", "november", "december")
# fmt: on


def shown(value: date | None) -> list[str]:
    """A date as it stands in the three boxes."""
    return [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]


class DateWidget(forms.MultiWidget):
    """Carries the three values; the page's markup comes from the date-input component."""

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS})

    def decompress(self, value: date | None) -> list[str]:
        return shown(value)


class DateField(forms.MultiValueField):
    """A date from three boxes; `earliest` and `latest` are inclusive."""

    widget = DateWidget

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.look = take_look(kwargs)
        self.earliest = earliest
        self.latest = latest
        parts = tuple(forms.CharField(required=False) for _ in PARTS)
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[object]) -> date | None:
        return self.clean(data_list)

    def clean(self, value: Any) -> date | None:
        if isinstance(value, date):  # a disabled field is given its initial value
            return value
        typed = [plain_digits(str(part or "")).strip() for part in (value or ("", "", ""))]
        if not any(typed):
            if self.required:
                raise self._error(self.error_messages["required"], *PARTS)
            return None
        day, month, year = self._numbers(typed)
        try:
            result = date(year, month, day)
        except ValueError:
            raise self._error(f"{self._name} must be a real date", *PARTS) from None
        self._check_limits(result)
        self.run_validators(result)
        return result

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial if isinstance(initial, list) else shown(initial)
        return [str(part or "") for part in before] != [str(part or "").strip() for part in data or ("", "", "")]

    @property
    def _name(self) -> str:
        label = str(self.label or "Date").strip().rstrip(":")
        return "The date" if label.endswith("?") else label

    def _error(self, message: object, *parts: str) -> ValidationError:
        return ValidationError("%(message)s", code="invalid", params={"message": str(message), "parts": parts})

    def _numbers(self, typed: list[str]) -> tuple[int, int, int]:
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if missing:
            needed = " and ".join(f"a {part}" for part in missing)
            raise self._error(f"{self._name} must include {needed}", *missing)
        return self._day(typed[0]), self._month(typed[1]), self._year(typed[2])

    def _day(self, text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
            return int(text)
        raise self._error("Day must be a number between 1 and 31", "day")

    def _month(self, text: str) -> int:
        word = text.lower().rstrip(".")
        for number, name in enumerate(_MONTHS, start=1):
            if len(word) >= 3 and name.startswith(word) or word == "sept" and number == 9:
                return number
        if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12:
            return int(text)
        raise self._error("Month must be a number between 1 and 12, or its name", "month")

    def _year(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            raise self._error("Year must include 4 numbers, such as 2026", "year")
        if not FIRST_YEAR <= int(text) <= LAST_YEAR:
            raise self._error(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}", "year")
        return int(text)

    def _check_limits(self, result: date) -> None:
        if self.earliest and result < self.earliest:
            raise self._error(f"{self._name} must be on or after {date_format(self.earliest, 'j F Y')}", *PARTS)
        if self.latest and result > self.latest:
            raise self._error(f"{self._name} must be on or before {date_format(self.latest, 'j F Y')}", *PARTS)
