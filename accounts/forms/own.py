"""Forms about oneself."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.forms.person_fields import job_title_field, name_field, phone_field
from accounts.models import Person
from accounts.reasons import EndReason
from vs_portal.ui.forms import ChoiceField, GovukForm, ModelChoiceField


class DetailsForm(GovukForm):
    """Name, job title and work phone; nothing else about an account is changed here."""

    submit_text = "Save"
    name = name_field()
    job_title = job_title_field()
    phone = phone_field()


class LeaveForm(GovukForm):
    """Why, and who takes over what is open."""

    submit_text = ""
    reason = ChoiceField(
        label="Why are you leaving this role?",
        choices=[
            (EndReason.LEFT.value, EndReason.LEFT.label),
            (EndReason.ROLE_CHANGED.value, EndReason.ROLE_CHANGED.label),
        ],
    )
    successor = ModelChoiceField(
        Person.objects.none(),
        label="Who takes over your open questions?",
        required=False,
        empty_label="Nobody yet",
        to_field_name="public_id",
        help_text="A colleague of the same setting",
    )

    def __init__(self, colleagues: QuerySet[Person] | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if colleagues is None:
            del self.fields["successor"]
        else:
            self.fields["successor"].queryset = colleagues  # type: ignore[attr-defined]  # a ModelChoiceField
