"""What every section of an item's draft has in common."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict

from resources.editing.content import Words
from resources.models import Version
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui.forms import GovukForm


class SectionForm(ScreenedFormMixin, GovukForm):
    """Some fields of a draft, and which save of it the page showed."""

    submit_text = "Save"
    edits = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        self.version = version
        initial = {"edits": version.edits} | self.initial_of(version)
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["edits"].error_messages["required"] = "This page is out of date. Load it again"
        self.prepare(version)

    def prepare(self, version: Version) -> None:
        """Fill in what can be chosen."""

    def initial_of(self, version: Version) -> dict[str, Any]:
        """What stands in the draft."""
        return {name: getattr(version, name) for name in self.base_fields if hasattr(version, name)}

    def content(self) -> Words:
        """The fields of the item that were filled in."""
        own = [name for name in self.base_fields if hasattr(self.version, name) and name != "edits"]
        return {name: self.cleaned_data[name] for name in own}

    def field_for(self, name: str) -> str | None:
        """The field beside which a fault of this part of the content is said."""
        return name if name in self.fields else None

    def seen_anew(self, version: Version) -> None:
        """Keep what was typed and take it as written on top of what stands now."""
        data = cast("QueryDict", self.data).copy()
        data["edits"] = str(version.edits)
        self.data = data

    def typed(self) -> list[tuple[str, str]]:
        """What was entered, by label: shown again where it could not be saved."""
        pairs = ((str(field.label), str(field.value() or "")) for field in self.visible_fields())
        return [(label, value) for label, value in pairs if value.strip()]
