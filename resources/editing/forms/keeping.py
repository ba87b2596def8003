"""Forms of organisations, their places, collections and topics. Each carries the mark of what its page showed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from organisations.forms.cleaning import telephone
from organisations.forms.settings import POSTCODE
from resources.editing.content import IN_ADDRESSES
from resources.editing.forms.fields import AddressField
from resources.editing.marks import mark_of
from resources.editing.selectors import editors
from resources.models import CollectionItem, Location
from screening import FindingType
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    EmailField,
    GovukForm,
    IntegerField,
    ModelChoiceField,
    TextAreaField,
    TextField,
)

_OFFICE = frozenset({FindingType.PHONE, FindingType.EMAIL})


class KeptForm(ScreenedFormMixin, GovukForm):
    """A row as its page showed it."""

    submit_text = "Save"
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    names: tuple[str, ...] = ()

    def __init__(self, *args: Any, row: Model | None, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in self.names} if row is not None else {}
        initial |= {"seen": mark_of(row)} | kwargs.pop("initial", {})  # type: ignore[arg-type]  # a kept row
        super().__init__(*args, initial=initial, **kwargs)

    def fields_of(self) -> dict[str, Any]:
        """What was filled in, by the names of the row's fields."""
        return {name: self.cleaned_data[name] for name in self.names}

    def seen_anew(self, row: Model) -> None:
        """Keep what was typed and take it as written on top of what stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what a page posted
        data["seen"] = mark_of(row)  # type: ignore[arg-type]  # a kept row
        self.data = data


class OrganisationForm(KeptForm):
    """An organisation of the directory."""

    names = ("name", "description", "url", "email", "phone")
    screened_fields = ("name", "description", "url")
    expected_types = {"description": _OFFICE, "url": IN_ADDRESSES}
    name = TextField(label="Name", max_length=150, error_messages={"required": "Enter the name"})
    description = TextAreaField(
        label="What it does", rows=5, max_length=2000, required=False, help_text="In our own words."
    )
    url = AddressField(label="Website", help_text="It starts with https://")
    email = EmailField(label="Email address of the office", max_length=254, required=False)
    phone = TextField(
        label="Telephone number of the office", max_length=24, required=False, width=20, inputmode="tel"
    )  # fmt: skip

    def clean_phone(self) -> str:
        return telephone(self.cleaned_data["phone"])


# A public venue has an address; a child's name or number has no place in it.
_OF_A_PLACE = frozenset({FindingType.ADDRESS, FindingType.POSTCODE})


class LocationForm(KeptForm):
    """A venue."""

    names = ("type", "name", "address", "town", "county", "postcode", "latitude", "longitude", "access")
    screened_fields = ("name", "address", "town", "county", "access")
    expected_types = {field: _OF_A_PLACE for field in ("name", "address", "town", "county")}
    type = ChoiceField(label="What is it?", choices=Location.Type.choices, initial=Location.Type.PHYSICAL)
    name = TextField(
        label="Name of the venue", max_length=150, help_text="Never somebody’s home.",
        error_messages={"required": "Enter the name of the venue"},
    )  # fmt: skip
    address = TextField(label="Street and number", max_length=200, required=False)
    town = TextField(label="Town", max_length=80, required=False)
    county = TextField(label="County", max_length=80, required=False)
    postcode = TextField(label="Postcode", max_length=10, required=False, width=10)
    latitude = TextField(label="Latitude", max_length=12, required=False, width=10, inputmode="decimal")
    longitude = TextField(label="Longitude", max_length=12, required=False, width=10, inputmode="decimal")
    access = TextField(
        label="Getting in", max_length=300, required=False, help_text="Steps, ramps, lifts, parking, quiet rooms."
    )

    def clean_postcode(self) -> str:
        typed = " ".join(self.cleaned_data["postcode"].upper().split())
        match = POSTCODE.match(typed)
        if typed and match is None:
            raise ValidationError("Enter a full UK postcode, like AA3 1AB")
        return f"{match[1]} {match[2]}" if match else ""

    def clean_latitude(self) -> Decimal | None:
        return _degrees(self.cleaned_data["latitude"], 90, "latitude")

    def clean_longitude(self) -> Decimal | None:
        return _degrees(self.cleaned_data["longitude"], 180, "longitude")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if (data.get("latitude") is None) != (data.get("longitude") is None) and not self.errors:
            self.add_error("longitude", "Enter both latitude and longitude, or neither")
        return data


def _degrees(text: str, limit: int, name: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        value = Decimal(text.strip())
    except ArithmeticError:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) > limit:
        raise ValidationError(f"Enter a {name} between -{limit} and {limit}, such as 51.5")
    return round(value, 5)


class CollectionForm(KeptForm):
    """Title and words of a collection."""

    names = ("title", "summary", "position", "is_published")
    screened_fields = ("title", "summary")
    title = TextField(label="Title", max_length=120, error_messages={"required": "Enter the title"})
    summary = TextAreaField(
        label="What it is for", rows=3, max_length=500, error_messages={"required": "Enter what it is for"}
    )
    position = IntegerField(
        label="Place among the collections", initial=100, max_value=9999, help_text="Small numbers come first."
    )
    is_published = BooleanField(label="Readers see it", required=False)


class PlaceForm(ScreenedFormMixin, GovukForm):
    """Why an item stands in a collection."""

    submit_text = "Save"
    screened_fields = ("why",)
    why = TextAreaField(
        label="Why it is in this collection",
        rows=2,
        max_length=300,
        required=False,
        help_text="Readers see it below the title.",
    )

    def __init__(self, *args: Any, place: CollectionItem | None = None, **kwargs: Any) -> None:
        initial = {"why": place.why} if place is not None else {}
        super().__init__(*args, initial=initial, **kwargs)


class AddForm(PlaceForm):
    """One of the items that were found, for the end of the collection."""

    submit_text = "Add it"
    item = ChoiceField(label="Which item?", choices=(), error_messages={"required": "Select an item"})
    field_order = ("item", "why")

    def __init__(self, *args: Any, found: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(one.public_id), f"{one.title} ({one.organisation.name})") for one in found]
        self.fields["item"].choices = rows  # type: ignore[attr-defined]  # a choice field


class SeenForm(GovukForm):
    """The mark of the order that a page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class TopicForm(KeptForm):
    """A topic."""

    names = ("label", "description", "owner", "position", "is_active")
    screened_fields = ("label", "description")
    label = TextField(label="Name", max_length=80, error_messages={"required": "Enter the name"})
    description = TextAreaField(
        label="What belongs to it", rows=3, max_length=300, error_messages={"required": "Enter what belongs to it"}
    )
    owner = ModelChoiceField(
        editors(), label="Owner", required=False, empty_label="Nobody",
        help_text="Is asked when neither owner of an item answers.",
    )  # fmt: skip
    position = IntegerField(label="Place among the topics", max_value=9999, help_text="Small numbers come first.")
    is_active = BooleanField(label="It may be chosen for new items and questions", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = editors()  # type: ignore[attr-defined]  # a model choice field
