"""Choosing a role and the place where one holds it: a page of its own that works without scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from accounts.places import Place, reference_of
from accounts.roles import ROLES, Role, Scope
from organisations.models import CouncilTeam, Trust
from organisations.selectors import search_settings
from vs_portal.ui.forms import ChoiceField, GovukForm, TextField

SHOWN = 20


def role_choices() -> list[tuple[str, str]]:
    """The roles that people may ask for, those of settings first."""
    return [(role.code, role.label) for role in ROLES.values() if role.self_service]


class FindPlaceForm(GovukForm):
    """Role, and for a role in a setting some words to find it by; sent by GET so that Back works."""

    submit_text = ""
    role = ChoiceField(label="Your role", choices=role_choices, select=True)
    q = TextField(
        label="Where you work",
        required=False,
        max_length=100,
        help_text="The name, town, postcode or URN of your setting. Leave empty to see council teams or trusts",
    )
    mark_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        role = ROLES.get(str(cleaned.get("role", "")))
        if role is not None and role.scope is Scope.SETTING and not cleaned.get("q"):
            self.add_error("q", "Enter the name, town, postcode or URN of your setting")
        return cleaned

    def found(self) -> tuple[Role, list[Place]] | None:
        """The role with the places that fit what was typed; None before anything valid was."""
        if not self.is_bound or not self.is_valid():
            return None
        role = ROLES[self.cleaned_data["role"]]
        return role, _places(role, self.cleaned_data["q"].strip())


def _places(role: Role, text: str) -> list[Place]:
    if role.scope is Scope.SETTING:
        return [Place(setting=found) for found in search_settings(text, SHOWN) if found.is_open]
    if role.scope is Scope.TRUST:
        return [Place(trust=trust) for trust in Trust.objects.filter(name__icontains=text)[:SHOWN]]
    return [Place(team=team) for team in CouncilTeam.objects.filter(name__icontains=text)[:100]]


def place_hint(place: Place) -> str:
    """What tells two places of one name apart."""
    if place.setting is not None:
        parts = [
            place.setting.town,
            place.setting.postcode,
            f"URN {place.setting.urn}" if place.setting.urn else place.setting.reference,
        ]
        return ", ".join(part for part in parts if part)
    return place.team.purpose if place.team is not None else ""


class ChoosePlaceForm(GovukForm):
    """One of the places found."""

    submit_text = ""
    place = ChoiceField(label="Select where you work", choices=())

    def __init__(self, places: list[Place], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("ChoiceField", self.fields["place"])
        field.choices = [(reference_of(place), place.name) for place in places]
        hints = {reference_of(place): place_hint(place) for place in places}
        field.look = replace(field.look, choice_hints=hints)
