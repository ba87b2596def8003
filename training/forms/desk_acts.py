"""What is asked before a session is called off, before everybody is written to, and of somebody who walks in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from text_guard.forms import ScreenedFormMixin
from training.forms.desk import SeenForm
from training.forms.desk_sessions import DatesForm
from training.forms.people import PersonNameField
from training.forms.settings import setting_from
from training.models import Session
from training.models.vocabulary import COUNCIL_ROLES, AttendeeRole, CancelReason
from training.services import Named
from training.services.register import WalkIn
from vs_portal.ui.forms import ChoiceField, EmailField, GovukForm, TextAreaField, TextField


class MoveForm(DatesForm):
    """The new dates of a session."""

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, session=session, row=session, **kwargs)


class CancelForm(SeenForm):
    """Why a session does not take place."""

    submit_text = ""
    reason = ChoiceField(
        label="Why does it not take place?",
        choices=CancelReason.choices,
        help_text="Everybody with a place reads it.",
        error_messages={"required": "Select why it does not take place"},
    )


class MessageForm(ScreenedFormMixin, GovukForm):
    """What everybody with a place reads."""

    submit_text = "Send it"
    screened_fields = ("body",)
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    body = TextAreaField(
        label="Message",
        rows=8,
        max_length=2000,
        help_text="Everybody with a place reads it on the page of their place. The email only says that it is there.",
        error_messages={"required": "Write the message"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"form_token": uuid4()}, **kwargs)


class WalkInForm(GovukForm):
    """Somebody who came without a place."""

    submit_text = "Add to the register"
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    name = PersonNameField()
    email = EmailField(label="Work email", max_length=254, error_messages={"required": "Enter the work email"})
    role = ChoiceField(
        label="Role", choices=[("", "Select a role"), *AttendeeRole.choices], select=True,
        error_messages={"required": "Select the role"},
    )  # fmt: skip
    setting = TextField(
        label="Setting", max_length=100, required=False,
        help_text="Name, town, postcode or URN. Leave empty for social workers and other council staff.",
        source=reverse_lazy("organisations:suggest"), fills="setting_found",
    )  # fmt: skip
    setting_found = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, only_for: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"form_token": uuid4(), "setting": only_for}, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            data["setting"] = setting_from(str(data.get("setting") or ""), data.get("setting_found"))
        except ValidationError as fault:
            self.add_error("setting", fault)
            return data
        if data["setting"] is None and data.get("role") and data["role"] not in COUNCIL_ROLES:
            self.add_error("setting", "Enter the setting; only council staff come without one")
        return data

    def came(self) -> WalkIn:
        """Who came, once it is valid."""
        data = self.cleaned_data
        named = Named(data["name"], data["email"], AttendeeRole(data["role"]))
        return WalkIn(named=named, form_token=data["form_token"], setting=data["setting"])
