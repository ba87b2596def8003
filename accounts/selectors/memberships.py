"""Reads about people: what they may do and where. Asked per request, so that a change takes effect at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES, Role, Scope
from organisations.models import EducationSetting

# By name, since `request.user` is a proxy whose own __dict__ is not the person's.
_KEPT = "_roles"
_PLACES = "_places"
_OF_TRUSTS = "_of_trusts"


class Held(NamedTuple):
    """The role of an approved membership, and the keys of the setting or trust that it is tied to."""

    role: str
    setting: int | None
    trust: int | None


def live_memberships(person: Person) -> QuerySet[Membership]:
    """Approved memberships of an active person, with what they are tied to."""
    if not person.is_authenticated or not person.is_active:
        return Membership.objects.none()
    return person.memberships.filter(state=Membership.State.APPROVED).select_related("setting", "trust", "team")


def roles_of(person: Person) -> tuple[Role, ...]:
    """The roles of the person's approved memberships: one query, remembered on the instance, which lives one request."""
    cached: tuple[Role, ...] | None = getattr(person, _KEPT, None)
    if cached is None:
        return remember_roles(
            person, live_memberships(person).order_by("role").values_list("role", flat=True).distinct()
        )
    return cached


def remember_roles(person: Person, codes: Iterable[str]) -> tuple[Role, ...]:
    """Keep the roles with these codes on the instance: the codes of approved memberships, just read."""
    roles = tuple(ROLES[code] for code in codes if code in ROLES)
    setattr(person, _KEPT, roles)
    return roles


def remember_places(person: Person, places: Iterable[Held]) -> None:
    """Keep the person's approved memberships, just read, on the instance, which lives one request; and the roles."""
    kept = tuple(places)
    setattr(person, _PLACES, kept)
    remember_roles(person, sorted({place.role for place in kept}))


def forget_roles(person: Person) -> None:
    """Read roles and places anew: a membership of this instance was changed."""
    for kept in (_KEPT, _PLACES, _OF_TRUSTS):
        setattr(person, kept, None)


def permissions_of(person: Person) -> frozenset[Permission]:
    """Every permission that the person's approved memberships grant (the union)."""
    return frozenset().union(*(role.permissions for role in roles_of(person)))


def needs_strong_factor(person: Person) -> bool:
    """Whether one of the person's roles demands a passkey or an authenticator app."""
    return any(role.strong_factor for role in roles_of(person))


def has(person: Person, permission: Permission) -> bool:
    """Whether the person holds the permission in any approved membership."""
    return permission in permissions_of(person)


def settings_of(person: Person, permission: Permission | None = None) -> QuerySet[EducationSetting]:
    """Settings the person belongs to (directly or by trust); with `permission`, only where a role grants it."""
    live = live_memberships(person)
    if permission is not None and not has(person, permission):
        return EducationSetting.objects.none()
    if permission is not None:
        live = live.filter(role__in=[role.code for role in ROLES.values() if permission in role.permissions])
    own = live.exclude(setting=None).order_by().values("setting")
    trusts = live.exclude(trust=None).order_by().values("trust")
    by_trust = EducationSetting.objects.filter(trust__in=trusts).order_by().values("pk")
    return EducationSetting.objects.filter(pk__in=own.union(by_trust))  # an OR of both would read every setting


def setting_keys_of(person: Person, permission: Permission) -> list[int]:
    """Keys of `settings_of`, for pages: from the memberships that were read with the person, where they were.

    No query but for the settings of a trust, once. A write asks `settings_of`, which reads what stands at that moment.
    """
    places: tuple[Held, ...] | None = getattr(person, _PLACES, None)
    if places is None or not person.is_active:
        return list(settings_of(person, permission).values_list("pk", flat=True))
    granted = [place for place in places if place.role in ROLES and permission in ROLES[place.role].permissions]
    keys = {place.setting for place in granted if place.setting is not None}
    if trusts := {place.trust for place in granted if place.trust is not None}:
        keys.update(key for key, trust in _of_trusts(person, places) if trust in trusts)
    return sorted(keys)


def _of_trusts(person: Person, places: Iterable[Held]) -> list[tuple[int, int]]:
    """Key and trust of every setting of the trusts that somebody belongs to, kept with their memberships."""
    found: list[tuple[int, int]] | None = getattr(person, _OF_TRUSTS, None)
    if found is None:
        trusts = {place.trust for place in places if place.trust is not None}
        rows = EducationSetting.objects.filter(trust__in=trusts).order_by().values_list("pk", "trust")
        found = [(key, trust) for key, trust in rows if trust is not None]
        setattr(person, _OF_TRUSTS, found)
    return found


def settings_in_reach(person: Person, permission: Permission) -> QuerySet[EducationSetting]:
    """Where the person may use the permission: everywhere if a council role grants it, else in their own settings."""
    if any(role.scope is Scope.COUNCIL and permission in role.permissions for role in roles_of(person)):
        return EducationSetting.objects.all()
    return EducationSetting.objects.filter(pk__in=setting_keys_of(person, permission))


def colleagues_in(setting: EducationSetting, *, of: Person) -> QuerySet[Person]:
    """Other active people with an approved membership in the setting itself (not only by its trust)."""
    return (
        Person.objects.filter(
            is_active=True,
            memberships__state=Membership.State.APPROVED,
            memberships__setting=setting,
        )
        .exclude(pk=of.pk)
        .order_by("name", "pk")
        .distinct()
    )


def is_last_dsl(membership: Membership) -> bool:
    """Whether the setting would be left without a designated safeguarding lead in the portal."""
    if membership.role != "dsl" or membership.setting_id is None:
        return False
    others = Membership.objects.filter(
        setting=membership.setting_id, role="dsl", state=Membership.State.APPROVED, person__is_active=True
    )
    return not others.exclude(pk=membership.pk).exists()
