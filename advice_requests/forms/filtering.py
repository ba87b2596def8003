"""The filters of the desk, in the address: a link to a filtered basket can be kept and shared."""

from __future__ import annotations

from typing import Any

from advice_requests.models.vocabulary import Phase, State, Urgency
from advice_requests.selectors.choices import Choices
from advice_requests.selectors.desk import Filters
from vs_portal.ui.forms import ChoiceField, GovukForm, TextField

_ANY = ("", "Any")


class DeskFilterForm(GovukForm):
    """A GET form. A value that is not in the list narrows nothing, rather than break the page."""

    submit_text = ""
    mark_optional = False
    form_tag = False
    reference = TextField(label="Reference", required=False, max_length=12, width=10, spellcheck=False)
    topic = ChoiceField(label="Topic", choices=(), required=False, select=True)
    urgency = ChoiceField(label="Urgency", choices=[_ANY, *Urgency.choices], required=False, select=True)
    phase = ChoiceField(label="Phase", choices=[_ANY, *Phase.choices], required=False, select=True)
    area = ChoiceField(label="Area", choices=(), required=False, select=True)
    state = ChoiceField(label="Status", choices=[_ANY, *State.choices], required=False, select=True)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = {
            "topic": [_ANY, *choices.open_topics],
            "area": [_ANY, *((str(key), name) for key, name in choices.areas.items())],
        }
        for name, values in lists.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]  # a choice field

    def filters(self) -> Filters:
        """The filters that can be read; the rest are left out."""
        self.is_valid()
        data = {name: str(value) for name, value in self.cleaned_data.items() if value}
        data["reference"] = data.get("reference", "").strip().upper()
        return Filters(**data)

    def chosen(self) -> list[tuple[str, str, str]]:
        """Name, value and words of each filter in use."""
        found = []
        for name, value in self.cleaned_data.items():
            if value:
                words = dict(getattr(self.fields[name], "choices", ())).get(value, value)
                found.append((name, str(value), f"{self.fields[name].label}: {words}"))
        return found
