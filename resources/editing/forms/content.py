"""The sections of an item, each a form with the fields of its kind alone. `SECTIONS` says which kind has which."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from organisations.models import Area
from resources.editing.content import IN_ADDRESSES, Words
from resources.editing.forms.about import AboutForm
from resources.editing.forms.fields import AddressField, LanguagesField, OpeningsField, limit_of
from resources.editing.forms.section import SectionForm
from resources.models import Location, Topic, Version
from resources.models.content import OLDEST_AGE
from resources.models.topics import PHONE
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus
from screening import FindingType
from vs_portal.ui.forms import (
    ChoiceField,
    DateField,
    EmailField,
    IntegerField,
    MultipleChoiceField,
    TextAreaField,
    TextField,
)

_OFFICE = frozenset({FindingType.PHONE, FindingType.EMAIL})


class TextForm(SectionForm):
    screened_fields = ("body",)
    body = TextAreaField(
        label="Text",
        rows=20,
        max_length=limit_of("body"),
        required=False,
        help_text="Write plainly. ## makes a heading, - a point of a list, [words](https://…) a link.",
    )


class ReadersForm(SectionForm):
    main_topic = ChoiceField(
        label="Main topic", choices=(), select=True, error_messages={"required": "Select the main topic"}
    )
    topics = MultipleChoiceField(label="Other topics", choices=(), required=False, small=True)
    audiences = MultipleChoiceField(
        label="Whom it is written for", choices=Audience.choices, required=False, small=True,
    )  # fmt: skip
    phases = MultipleChoiceField(
        label="Phases", choices=Phase.choices, required=False, small=True, help_text="Tick none for all of them."
    )
    areas = MultipleChoiceField(
        label="Areas", choices=(), required=False, small=True, help_text="Tick none where it is for everywhere."
    )

    def prepare(self, version: Version) -> None:
        topics = list(Topic.objects.filter(Q(is_active=True) | Q(code__in=version.topics)).values_list("code", "label"))
        self.fields["main_topic"].choices = [("", "Select a topic"), *topics]  # type: ignore[attr-defined]  # a choice
        self.fields["topics"].choices = topics  # type: ignore[attr-defined]  # a choice field
        areas = [(str(pk), name) for pk, name in Area.objects.values_list("pk", "name")]
        self.fields["areas"].choices = areas  # type: ignore[attr-defined]  # a choice field
        if not areas:
            del self.fields["areas"]

    def initial_of(self, version: Version) -> dict[str, Any]:
        first, *others = [*version.topics, ""] if version.topics else ["", ""]
        return super().initial_of(version) | {
            "main_topic": first,
            "topics": [code for code in others if code],
            "areas": [str(pk) for pk in version.areas],
        }

    def content(self) -> Words:
        data = self.cleaned_data
        return {
            "topics": list(dict.fromkeys([data["main_topic"], *data["topics"]])),
            "audiences": data["audiences"],
            "phases": data["phases"],
            "areas": [int(pk) for pk in data.get("areas", [])],
        }

    def field_for(self, name: str) -> str | None:
        return "main_topic" if name == "topics" else super().field_for(name)


class BasisForm(SectionForm):
    screened_fields = ("evidence_source", "evidence_url", "law", "cost_note")
    expected_types = {"evidence_url": IN_ADDRESSES}
    evidence = ChoiceField(label="What it rests on", choices=Evidence.choices, required=False, select=True)
    evidence_source = TextField(
        label="Source of the evidence", max_length=limit_of("evidence_source"), required=False,
        help_text="The study, review or guidance, by its title and publisher.",
    )  # fmt: skip
    evidence_url = AddressField(label="Web address of the evidence")
    law = TextField(
        label="Law",
        max_length=limit_of("law"),
        required=False,
        help_text="For instance: Education Act 2002, section 51A",
    )
    law_dated = DateField(
        label="Date of the law", required=False, help_text="The day as of which you read it, for instance 24 11 2026"
    )
    cost = ChoiceField(label="Cost", choices=Cost.choices, required=False, select=True)
    cost_note = TextField(label="About the cost", max_length=limit_of("cost_note"), required=False)


class OfferForm(SectionForm):
    screened_fields = ("serves", "eligibility", "cost_note")
    serves = TextField(label="Whom it serves", max_length=limit_of("serves"), required=False)
    minimum_age = IntegerField(label="Youngest age", required=False, max_value=OLDEST_AGE, width=3)
    maximum_age = IntegerField(label="Oldest age", required=False, max_value=OLDEST_AGE, width=3)
    eligibility = TextAreaField(
        label="Who can use it", rows=3, max_length=limit_of("eligibility"), required=False,
        help_text="For instance the area one must live in, or a plan that is needed.",
    )  # fmt: skip
    cost = ChoiceField(label="Cost", choices=Cost.choices, required=False, select=True)
    cost_note = TextField(label="About the cost", max_length=limit_of("cost_note"), required=False)
    service_status = ChoiceField(
        label="Does it run?", choices=ServiceStatus.choices, error_messages={"required": "Say whether it runs"}
    )
    languages = LanguagesField(label="Languages")

    def prepare(self, version: Version) -> None:
        self.fields["languages"].offer_also(version.languages)  # type: ignore[attr-defined]  # a field of languages


class ReachForm(SectionForm):
    screened_fields = ("how_to_refer",)
    expected_types = {"how_to_refer": _OFFICE}
    how_to_refer = TextAreaField(
        label="How to refer", rows=6, max_length=limit_of("how_to_refer"), required=False,
        help_text="Who may refer, how, and what happens next. Name offices, not people.",
    )  # fmt: skip
    phone = TextField(
        label="Telephone number of the office", max_length=24, required=False, width=20, inputmode="tel",
        validators=[PHONE],
    )  # fmt: skip
    email = EmailField(label="Email address of the office", max_length=254, required=False)
    openings = OpeningsField(  # type: ignore[assignment]  # a field; the property of the base is another matter
        label="Opening times", help_text="A line for each, for instance: Monday to Thursday 9:30 to 15:00"
    )
    locations = MultipleChoiceField(label="Where", choices=(), required=False, small=True)

    def prepare(self, version: Version) -> None:
        own = Location.objects.filter(organisation=version.organisation_id).values_list("pk", "name", "town")
        choices = [(str(pk), f"{name}, {town}" if town else name) for pk, name, town in own]
        self.fields["locations"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if not choices:
            del self.fields["locations"]

    def initial_of(self, version: Version) -> dict[str, Any]:
        return super().initial_of(version) | {"locations": [str(pk) for pk in version.locations]}

    def content(self) -> Words:
        data = self.cleaned_data
        own = {name: data[name] for name in ("how_to_refer", "phone", "email", "openings")}
        return own | {"locations": [int(pk) for pk in data.get("locations", [])]}


_ABOUT = ("about", "Title, summary and address", AboutForm)
_TEXT = ("text", "Text", TextForm)
_READERS = ("readers", "Topics and readers", ReadersForm)
Section = tuple[str, str, type[SectionForm]]
SECTIONS: dict[str, tuple[Section, ...]] = {
    Kind.GUIDANCE: (_ABOUT, _TEXT, _READERS, ("basis", "Evidence, law and cost", BasisForm)),
    Kind.SERVICE: (
        _ABOUT,
        ("offer", "Whom it serves, and cost", OfferForm),
        ("reach", "How to reach it", ReachForm),
        _READERS,
        _TEXT,
    ),
}
