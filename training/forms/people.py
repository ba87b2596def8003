"""Who comes: one colleague by name, work email and role, with what they need. Names are of adults who work with children."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.forms.person_fields import PlainTextField
from text_guard.forms import ScreenedFormMixin
from text_guard.short_lines import refuse_more_than_a_name
from training.models.vocabulary import COUNCIL_ROLES, AttendeeRole
from training.services import Named
from vs_portal.ui.forms import ChoiceField, EmailField, GovukForm, TextAreaField

LONGEST_NAME = 150
LONGEST_EMAIL = 254
LONGEST_NEEDS = 500
SETTING_ROLES = [(role.value, role.label) for role in AttendeeRole if role not in COUNCIL_ROLES]
_COUNCIL = [(role.value, role.label) for role in COUNCIL_ROLES]
_NO_ROLE = ("", "Select a role")
_STALE = "This page is out of date. Check what you entered and send it again."
_NOT_CARRIED = {"csrfmiddlewaretoken", "act"}
_WEB = re.compile(r"[^\W_]{2}\.[^\W\d_]{2}")  # evil.example; J.R. Test is a name. Of fixed length: no text holds it up
_MOST_DIGITS = 4


def refuse_an_address(text: str) -> None:
    """Mail greets people by the names given here, also people who never heard of us: a name leads nowhere."""
    if _WEB.search(text) or sum(letter.isdigit() for letter in text) > _MOST_DIGITS:
        raise ValidationError("Enter the name alone, without a web address or a number", code="invalid")


class PersonNameField(PlainTextField):
    """The name of a colleague; one word will do."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Full name")
        kwargs.setdefault("validators", [refuse_more_than_a_name, refuse_an_address])
        super().__init__(max_length=LONGEST_NAME, error_messages={"required": "Enter their name"}, **kwargs)


def needs_field(**kwargs: Any) -> TextAreaField:
    """What somebody needs in order to take part."""
    return TextAreaField(
        label="Access or dietary needs",
        rows=2,
        max_length=LONGEST_NEEDS,
        required=False,
        help_text="Only the trainers of this session read it. It is erased when the session has ended.",
        **kwargs,
    )


class PersonForm(ScreenedFormMixin, GovukForm):
    """A colleague of a setting. Left empty where it may be, it names nobody."""

    form_tag = False
    submit_text = ""
    mark_optional = True
    screened_fields = ("needs",)

    name = PersonNameField()
    email = EmailField(
        label="Work email",
        max_length=LONGEST_EMAIL,
        help_text="We write to this address. It finds them again next time.",
        error_messages={"required": "Enter their work email address"},
    )
    role = ChoiceField(
        label="Role",
        choices=[_NO_ROLE, *SETTING_ROLES],
        select=True,
        error_messages={"required": "Select their role"},
    )
    needs = needs_field()

    def named(self) -> Named | None:
        """The person, or None where the fields were left empty."""
        data = self.cleaned_data
        if not data.get("email"):
            return None
        return Named(data["name"], data["email"].lower(), AttendeeRole(data["role"]), data.get("needs") or "")


class NeedsForm(ScreenedFormMixin, GovukForm):
    """What somebody who has a place needs; sent empty it takes back what was said before."""

    submit_text = "Save"
    mark_optional = False
    screened_fields = ("needs",)
    needs = needs_field(label_size="m")


class ChangePersonForm(GovukForm):
    """The name and role of somebody of a setting."""

    submit_text = "Save"
    name = PersonNameField()
    role = ChoiceField(label="Role", choices=SETTING_ROLES, select=True)


class OwnPlaceForm(ScreenedFormMixin, GovukForm):
    """Somebody of the council books for themselves."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    screened_fields = ("needs",)
    form_token = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _STALE)
    )
    role = ChoiceField(label="Your role", choices=_COUNCIL, error_messages={"required": "Select your role"})
    needs = needs_field()

    def carried(self) -> list[tuple[str, str]]:
        """Every value of the page but its buttons, for the check page to post again."""
        lists = self.data.lists() if isinstance(self.data, QueryDict) else []
        return carried_values(lists)


def carried_values(lists: Iterable[tuple[str, Iterable[object]]]) -> list[tuple[str, str]]:
    """What a page posted, without its token and the button that was pressed."""
    return [(name, str(value)) for name, values in lists for value in values if name not in _NOT_CARRIED]
