"""Reads the signed-in person and their roles in one query, once a request, so that a change takes effect at the next.

Signing in itself is allauth's; only how a session finds its person is ours.
"""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.models import Membership, Person
from accounts.selectors import remember_roles

_CODES = (
    Membership.objects.filter(person=OuterRef("pk"), state=Membership.State.APPROVED)
    .order_by("role")
    .distinct()
    .values("role")
)


class PersonBackend(AuthenticationBackend):
    """allauth's backend, with the roles at hand."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, if the account is open."""
        person = Person.objects.annotate(role_codes=ArraySubquery(_CODES)).filter(pk=user_id, is_active=True).first()
        if person is not None:
            remember_roles(person, person.role_codes)
        return person
