"""What a membership is tied to: a setting, a trust, a council team or the council itself, under one name."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist, ValidationError

from accounts.models import Membership
from accounts.roles import Role, Scope
from organisations.models import CouncilTeam, EducationSetting, Trust


@dataclass(frozen=True)
class Place:
    """Exactly one of the three, or none for a role of the council."""

    setting: EducationSetting | None = None
    trust: Trust | None = None
    team: CouncilTeam | None = None

    @property
    def name(self) -> str:
        """How it is called on pages."""
        return str(self.setting or self.trust or self.team or "The council")

    def fits(self, role: Role) -> bool:
        """Whether a role of this scope can be held here."""
        given = {
            scope
            for scope, value in ((Scope.SETTING, self.setting), (Scope.TRUST, self.trust), (Scope.TEAM, self.team))
            if value is not None
        }
        return given == (set() if role.scope is Scope.COUNCIL else {role.scope})


def place_of(membership: Membership) -> Place:
    """Where the membership is held."""
    return Place(setting=membership.setting, trust=membership.trust, team=membership.team)


def find_place(role: Role, reference: str) -> Place | None:
    """The place that a form's reference means, or None: a setting's public id, a trust's or a team's number."""
    try:
        if role.scope is Scope.SETTING:
            setting = EducationSetting.objects.get(public_id=reference)
            return Place(setting=setting) if setting.is_open else None
        if role.scope is Scope.TRUST:
            return Place(trust=Trust.objects.get(pk=int(reference)))
        if role.scope is Scope.TEAM:
            return Place(team=CouncilTeam.objects.get(pk=int(reference)))
    except (ValueError, OverflowError, ValidationError, ObjectDoesNotExist):
        return None
    return None


def reference_of(place: Place) -> str:
    """What a form carries to mean the place."""
    if place.setting is not None:
        return str(place.setting.public_id)
    held = place.trust or place.team
    return str(held.pk) if held else ""
