"""The small forms of acts on a booking: what was shown when the button was pressed, an answer to an offer, a place in the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from training.forms.people import PersonForm
from training.models import Booking
from training.models.vocabulary import BookingState, ReorderReason
from training.selectors.setting import EVERY, PAST, BookingFilters
from training.services import Named
from vs_portal.ui.forms import ChoiceField, GovukForm, IntegerField, TextField

ACCEPT, DECLINE = "accept", "decline"
_ANY = ("", "Any")
_PERSON = ("name", "email", "role")  # what says who a new colleague is


class VersionForm(GovukForm):
    """Which version of the booking the page showed."""

    form_tag = False
    submit_text = ""
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "This page is out of date. Check it and try again."),
    )

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": booking.version}, **kwargs)


class ColleagueForm(PersonForm):
    """Who comes on a held place, or instead of somebody: one of the `known`, by key, or somebody new."""

    field_order = ("known",)
    known = ChoiceField(
        label="Somebody who was booked before",
        choices=(),
        required=False,
        select=True,
        help_text="Or enter somebody new below.",
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "This page is out of date. Check it and try again."),
    )

    def __init__(self, *args: Any, known: Mapping[str, Named], labels: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = known
        self.fields["known"].choices = [("", "Somebody new"), *labels.items()]  # type: ignore[attr-defined]  # a choice field
        if not known:
            del self.fields["known"]
        if self.chosen is not None:
            for name in _PERSON:
                self.fields[name].required = False

    @property
    def chosen(self) -> Named | None:
        """Who was picked from the list."""
        return self.people.get(self.data.get(self.add_prefix("known"), "")) if self.is_bound else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.chosen is not None and any(data.get(name) for name in _PERSON):
            self.add_error("known", "Select somebody here, or enter somebody new below, not both")
        return data

    def named(self) -> Named | None:
        """The person picked, else the person entered."""
        if self.chosen is None:
            return super().named()
        return replace(self.chosen, needs=self.cleaned_data.get("needs") or "")


class AnswerOfferForm(GovukForm):
    """Accept or decline, by the button pressed."""

    answer = ChoiceField(
        label="Your answer",
        choices=[(ACCEPT, "Accept"), (DECLINE, "Decline")],
        error_messages={"required": "Accept or decline the offer"},
    )


class MoveForm(GovukForm):
    """A new place in the waiting list, and why."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    to = IntegerField(
        label="New place on the waiting list",
        min_value=1,
        max_value=5000,
        width=4,
        help_text="1 is offered the next place that comes free.",
        error_messages={"required": "Enter the new place on the waiting list"},
    )
    reason = ChoiceField(
        label="Why?", choices=ReorderReason.choices, error_messages={"required": "Select why the place changes"}
    )


class BookingFilter(GovukForm):
    """The list of a setting's bookings, in the address. A value that is not in the list narrows nothing."""

    submit_text = ""
    mark_optional = False
    form_tag = False
    setting = ChoiceField(label="Setting", choices=(), required=False, select=True)
    when = ChoiceField(
        label="Sessions",
        choices=[("", "Still to come"), (PAST, "Past"), (EVERY, "All")],
        required=False,
        select=True,
    )
    session = ChoiceField(label="Session", choices=(), required=False, select=True)
    state = ChoiceField(label="Status", choices=[_ANY, *BookingState.choices], required=False, select=True)
    person = TextField(label="Name or email of a person", required=False, max_length=100)

    def __init__(self, *args: Any, own: list[tuple[str, str]], sessions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = own  # type: ignore[attr-defined]  # a choice field
        self.fields["session"].choices = [_ANY, *sessions]  # type: ignore[attr-defined]  # a choice field
        if len(own) < 2:
            self.fields["setting"].widget = forms.HiddenInput()

    def filters(self) -> BookingFilters:
        """The filters that can be read; the rest are left out."""
        self.is_valid()
        data = {name: str(value).strip() for name, value in self.cleaned_data.items() if value and name != "setting"}
        return BookingFilters(**data)
