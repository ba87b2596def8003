"""What the calculator asks, by kind of event: dates, numbers of days, whose term dates. No text, and nothing of a child.

The forms come by GET, so that the address of a page of dates can be kept by the reader; the portal keeps nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy

from organisations.models import EducationSetting
from resources.key_dates.catalogue import Kind
from resources.key_dates.facts import Facts
from resources.key_dates.selectors import setting_named, settings_found
from vs_portal.ui import forms as ui
from vs_portal.ui.forms.digits import plain_digits
from vs_portal.ui.forms.look import take_look

COUNCIL, OTHER = "council", "other"
LONGEST_APART = timedelta(weeks=13)
_DAYS = re.compile(r"(\d{1,3})(?:\.(0|5))?\Z")
YES_NO = (("no", "No"), ("yes", "Yes"))


class DaysField(forms.DecimalField):
    """A number of days in halves: 5, 0.5, 12.5."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        self.look = take_look(kwargs, width=5, inputmode="decimal", spellcheck=False)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # the stubs make decimals whole numbers
        typed = plain_digits(str(value or "")).strip().replace(",", ".")
        if not typed:
            return None
        if not _DAYS.match(typed):
            raise ValidationError("Enter a number of school days like 5, or 2.5 where half days count", code="invalid")
        return Decimal(typed)

    def validate(self, value: Decimal | None) -> None:
        forms.Field.validate(self, value)
        if value is not None and value <= 0:
            raise ValidationError("Enter at least half a day (0.5)", code="invalid")


