"""Who reads: the signed-in person. The access middleware has let nobody else through."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; refuses where a view forgot to ask for a sign-in."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
