"""What goes by itself: sign-ups nobody proved, accounts nobody uses, sessions and marks that ran out."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Person
from accounts.reasons import EndReason
from accounts.services.people import close_account
from accounts.services.rights import erase_person

UNPROVED_AFTER = timedelta(days=7)
UNUSED_AFTER = timedelta(days=396)  # 13 months
ERASE_CLOSED_AFTER = timedelta(days=730)


@transaction.atomic
def purge_expired(*, by: None = None) -> dict[str, int]:
    """Apply the retention periods; run nightly. The portal itself is the actor. Returns counts by what was done."""
    return {
        "sign_ups_removed": _unproved(by),
        "accounts_closed": _unused(by),
        "people_erased": _long_closed(by),
        "sessions_removed": Session.objects.filter(expire_date__lt=timezone.now()).delete()[0],
        "marks_removed": _cache_rows(),
    }


def _unproved(by: None) -> int:
    proved = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    stale = Person.objects.filter(
        ~Exists(proved), erased_at=None, date_joined__lt=timezone.now() - UNPROVED_AFTER, is_demo=False, last_login=None
    )
    for person in stale:
        erase_person(person=person, by=by, reason=EndReason.UNUSED)
    return len(stale)


def _unused(by: None) -> int:
    before = timezone.now() - UNUSED_AFTER
    unused = Person.objects.filter(
        Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before), is_active=True, is_demo=False
    )
    for person in unused:
        close_account(person=person, by=by, reason=EndReason.UNUSED)
    return len(unused)


def _long_closed(by: None) -> int:
    before = timezone.now() - ERASE_CLOSED_AFTER
    closed = Person.objects.filter(
        Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before),
        is_active=False,
        erased_at=None,
        is_demo=False,
    )
    for person in closed:
        erase_person(person=person, by=by, reason=EndReason.UNUSED)
    return len(closed)


def _cache_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_cache WHERE expires < now()")
        return int(cursor.rowcount)
