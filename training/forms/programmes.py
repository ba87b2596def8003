"""What a setting fills in for a programme: its lead team, and its own audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from training.forms.booking import WhichSettingForm
from training.forms.people import LONGEST_EMAIL, SETTING_ROLES, PersonNameField
from training.models import AuditPoint
from training.models.vocabulary import AttendeeRole, AuditLevel
from training.services import Named
from vs_portal.ui.forms import ChoiceField, EmailField, GovukForm, MultipleChoiceField

NEW_ROWS = 3
_STALE = dict.fromkeys(("required", "invalid"), "This page is out of date. Check what you entered and send it again.")


class EnrolSettingForm(WhichSettingForm):
    """For somebody who belongs to more than one setting; in the address."""

    setting = ChoiceField(label="Which setting do you enrol?", choices=(), page_heading=True, label_size="l")


class SeenVersionForm(GovukForm):
    """Which version of the row the page showed."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=_STALE)

    def __init__(self, *args: Any, version: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": version} | kwargs.pop("initial", {}), **kwargs)


class TeamForm(SeenVersionForm):
    """Who of the colleagues known is in the team."""

    known = MultipleChoiceField(
        label="Who is in the lead team?",
        choices=(),
        required=False,
        label_size="m",
        help_text="People of your setting who were booked before. Add others below.",
    )

    def __init__(self, *args: Any, known: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].choices = list(known)  # type: ignore[attr-defined]  # a choice field


class MemberForm(GovukForm):
    """Somebody of the team who has not trained before. Left empty it names nobody."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    name = PersonNameField()
    email = EmailField(
        label="Work email",
        max_length=LONGEST_EMAIL,
        error_messages={"required": "Enter their work email address"},
    )
    role = ChoiceField(
        label="Role",
        choices=[("", "Select a role"), *SETTING_ROLES],
        select=True,
        error_messages={"required": "Select their role"},
    )

    def named(self) -> Named | None:
        """The person, or None where the fields were left empty."""
        data = self.cleaned_data
        if not data.get("email"):
            return None
        return Named(data["name"], data["email"].lower(), AttendeeRole(data["role"]))


class TeamForms:
    """The team on one page, read as one. `known`: key of each colleague → who they are; `ticked`: who is in it now."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        known: Mapping[str, Named],
        ticked: Iterable[str],
        version: int = 1,
    ) -> None:
        self.known = known
        labels = [(key, f"{one.name}, {AttendeeRole(one.role).label} ({one.address})") for key, one in known.items()]
        self.team = TeamForm(data, known=labels, version=version, initial={"known": list(ticked)})
        self.people = [
            MemberForm(data, prefix=f"p{number}", empty_permitted=True, use_required_attribute=False)
            for number in range(1, NEW_ROWS + 1)
        ]

    @property
    def all(self) -> list[GovukForm]:
        return [self.team, *self.people]

    def is_valid(self) -> bool:
        """Whether all can be read, and each is named once."""
        answers = [form.is_valid() for form in self.all]  # each says what is wrong with it
        if not all(answers):
            return False
        seen = {self.known[key].address for key in self.team.cleaned_data["known"]}
        for form in self.people:
            person = form.named()
            if person is None:
                continue
            if person.address in seen:
                form.add_error("email", "This email address is in the team already")
            seen.add(person.address)
        return not any(form.errors for form in self.all)

    def named(self) -> list[Named]:
        """The whole team."""
        ticked = [self.known[key] for key in self.team.cleaned_data["known"]]
        return [*ticked, *(person for form in self.people if (person := form.named()) is not None)]

    def refused(self, faults: Iterable[str]) -> None:
        """Put what is wrong with the team beside the list."""
        for fault in faults:
            self.team.add_error("known", fault)

    def seen_anew(self, version: int) -> None:
        """Keep what was chosen and take it as chosen on top of what stands now."""
        data = self.team.data.copy()  # type: ignore[attr-defined]  # what a page posted
        data["version"] = str(version)
        self.team.data = data


class PointForm(GovukForm):
    """How far the setting is with one point of an audit."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    level = ChoiceField(choices=AuditLevel.choices, small=True)

    def __init__(self, *args: Any, point: AuditPoint, level: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"point-{point.pk}", initial={"level": level}, **kwargs)
        self.point = point
        self.fields["level"].label = point.words
        self.fields["level"].error_messages["required"] = f"Select how far you are with: {point.words}"


def point_forms(data: QueryDict | None, points: Iterable[AuditPoint], levels: Mapping[int, int]) -> list[PointForm]:
    """A form for each point, with the level that stands."""
    return [PointForm(data, point=point, level=levels.get(point.pk)) for point in points]


def levels_in(found: Sequence[PointForm]) -> dict[int, AuditLevel] | None:
    """The level of each point; None where one is missing, which its form then says."""
    answers = [form.is_valid() for form in found]
    if not all(answers):
        return None
    return {form.point.pk: AuditLevel(int(form.cleaned_data["level"])) for form in found}
