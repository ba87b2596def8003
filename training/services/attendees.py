"""The people of a setting who are trained: found again by their work email, linked to their account if they have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.audit import record
from accounts.models import Person
from training.models import Attendee
from training.models.vocabulary import AttendeeRole

if TYPE_CHECKING:
    from organisations.models import CouncilTeam, EducationSetting


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a form names them. The email finds them again; the name and role given last are kept."""

    name: str
    email: str
    role: AttendeeRole
    needs: str = ""  # access and dietary needs for this session; screened by the form

    @property
    def address(self) -> str:
        return self.email.strip().lower()


@transaction.atomic
def attendee_for(
    *, named: Named, setting: EducationSetting | None, team: CouncilTeam | None = None, by: Person | None
) -> Attendee:
    """The attendee of that email in that setting (or the council), made if new, brought up to date if not."""
    found, new = Attendee.objects.get_or_create(
        setting=setting,
        email=named.address,
        defaults={"name": named.name, "role": named.role, "team": team, "person": _person(named.address)},
    )
    if new:
        record(event="training.attendee_added", by=by, subject=found, detail={"role": str(named.role)})
        return found
    changed = {"name": named.name, "role": named.role, "left_on": None}
    if any(getattr(found, field) != value for field, value in changed.items()) or found.person_id is None:
        for field, value in changed.items():
            setattr(found, field, value)
        found.person = found.person or _person(named.address)
        found.save()
    return found


def _person(address: str) -> Person | None:
    """The account of that address, once somebody proved that it is theirs."""
    return Person.objects.filter(email=address, is_active=True, emailaddress__verified=True).first()
