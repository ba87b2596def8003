"""Reads the signed-in person, their roles and where they hold them in one query, once a request: a change takes effect
at the next.

Signing in itself is allauth's; only how a session finds its person is ours.
"""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from accounts.models import Membership, Person
from accounts.selectors import Held, remember_places

_PLACES = (
    Membership.objects.filter(person=OuterRef("pk"), state=Membership.State.APPROVED)
    .order_by()
    .values(place=JSONObject(role="role", setting="setting_id", trust="trust_id"))
)


class PersonBackend(AuthenticationBackend):
    """allauth's backend, with roles and places at hand."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, if the account is open."""
        people = Person.objects.annotate(places=ArraySubquery(_PLACES)).filter(pk=user_id, is_active=True)
        person = people.first()
        if person is not None:
            remember_places(person, [Held(**place) for place in person.places])
        return person
