"""Who may stand in front of a session: the people of the Virtual School."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES


def runners() -> QuerySet[Person]:
    """Active people who may keep a register, by name."""
    return _holding(Permission.TRAINING_RUN)


def desk() -> QuerySet[Person]:
    """Active people who keep registers or plan sessions: all of the desk, by name."""
    return _holding(Permission.TRAINING_RUN, Permission.TRAINING_MANAGE)


def _holding(*permissions: Permission) -> QuerySet[Person]:
    roles = [role.code for role in ROLES.values() if role.permissions & set(permissions)]
    held = Membership.objects.filter(role__in=roles, state=Membership.State.APPROVED).values("person")
    return Person.objects.filter(is_active=True, pk__in=held).order_by("name", "pk")
