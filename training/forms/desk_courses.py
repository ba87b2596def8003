"""Courses and venues, as staff write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from organisations.forms.settings import POSTCODE
from organisations.selectors import is_town
from resources.editing.markdown import faults
from resources.models import Topic
from resources.models.vocabulary import Audience, Evidence, Phase
from screening import FindingType
from text_guard.forms import ScreenedFormMixin
from text_guard.report import NAME_TYPES
from text_guard.standpoint import noted
from training.forms.desk import SeenForm
from training.models import Course, Venue
from training.models.courses import CODE
from training.models.vocabulary import Mode
from training.venue_words import only_a_place
from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    IntegerField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
    TextAreaField,
    TextField,
)

LONGEST_VALIDITY = 120


class CourseForm(ScreenedFormMixin, SeenForm):
    """One course of the catalogue."""

    submit_text = "Save"
    screened_fields = (
        "title",
        "summary",
        "about",
        "outcomes",
        "duration",
        "evidence_note",
        "access_note",
    )
    names = ("code", *screened_fields, "mode", "audiences", "phases", "evidence", "trains_leads", "valid_months")

    code = TextField(
        label="Code", max_length=20, width=10, help_text="Capitals, figures and hyphens, like VS-ATT-01",
        error_messages={"required": "Enter the code"},
    )  # fmt: skip
    title = TextField(label="Title", max_length=120, error_messages={"required": "Enter the title"})
    summary = TextAreaField(
        label="Summary", rows=3, max_length=300, help_text="In one or two sentences, for the list of courses.",
        error_messages={"required": "Enter the summary"},
    )  # fmt: skip
    outcomes = TextAreaField(
        label="What people can do afterwards", rows=5, max_length=2000, help_text="One outcome on each line.",
        error_messages={"required": "Enter at least one outcome"},
    )  # fmt: skip
    about = TextAreaField(
        label="More about the course", rows=8, max_length=6000, required=False,
        help_text="## makes a heading, - a point of a list, [words](https://…) a link.",
    )  # fmt: skip
    duration = TextField(
        label="How long it takes", max_length=60, width=20, help_text="In words, like 2 x 90 minutes",
        error_messages={"required": "Enter how long it takes"},
    )  # fmt: skip
    mode = ChoiceField(
        label="How people take part", choices=Mode.choices, error_messages={"required": "Select how people take part"}
    )
    topics = ModelMultipleChoiceField(Topic.objects.none(), label="Topics", required=False, small=True)
    audiences = MultipleChoiceField(label="Whom it is for", choices=Audience.choices, required=False, small=True)
    phases = MultipleChoiceField(
        label="Phases", choices=Phase.choices, required=False, small=True, help_text="Leave empty for all phases."
    )
    evidence = ChoiceField(label="Evidence", choices=Evidence.choices, required=False)
    evidence_note = TextField(
        label="The evidence in a sentence", max_length=300, required=False, help_text="With its source."
    )
    access_note = TextField(
        label="Taking part with an access need", max_length=300, required=False,
        help_text="Captions, large print, breaks, what can be done on request.",
    )  # fmt: skip
    trains_leads = BooleanField(
        label="Whoever attends counts as a trained safeguarding lead of their setting", required=False
    )
    valid_months = IntegerField(
        label="A refresher is due after how many months?", min_value=1, max_value=LONGEST_VALIDITY, width=3,
        required=False, help_text="Leave empty where it does not go out of date.",
    )  # fmt: skip

    def __init__(self, *args: Any, row: Course | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if row is not None:
            initial = {name: getattr(row, name) for name in self.names} | {"topics": list(row.topics.all())}
        super().__init__(*args, row=row, initial=initial, **kwargs)
        chosen = [topic.pk for topic in initial.get("topics", [])]
        topics = Topic.objects.filter(Q(is_active=True) | Q(pk__in=chosen)).order_by("position", "pk")
        self.fields["topics"].queryset = topics  # type: ignore[attr-defined]  # a model choice field

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip().upper()
        CODE(code)
        return str(code)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for fault in faults(str(data.get("about") or "")):
            self.add_error("about", fault)
        if data.get("trains_leads") and data.get("valid_months") is None and "valid_months" not in self.errors:
            self.add_error("valid_months", "Enter after how many months a safeguarding lead must be trained again")
        return data

    def fields_of(self) -> dict[str, Any]:
        """What was filled in, by the names of the row's fields."""
        return {name: self.cleaned_data[name] for name in self.names}


# A public venue has an address; a child's name or number has no place in it.
_OF_A_PLACE = frozenset({FindingType.ADDRESS, FindingType.POSTCODE})


class VenueForm(ScreenedFormMixin, SeenForm):
    """Where sessions are held."""

    submit_text = "Save"
    screened_fields = ("name", "address", "town", "access")
    expected_types = {field: _OF_A_PLACE for field in ("name", "address", "town")}
    names = (*screened_fields, "postcode", "is_active")

    name = TextField(
        label="Name of the venue", max_length=120, help_text="Never somebody’s home.",
        error_messages={"required": "Enter the name of the venue"},
    )  # fmt: skip
    address = TextField(
        label="Street and number", max_length=200, error_messages={"required": "Enter the street and number"}
    )
    town = TextField(label="Town", max_length=80, required=False)
    postcode = TextField(label="Postcode", max_length=10, width=10, error_messages={"required": "Enter the postcode"})
    access = TextAreaField(
        label="Getting in and being there", rows=4, max_length=1000, required=False,
        help_text="Steps, lifts, hearing loops, parking, quiet and prayer rooms.",
    )  # fmt: skip
    is_active = BooleanField(label="It may be chosen for new sessions", required=False)

    def __init__(self, *args: Any, row: Venue | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in self.names} if row is not None else {"is_active": True}
        super().__init__(*args, row=row, initial=initial, **kwargs)

        # No name is marked there while it is typed: whether it is a town is looked up when the form is sent.
        note = noted(self.standpoint, _OF_A_PLACE | NAME_TYPES)
        for field in self.expected_types:
            self.fields[field].widget.attrs["data-text-guard-note"] = note

    def clean_name(self) -> str:
        return self._place("name", only_a_place)

    def clean_address(self) -> str:
        return self._place("address", only_a_place)

    def clean_town(self) -> str:
        return self._place("town", lambda typed, knows: knows(typed))

    def _place(self, field: str, judge: Callable[[str, Callable[[str], bool]], bool]) -> str:
        """Where all of it is a place, a town that is somebody's name too names nobody; else the screen decides alone."""
        typed = str(self.cleaned_data[field])
        if typed and judge(typed, is_town):
            self.expected_types = {**self.expected_types, field: _OF_A_PLACE | NAME_TYPES}
        return typed

    def clean_postcode(self) -> str:
        match = POSTCODE.match(" ".join(self.cleaned_data["postcode"].upper().split()))
        if match is None:
            raise ValidationError("Enter a full UK postcode, like AA3 1AB")
        return f"{match[1]} {match[2]}"

    def fields_of(self) -> dict[str, Any]:
        """What was filled in, by the names of the row's fields."""
        return {name: self.cleaned_data[name] for name in self.names}
