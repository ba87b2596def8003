"""Telling the owner of an account that wrong passwords were tried: once per window, by mail, and in the audit trail."""

from __future__ import annotations

from contextlib import suppress

from django.core.cache import cache
from django.db import transaction

from accounts import audit, mail
from accounts.models import Person

WINDOW = 5 * 60


class _Undone(Exception):
    """Rolls the mail to nobody back."""


@transaction.atomic
def tell_owner_of_limit(*, email: str, by: None = None) -> bool:
    """Mail the owner that sign-in by password is paused. Returns whether there was somebody to tell.

    For an address without an account the same work is done and the mail is rolled back, so that the time does not tell.
    """
    address = email.strip().lower()
    if not cache.add(f"sign-in-limit-told:{address}", True, timeout=WINDOW):
        return False
    person = Person.objects.filter(email__iexact=address, is_active=True).first()
    audit.record(event="sign_in.limited", by=by, subject=person)
    with suppress(_Undone), transaction.atomic():
        mail.send("sign_in_limited", to=person or Person(email=address))
        if person is None:
            raise _Undone
    return person is not None
