"""The filters of the coverage board, in the address: a link to a filtered board can be kept and shared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from organisations.models import EducationSetting
from training.selectors.coverage import SORTS, CoverageFilters, Standing
from vs_portal.ui.forms import ChoiceField, GovukForm, TextField

_ANY = ("", "Any")


class CoverageFilterForm(GovukForm):
    """A GET form. A value that is not in the list narrows nothing, rather than break the page."""

    submit_text = ""
    mark_optional = False
    form_tag = False

    standing = ChoiceField(label="Status", choices=[_ANY, *Standing.choices], required=False, select=True)
    area = ChoiceField(label="Area", choices=(), required=False, select=True)
    phase = ChoiceField(label="Phase", choices=[_ANY, *EducationSetting.Phase.choices], required=False, select=True)
    q = TextField(label="Trust, or part of its name", required=False, max_length=100, spellcheck=False)
    sort = ChoiceField(
        label="Sort by",
        choices=[
            ("", "Setting, A to Z"),
            ("-name", "Setting, Z to A"),
            ("area", "Area, A to Z"),
            ("-area", "Area, Z to A"),
            ("until", "In date until, earliest first"),
            ("-until", "In date until, latest first"),
            ("trained", "Last trained, earliest first"),
            ("-trained", "Last trained, latest first"),
        ],
        required=False,
        select=True,
    )

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [_ANY, *areas]  # type: ignore[attr-defined]  # a choice field

    def filters(self) -> CoverageFilters:
        """The filters that can be read; the rest are left out."""
        self.is_valid()
        data = {name: str(value).strip() for name, value in self.cleaned_data.items() if value}
        data["sort"] = data.get("sort") if data.get("sort") in SORTS else "name"  # type: ignore[assignment]
        return CoverageFilters(**data)

    def chosen(self) -> list[tuple[str, str, str]]:
        """Name, value and words of each filter in use."""
        found = []
        for name, value in self.cleaned_data.items():
            if value and name != "sort":
                words = dict(getattr(self.fields[name], "choices", ())).get(value, value)
                found.append((name, str(value), f"{self.fields[name].label}: {words}"))
        return found
