"""Forms behind what is done with an item: starting it, who keeps it, approving, returning, archiving."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisations.calendars import LONDON
from resources.editing.forms.about import AboutForm
from resources.editing.marks import mark_of
from resources.editing.selectors import editors, keepers
from resources.editing.services import Keeping
from resources.models import Resource, Version
from resources.models.resource import LONGEST_RHYTHM
from resources.models.vocabulary import Kind
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui.forms import (
    ChoiceField,
    DateField,
    GovukForm,
    IntegerField,
    ModelChoiceField,
    TextAreaField,
    TextField,
)

NOW, LATER = "now", "later"
NOWHERE = "nowhere"
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})\s*(am|pm)?$|(\d{1,2})\s*(am|pm)$", re.IGNORECASE)


class NewForm(AboutForm):
    """What is asked before a draft exists."""

    submit_text = "Start the draft"
    field_order = ("kind", "title", "url", "organisation_name", "organisation", "summary")
    kind = ChoiceField(
        label="What is it?",
        choices=Kind.choices,
        choice_hints={
            Kind.GUIDANCE: "A document or page that somebody can read",
            Kind.SERVICE: "Something that an organisation does for people",
        },
        error_messages={"required": "Select guidance or a service"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, version=Version(), **kwargs)
        del self.fields["edits"]

    def initial_of(self, version: Version) -> dict[str, Any]:
        return {}


class EditsForm(GovukForm):
    """An act on a version, for the words that the page showed."""

    edits = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, initial={"edits": version.edits}, **kwargs)


class ApproveForm(EditsForm):
    """Now, or at a time."""

    submit_text = "Approve"
    when = ChoiceField(
        label="When should it be published?",
        choices=[(NOW, "Now"), (LATER, "Later")],
        initial=NOW,
        error_messages={"required": "Select now or later"},
    )
    day = DateField(label="Day to publish it", required=False, help_text="Only if you selected later.")
    hour = TextField(
        label="Time to publish it", max_length=8, required=False, width=5,
        help_text="Only if you selected later. For example, 9:00 or 2:30pm.",
    )  # fmt: skip

    def clean_hour(self) -> time | None:
        text = str(self.cleaned_data["hour"]).strip()
        return _read_time(text) if text else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("when") == LATER:
            if not data.get("day") and "day" not in self.errors:
                self.add_error("day", "Enter the day to publish it")
            if not data.get("hour") and "hour" not in self.errors:
                self.add_error("hour", "Enter the time to publish it")
        return data

    def publish_at(self) -> datetime | None:
        """The moment in London, or nothing for now."""
        data = self.cleaned_data
        return datetime.combine(data["day"], data["hour"], tzinfo=LONDON) if data["when"] == LATER else None


def _read_time(text: str) -> time:
    found = _TIME.match(text)
    if found is None:
        raise ValidationError("Enter a time like 9:00 or 2:30pm")
    hour, minute = int(found[1] or found[4]), int(found[2] or 0)
    half = (found[3] or found[5] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValidationError("Enter a time like 9:00 or 2:30pm")
    return time(hour, minute)


class ReturnForm(ScreenedFormMixin, EditsForm):
    """A word on what to change."""

    submit_text = "Return it to its author"
    screened_fields = ("note",)
    note = TextAreaField(
        label="What should change?", rows=3, max_length=200, error_messages={"required": "Say what should change"}
    )


class KeepForm(GovukForm):
    """Who keeps an item true, and how often it is checked."""

    submit_text = "Save"
    owner = ModelChoiceField(
        editors(), label="Owner", empty_label="Select a person", help_text="Is asked when the check is due.",
        error_messages={"required": "Select an owner"},
    )  # fmt: skip
    second_owner = ModelChoiceField(
        editors(), label="Second owner", empty_label="Select a person",
        help_text="Is asked when the owner does not answer, and reads what the owner writes.",
        error_messages={"required": "Select a second owner"},
    )  # fmt: skip
    review_months = IntegerField(
        label="Check every how many months?", min_value=1, max_value=LONGEST_RHYTHM, width=2,
        help_text="Twelve for most; six where the law or a service changes often.",
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, resource: Resource, **kwargs: Any) -> None:
        names = ("owner", "second_owner", "review_months")
        shown = {name: getattr(resource, name) for name in names} | {"seen": mark_of(resource)}
        super().__init__(*args, initial=shown, **kwargs)
        for name in ("owner", "second_owner"):
            self.fields[name].queryset = editors()  # type: ignore[attr-defined]  # a model choice field

    def keeping(self) -> Keeping:
        """What was chosen, for the service."""
        data = self.cleaned_data
        return Keeping(data["owner"], data["second_owner"], data["review_months"])


class HandOverForm(GovukForm):
    """From whom to whom."""

    submit_text = "Hand over"
    leaver = ModelChoiceField(
        editors(), label="Who leaves?", empty_label="Select a person",
        error_messages={"required": "Select who leaves"},
    )  # fmt: skip
    successor = ModelChoiceField(
        editors(), label="Who takes over?", empty_label="Select a person",
        error_messages={"required": "Select who takes over"},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leaver"].queryset = keepers()  # type: ignore[attr-defined]  # a model choice field
        self.fields["successor"].queryset = editors()  # type: ignore[attr-defined]  # a model choice field


class ForwardForm(GovukForm):
    """Where the address of an archived item sends readers: one of the items that were found, or nowhere."""

    submit_text = ""
    forward_to = ChoiceField(
        label="Where do readers go instead?", choices=(), error_messages={"required": "Select where readers go instead"}
    )

    def __init__(self, *args: Any, found: list[Resource], current: Resource | None, **kwargs: Any) -> None:
        chosen = str(current.public_id) if current else NOWHERE
        super().__init__(*args, initial={"forward_to": chosen}, **kwargs)
        rows = {str(one.public_id): f"{one.title} ({one.organisation.name})" for one in found}
        if current is not None:
            rows.setdefault(str(current.public_id), current.title)
        nowhere = (NOWHERE, "Nowhere: the page says that it is no longer kept")
        self.fields["forward_to"].choices = [*rows.items(), nowhere]  # type: ignore[attr-defined]  # a choice field


class FindForm(GovukForm):
    """Words of the title of an item that readers see; a GET form."""

    submit_text = "Find"
    mark_optional = False
    q = TextField(label="Find an item by its title", max_length=100, required=False)
