"""Reads about people: what they may do and where. Asked per request, so that a change takes effect at once."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from organisations.models import EducationSetting


def live_memberships(person: Person) -> QuerySet[Membership]:
    """Approved memberships of an active person, with what they are tied to."""
    if not person.is_authenticated or not person.is_active:
        return Membership.objects.none()
    return person.memberships.filter(state=Membership.State.APPROVED).select_related("setting", "trust", "team")


def permissions_of(person: Person) -> frozenset[Permission]:
    """Every permission that the person's approved memberships grant (the union). Cached on the instance."""
    cached: frozenset[Permission] | None = getattr(person, "_permissions", None)
    if cached is None:
        roles = [ROLES[role] for role in live_memberships(person).values_list("role", flat=True) if role in ROLES]
        cached = frozenset().union(*(role.permissions for role in roles))
        person._permissions = cached  # type: ignore[attr-defined]  # a per-request memo; a request loads its own person
    return cached


def has(person: Person, permission: Permission) -> bool:
    """Whether the person holds the permission in any approved membership."""
    return permission in permissions_of(person)


def settings_of(person: Person, permission: Permission | None = None) -> QuerySet[EducationSetting]:
    """Settings the person belongs to (directly or by trust); with `permission`, only where a role grants it."""
    live = live_memberships(person)
    if permission is not None:
        live = live.filter(role__in=[role.code for role in ROLES.values() if permission in role.permissions])
    return EducationSetting.objects.filter(
        Q(pk__in=live.exclude(setting=None).values("setting")) | Q(trust__in=live.exclude(trust=None).values("trust"))
    )