class KeyDatesForm(ui.GovukForm):
    """The date that the clocks count from."""

    submit_text = "Work out the dates"
    form_tag = False
    received = ui.DateField(label="When was it?", help_text="For example, 22 10 2026")

    def __init__(self, data: Any = None, *, kind: Kind, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        field = self.fields["received"]
        field.label = kind.date_label
        example = "For example, 22 10 2026."
        field.help_text = f"{kind.date_hint} {example}".strip()
        field.error_messages["required"] = f"Enter a date: {kind.date_label[:1].lower()}{kind.date_label[1:]}"

    def facts(self) -> Facts:
        """What was entered, once it is valid."""
        return Facts(received=self.cleaned_data["received"])

    @property
    def setting(self) -> EducationSetting | None:
        return None


class SchoolDaysForm(KeyDatesForm):
    """Also whose term dates: one of the reader's own settings, another, or the council's."""

    place = ui.ChoiceField(
        label="Whose term dates?",
        choices=((OTHER, "A setting"), (COUNCIL, "No setting in particular: use the council’s term dates")),
        reveals={OTHER: "q"},
        error_messages={"required": "Select whose term dates to use"},
    )
    q = ui.TextField(
        label="Which setting?",
        max_length=100,
        width=20,
        label_size="",
        help_text="Name, town, postcode or URN",
        source=reverse_lazy("organisations:suggest"),
        fills="found",
        error_messages={"required": "Enter the name, town, postcode or URN of the setting"},
    )
    found = forms.UUIDField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": "Search for the setting"}
    )

    def __init__(self, data: Any = None, *, own: list[EducationSetting], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._settings = {str(one.public_id): one for one in own}
        chosen = str(self.data.get("place", ""))
        if chosen not in (COUNCIL, OTHER, "") and chosen not in self._settings:
            named = setting_named(chosen)
            if named is not None:
                self._settings[str(named.public_id)] = named
        self._offer()
        self.fields["place"].initial = str(own[0].public_id) if own else COUNCIL

    def _offer(self) -> None:
        """The settings known so far, before the search and the council."""
        field = cast("ui.ChoiceField", self.fields["place"])
        other = "Another setting" if self._settings else "A setting"
        fixed = [(OTHER, other), (COUNCIL, "No setting in particular: use the council’s term dates")]
        field.choices = [(key, one.name) for key, one in self._settings.items()] + fixed
        hints = {key: _where(one) for key, one in self._settings.items()}
        field.look = replace(field.look, choice_hints=hints)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("place") == OTHER and "q" in cleaned:
            self._search(str(cleaned["q"] or "").strip())
        return cleaned

    def _search(self, typed: str) -> None:
        picked = setting_named(str(self.cleaned_data.get("found") or ""))
        results = [picked] if picked is not None else settings_found(typed)
        if len(results) == 1:
            self._choose(results[0])
        elif not results:
            self.add_error("q", "No setting fits these words. Check the spelling, or try the postcode or the URN")
        else:
            self._settings |= {str(one.public_id): one for one in results}
            self._offer()
            self.add_error("place", "More than one setting fits. Select the one you mean, or type more of its name")

    def _choose(self, setting: EducationSetting) -> None:
        """Show the form again with the setting found as the choice made."""
        key = str(setting.public_id)
        self._settings[key] = setting
        self._offer()
        self.cleaned_data["place"] = key
        answers = cast("QueryDict", self.data).copy()
        answers["place"], answers["q"], answers["found"] = key, "", ""
        self.data = answers

    @property
    def setting(self) -> EducationSetting | None:
        return self._settings.get(str(self.cleaned_data.get("place", "")))


def _where(setting: EducationSetting) -> str:
    key = f"URN {setting.urn}" if setting.urn else setting.reference
    return ", ".join(part for part in (setting.town, setting.postcode, key) if part)


class ExclusionForm(SchoolDaysForm):
    """Also the first day, where it is not the next school day."""

    first_day = ui.DateField(
        label="First school day of the exclusion",
        required=False,
        help_text="Leave empty if it is the first school day after the notice.",
    )
    field_order: tuple[str, ...] = ("received", "first_day")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        received, first = cleaned.get("received"), cleaned.get("first_day")
        if received and first and abs(first - received) > LONGEST_APART:
            self.add_error("first_day", "The first day and the notice lie more than 13 weeks apart. Check the dates")
        return cleaned

    def facts(self) -> Facts:
        return replace(super().facts(), first_day=self.cleaned_data["first_day"])


class SuspensionForm(ExclusionForm):
    """Also how long, and what it adds up to."""

    first_day = ui.DateField(
        label="First school day of the suspension",
        required=False,
        help_text="Leave empty if it is the first school day after the notice.",
    )
    days = DaysField(label="School days suspended this time", help_text="Half days and lunchtimes count as 0.5.")
    term_total = DaysField(
        label="School days suspended this term, these included",
        help_text="Terms for this count end on 31 December, Easter Monday and 31 July.",
    )
    year_total = DaysField(label="School days suspended this school year, these included", required=False)
    exam_missed = ui.ChoiceField(
        label="Would a public examination or national test be missed?", choices=YES_NO, initial="no", inline=True
    )
    field_order = ("received", "first_day", "days", "term_total", "year_total", "exam_missed")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        days, term, year = (cleaned.get(name) for name in ("days", "term_total", "year_total"))
        if days and term and term < days:
            self.add_error("term_total", "The total for this term cannot be less than the days suspended this time")
        elif term and year and year < term:
            self.add_error("year_total", "The total for the school year cannot be less than the total for this term")
        return cleaned

    def facts(self) -> Facts:
        data = self.cleaned_data
        return replace(
            super().facts(),
            days=data["days"],
            term_total=data["term_total"],
            year_total=data["year_total"],
            exam_missed=data["exam_missed"] == "yes",
        )


class ReducedTimetableForm(SchoolDaysForm):
    """Also how often the plan says that it is reviewed, and when it ends."""

    ends = ui.DateField(label="When does the plan say it ends?", required=False)
    review_weeks = ui.ChoiceField(
        label="How often does the plan say it is reviewed?",
        choices=[(str(n), "Every week" if n == 1 else f"Every {n} weeks") for n in range(1, 7)],
        initial="2",
        select=True,
    )
    field_order = ("received", "ends", "review_weeks")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begins, ends = cleaned.get("received"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", "The end must lie after the day it begins")
        return cleaned

    def facts(self) -> Facts:
        data = self.cleaned_data
        return replace(super().facts(), ends=data["ends"], review_weeks=int(data["review_weeks"]))


_FORMS: dict[str, type[SchoolDaysForm]] = {
    "suspension": SuspensionForm,
    "permanent-exclusion": ExclusionForm,
    "reduced-timetable": ReducedTimetableForm,
}


def form_for(kind: Kind, data: Any, own: list[EducationSetting]) -> KeyDatesForm:
    """The form of a kind of event, bound to what came by GET if anything did."""
    if not kind.by_school_days:
        return KeyDatesForm(data or None, kind=kind)
    return _FORMS.get(kind.code, SchoolDaysForm)(data or None, kind=kind, own=own)
