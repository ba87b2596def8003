"""How the first two administrators come to be: by the operator, from the command line, and never again after that.

Every later administrator is proposed by one and confirmed by another.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts import audit
from accounts.models import Membership, Person
from accounts.reasons import ApproveReason
from accounts.services.requests import RequestRefused
from accounts.services.steps import note, take_step

ENOUGH = 2


@transaction.atomic
def add_first_administrator(*, email: str, name: str, password: str | None = None, by: None = None) -> Person:
    """Make (or find) the person and give them the administrator's role; raises RequestRefused when two have it."""
    held = Membership.objects.filter(role="admin", state=Membership.State.APPROVED, person__is_active=True)
    if held.count() >= ENOUGH:
        raise RequestRefused("There are two administrators already: one proposes the next, the other confirms")
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, password, name=name)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if held.filter(person=person).exists():
        raise RequestRefused("This person is an administrator already")
    membership = Membership.objects.create(person=person, asked_by=None, role="admin")
    note(membership=membership, source="", by=by, reason="operator")
    audit.record(event="role.first_administrator", by=by, subject=membership, detail={"person": str(person.public_id)})
    take_step(membership=membership, target=Membership.State.APPROVED, by=by, reason=ApproveReason.KNOWN, tell=False)
    return person
