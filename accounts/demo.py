"""The made-up people of the demonstration: twelve sign-ins and a second administrator, all at `demo.example`.

They are made only where VS_DEMO=1, and the sign-in refuses them anywhere else. Roles that demand a strong factor get an
authenticator app with a seed made from the address, so that the page `/demo/sign-in` can show the code of the moment.
"""

from __future__ import annotations

import base64
import hashlib
import time
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.models import Membership, Person
from accounts.places import Place
from accounts.reasons import ApproveReason
from accounts.roles import ROLES, Scope
from accounts.services.steps import note, take_step
from organisations.models import CouncilTeam, EducationSetting, Trust

PERIOD = 30


@dataclass(frozen=True)
class DemoPerson:
    """One sign-in: the part of the address before the @, who it is, and the role."""

    local_part: str
    name: str
    job_title: str
    role: str

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.local_part}@demo.example"


DEMO_PEOPLE = (
    DemoPerson("dsl", "Dana Sample", "Assistant headteacher", "dsl"),
    DemoPerson("deputy", "Devi Sample", "Head of Year 9", "deputy_dsl"),
    DemoPerson("headteacher", "Harper Sample", "Headteacher", "headteacher"),
    DemoPerson("social.worker", "Sol Sample", "Social worker", "social_worker"),
    DemoPerson("duty", "Dilys Sample", "Duty adviser", "vs_duty"),
    DemoPerson("adviser", "Ade Sample", "Education adviser", "vs_adviser"),
    DemoPerson("vsh", "Vera Sample", "Virtual School head", "vs_head"),
    DemoPerson("data.officer", "Oli Sample", "Data officer", "data_officer"),
    DemoPerson("data.approver", "Ara Sample", "Data manager", "data_approver"),
    DemoPerson("editor", "Edie Sample", "Content editor", "editor"),
    DemoPerson("trust", "Tam Sample", "Director of inclusion", "trust_lead"),
    DemoPerson("admin", "Ada Sample", "Systems administrator", "admin"),
    DemoPerson("second.admin", "Ben Sample", "Systems administrator", "admin"),
)


@transaction.atomic
def create_demo_people(
    *, password: str, setting: EducationSetting, trust: Trust, team: CouncilTeam
) -> dict[str, Person]:
    """Make the people who are missing, and return all by the part of their address before the @. Idempotent."""
    if not settings.VS_DEMO:
        raise ImproperlyConfigured("Made-up people are made where VS_DEMO=1 and nowhere else.")
    hashed = make_password(password)
    places = {
        Scope.SETTING: Place(setting=setting),
        Scope.TRUST: Place(trust=trust),
        Scope.TEAM: Place(team=team),
        Scope.COUNCIL: Place(),
    }
    return {entry.local_part: _make(entry, hashed, places[ROLES[entry.role].scope]) for entry in DEMO_PEOPLE}


def _make(entry: DemoPerson, hashed: str, place: Place) -> Person:
    person, _ = Person.objects.update_or_create(
        email=entry.email,
        defaults={"name": entry.name, "job_title": entry.job_title, "is_demo": True, "password": hashed},
    )
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    membership, made = Membership.objects.get_or_create(
        person=person, role=entry.role, setting=place.setting, trust=place.trust, team=place.team
    )
    if made:
        note(membership=membership, source="", by=None, reason="operator")
        take_step(
            membership=membership, target=Membership.State.APPROVED, by=None, reason=ApproveReason.KNOWN, tell=False
        )
    if ROLES[entry.role].strong_factor and not Authenticator.objects.filter(user=person).exists():
        TOTP.activate(person, demo_secret(person.email))
    return person


def demo_secret(email: str) -> str:
    """The seed of a made-up person's authenticator app: no secret at all, which is why they exist in demonstration only."""
    return base64.b32encode(hashlib.sha256(f"demonstration:{email}".encode()).digest()[:20]).decode()


@dataclass(frozen=True)
class SignIn:
    """One line of the page of sign-ins."""

    email: str
    name: str
    role: str
    description: str
    code: str


def sign_ins() -> list[SignIn]:
    """Everybody with the code that their authenticator app shows now; those without one get a code by email."""
    counter = int(time.time()) // PERIOD
    return [
        SignIn(
            entry.email,
            entry.name,
            role.label,
            role.description,
            format_hotp_value(hotp_value(demo_secret(entry.email), counter)) if role.strong_factor else "",
        )
        for entry in DEMO_PEOPLE
        if (role := ROLES[entry.role])
    ]


def seconds_left() -> int:
    """How long the codes shown now still work."""
    return PERIOD - int(time.time()) % PERIOD
