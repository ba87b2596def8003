"""Telling the owner of an account that wrong passwords were tried: once per window, by mail, and in the audit trail."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction

from accounts import audit, mail
from accounts.models import Person

WINDOW = 5 * 60


@transaction.atomic
def tell_owner_of_limit(*, email: str, by: None = None) -> bool:
    """Mail the owner that sign-in by password is paused. Returns whether there was somebody to tell.

    For an address without an account the same marks and look-ups are made, and no mail is sent.
    """
    if not cache.add(f"sign-in-limit-told:{email.strip().lower()}", True, timeout=WINDOW):
        return False
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    audit.record(event="sign_in.limited", by=by, subject=person)
    if person is not None:
        mail.send("sign_in_limited", to=person)
    return person is not None
