"""Staff ask for an address to be looked at soon."""

from __future__ import annotations

from http import HTTPStatus

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.models import Link

_ASKED_FOR_REST = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@transaction.atomic
def look_again(*, link: Link, by: Person) -> bool:
    """Let the address's turn come now. False for a site that asked to be left alone until a time: it is."""
    if link.status in _ASKED_FOR_REST:
        return False
    Link.objects.filter(pk=link.pk).update(next_check_at=timezone.now())
    record(event="resource.link_asked", by=by, subject=link, detail={"host": link.host[:100]})
    return True
