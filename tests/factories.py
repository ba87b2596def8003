"""Makes what tests need. People reach their roles by the real services: asked for, then decided by somebody else."""

from __future__ import annotations

from functools import cache
from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import Membership, Person
from accounts.places import Place
from accounts.reasons import ApproveReason
from accounts.roles import ROLES
from accounts.services.first_administrators import add_first_administrator
from accounts.services.requests import approve, ask_to_join
from accounts.services.staff_roles import grant_role
from organisations.models import CouncilTeam, EducationSetting, LocalAuthority, Trust

PASSWORD = "correct-horse-battery-staple"
_numbers = count(1)


def make_setting(name: str = "", *, trust: Trust | None = None, **fields: object) -> EducationSetting:
    """An open primary school with a URN of its own."""
    number = next(_numbers)
    authority, _ = LocalAuthority.objects.get_or_create(code="202", defaults={"name": "Camden"})
    values = {
        "urn": 100_000 + number,
        "name": name or f"Test School {number}",
        "la": authority,
        "trust": trust,
        "kind": "primary",
        "phase": "primary",
        "town": "London",
        "postcode": "NW1 1AA",
    } | fields
    return EducationSetting.objects.create(**values)


def make_trust(name: str = "") -> Trust:
    """A trust without settings."""
    number = next(_numbers)
    return Trust.objects.create(uid=str(5000 + number), name=name or f"Test Trust {number}")


def make_team(name: str = "") -> CouncilTeam:
    """A team of the council."""
    return CouncilTeam.objects.create(name=name or f"Test Team {next(_numbers)}")


def make_person(email: str = "", name: str = "", *, verified: bool = True, password: str | None = PASSWORD) -> Person:
    """Somebody with an account and no role yet."""
    number = next(_numbers)
    email = email or f"person{number}@school.example"
    person = Person.objects.create_user(email, None, name=name or f"Person {number}", job_title="Teacher")
    if password is not None:
        Person.objects.filter(pk=person.pk).update(password=hashed(password))
        person.refresh_from_db()
    EmailAddress.objects.create(user=person, email=person.email, verified=verified, primary=True)
    return person


@cache
def hashed(password: str) -> str:
    """The stored form of a password, made once: hashing is slow by design and tests make many people."""
    return make_password(password)


def administrators() -> tuple[Person, Person]:
    """The first two administrators, made once per test."""
    held = Membership.objects.filter(role="admin", state="approved").select_related("person").order_by("pk")
    found = [membership.person for membership in held]
    while len(found) < 2:
        number = len(found) + 1
        person = make_person(f"admin{number}@council.example", f"Administrator {number}")
        found.append(add_first_administrator(email=person.email, name=person.name))
    return found[0], found[1]


def give_role(
    person: Person,
    role: str,
    *,
    setting: EducationSetting | None = None,
    trust: Trust | None = None,
    team: CouncilTeam | None = None,
) -> Membership:
    """Bring a person into a role as it happens in life; staff roles by one or two administrators."""
    first, second = administrators()
    kind = ROLES[role]
    if not kind.self_service:
        membership = grant_role(person=person, role=kind, by=first)
        if membership.state == Membership.State.REQUESTED:
            membership = approve(membership=membership, by=second, reason=ApproveReason.SECOND_ADMIN)
        return membership
    membership = ask_to_join(by=person, role=kind, place=Place(setting=setting, trust=trust, team=team))
    return approve(membership=membership, by=first, reason=ApproveReason.SETTING_CONFIRMED)
