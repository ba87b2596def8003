"""The first section of an item: title, summary, address, and whose it is.

An organisation is chosen by its name, since there may be thousands: the whole name is enough, some words of it give a
short list. Where scripts run the box suggests names while somebody types.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.urls import reverse

from resources.editing.content import IN_ADDRESSES
from resources.editing.forms.fields import AddressField, limit_of, look_with
from resources.editing.forms.section import SectionForm
from resources.editing.selectors import MOST_FOUND, chosen_of, organisations_meant
from resources.models import Organisation, Version
from resources.upkeep.links.addresses import host_of
from vs_portal.ui.forms import BooleanField, ModelChoiceField, TextAreaField, TextField


class AboutForm(SectionForm):
    screened_fields = ("title", "summary", "url")
    expected_types = {"url": IN_ADDRESSES}
    title = TextField(label="Title", max_length=limit_of("title"), error_messages={"required": "Enter a title"})
    summary = TextAreaField(
        label="Summary",
        rows=3,
        max_length=limit_of("summary"),
        required=False,
        help_text="In our own words, in one or two sentences: what it is, and when it helps.",
    )
    url = AddressField(
        label="Web address", help_text="Where it can be read or used. It starts with https:// and names nobody."
    )
    organisation_name = TextField(
        label="Organisation that publishes or offers it",
        max_length=limit_of("name", Organisation),
        help_text="Its name, or some words of it",
        error_messages={"required": "Enter the name of the organisation"},
    )
    # Asked only where the name is not that of one organisation alone.
    organisation = ModelChoiceField(
        Organisation.objects.all(), label="Which organisation is it?", radios=True, required=False,
        error_messages={"invalid_choice": "Select an organisation of the list"},
    )  # fmt: skip
    is_another = BooleanField(
        label="I have looked at them: this is another one", required=False, help_text="It is saved when you tick this."
    )

    def prepare(self, version: Version) -> None:
        source = reverse("resources_desk:organisation_suggest")
        look_with(self.fields["organisation_name"], source=source)
        self.fields["organisation"].widget = forms.HiddenInput()
        self.ask_whether_another(False)

    def initial_of(self, version: Version) -> dict[str, Any]:
        words = super().initial_of(version) | {"organisation": None}
        return words | {"organisation_name": version.organisation.name if version.organisation_id else ""}

    def clean(self) -> dict[str, Any]:
        """The organisation that the name means, or that was chosen of those whose names hold the words."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        typed, ticked = str(data.get("organisation_name") or ""), data.get("organisation")
        if not typed:
            return data
        found = organisations_meant(typed, MOST_FOUND)
        meant = chosen_of(found, typed, ticked, self.version.organisation_id)
        if meant is not None:
            self._say_chosen(meant)
        elif found:
            self._ask_which(found)
        else:
            self.add_error(
                "organisation_name", "Select an organisation of the directory: none has these words in its name"
            )
        data["organisation"] = meant
        return data

    def _say_chosen(self, meant: Organisation) -> None:
        """Where the page is shown again, the name stands in full and nothing is asked."""
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("organisation_name")] = meant.name
        data.pop(self.add_prefix("organisation"), None)
        self.data = data

    def _ask_which(self, found: Sequence[Organisation]) -> None:
        field = cast("ModelChoiceField", self.fields["organisation"])
        field.widget = forms.RadioSelect(choices=[(str(one.pk), one.name) for one in found[:MOST_FOUND]])
        field.required = True  # as the page says it
        look_with(field, choice_hints={str(one.pk): host_of(one.url) for one in found if one.url})
        reason = "Select an organisation of those that have these words in their name"
        if len(found) > MOST_FOUND:
            reason += f". The first {MOST_FOUND} are shown: enter more of the name if yours is not among them"
        self.add_error("organisation", reason)

    def field_for(self, name: str) -> str | None:
        return "organisation_name" if name == "organisation" else super().field_for(name)

    def ask_whether_another(self, asked: bool) -> None:
        """Show the tick box only where the item may be in the directory already."""
        shown = asked or (self.is_bound and self.data.get(self.add_prefix("is_another")) == "on")
        self.fields["is_another"].widget = forms.CheckboxInput() if shown else forms.HiddenInput()
