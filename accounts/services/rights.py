"""A person's rights: a copy of what is held about them, and its removal."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts import audit, personal_data
from accounts.models import ErasureRequest, Person
from accounts.policies import check_close
from accounts.reasons import EndReason
from accounts.services.people import close_account
from accounts.services.requests import RequestRefused
from organisations.services import erase_contact_details


@transaction.atomic
def export_own_data(*, person: Person, by: Person | None) -> dict[str, Any]:
    """A copy of everything held about the person, for themselves or (by=None) made by the operator for them."""
    audit.record(event="person.exported", by=by, subject=person)
    return {"made": timezone.now().isoformat(), "portal": settings.COUNCIL.service_name, **personal_data.export(person)}


@transaction.atomic
def ask_erasure(*, by: Person) -> ErasureRequest:
    """Record that a person asks to be removed; an administrator does it within a month."""
    try:
        with transaction.atomic():
            request = ErasureRequest.objects.create(person=by)
    except IntegrityError:
        raise RequestRefused("You have asked for this already. We will do it within one month") from None
    audit.record(event="person.erasure_asked", by=by, subject=by)
    return request


@transaction.atomic
def erase_person(*, person: Person, by: Person | None, reason: EndReason = EndReason.ERASED) -> dict[str, int]:
    """Close the account, run every app's eraser and tell the person at their last address. Cannot be undone."""
    if by is not None:
        check_close(by=by, person=person)
    if person.erased_at is not None:
        raise RequestRefused("This person was removed already")
    address = person.email
    registered = _registered_address(person) if reason == EndReason.ERASED else ""
    personal_data.hold(person)
    close_account(person=person, by=by, reason=reason)
    rows = erase_contact_details(email=registered, person_id=str(person.public_id), by=by)
    counts = personal_data.erase(person, unused=reason == EndReason.UNUSED) | {"organisations": rows}
    Person.objects.filter(pk=person.pk).update(erased_at=timezone.now())
    ErasureRequest.objects.filter(person=person, done_at=None).update(done_at=timezone.now())
    audit.record(event="person.erased", by=by, subject=person, detail={"reason": str(reason)})
    if reason == EndReason.ERASED:
        words = {"council": settings.COUNCIL, "origin": settings.ORIGIN}
        subject = render_to_string("accounts/email/erased_subject.txt", words).strip()
        body = render_to_string("accounts/email/erased_message.txt", words).strip() + "\n"
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send()
    return counts


def _registered_address(person: Person) -> str:
    """The address whose entries in the role registers go too: only one that the person proved to be theirs.

    Otherwise somebody could sign up with a colleague's address and have her taken off her setting's register.
    """
    proved = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()
    return person.email if proved else ""
