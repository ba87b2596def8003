"""What a query may hold, as the standard names it. What it does not name is not read; what cannot be read is refused."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from resources.reader.openings import DAYS

PER_PAGE, MOST_PER_PAGE = 50, 100
LAST_PAGE = 1_000_000
OLDEST_AGE = 1_000
LONGEST_SEARCH = 200
FARTHEST = 100_000  # metres
_SPELLINGS = {
    spelling: code for code, name in DAYS.items() for spelling in (code, code.lower(), name, name.lower(), name.upper())
}


class PageFilter(forms.Form):
    """A page of a list."""

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, help_text="The page, from 1.")
    per_page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=f"Items on a page: {PER_PAGE} unless told otherwise, never more than {MOST_PER_PAGE}.",
    )

    def clean_page(self) -> int:
        return self.cleaned_data["page"] or 1

    def clean_per_page(self) -> int:
        return min(self.cleaned_data["per_page"] or PER_PAGE, MOST_PER_PAGE)


class ServiceFilter(PageFilter):
    """A page of services."""

    search = forms.CharField(
        required=False, max_length=LONGEST_SEARCH, help_text="Words to look for in the name, description and notes."
    )
    taxonomy_term_id = forms.UUIDField(required=False, help_text="Services with this term.")
    taxonomy_id = forms.UUIDField(required=False, help_text="Services with any term of this taxonomy.")
    organization_id = forms.UUIDField(required=False, help_text="Services of this organisation.")
    minimum_age = forms.FloatField(
        required=False, min_value=0, max_value=OLDEST_AGE, help_text="Services whose minimum age is at least this."
    )
    maximum_age = forms.FloatField(
        required=False, min_value=0, max_value=OLDEST_AGE, help_text="Services whose maximum age is at most this."
    )
    day = forms.ChoiceField(
        required=False,
        choices=[(spelling, spelling) for spelling in _SPELLINGS],
        error_messages={"invalid_choice": "Enter a day of the week, as MO or Monday."},
        help_text="Services that are open on this day, as MO or Monday.",
    )
    start_time = forms.TimeField(required=False, help_text="Services that open at this time or later, as 09:30.")
    end_time = forms.TimeField(required=False, help_text="Services that close at this time or earlier, as 17:00.")
    modified_after = forms.DateTimeField(
        required=False, help_text="Services changed at this time or later, as 2026-09-01T00:00:00Z."
    )
    full = forms.BooleanField(required=False, help_text="Whether to send each service with all that hangs on it.")
    same_opening: ClassVar = ("day", "start_time", "end_time")

    def clean_day(self) -> str:
        return _SPELLINGS.get(self.cleaned_data["day"], "")


class PlaceFilter(ServiceFilter):
    """A page of services at their locations."""

    postcode = forms.CharField(
        required=False,
        max_length=10,
        help_text="With proximity: around this postcode, if it is one of a location in this directory.",
    )
    proximity = forms.FloatField(
        required=False, min_value=1, max_value=FARTHEST, help_text="Metres around the postcode."
    )

    def clean_postcode(self) -> str:
        return "".join(self.cleaned_data["postcode"].split()).upper()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("proximity") and not cleaned.get("postcode"):
            self.add_error("proximity", "Say around which postcode: postcode is missing.")
        return cleaned
